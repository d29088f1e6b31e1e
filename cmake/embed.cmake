# connectkit_embed(TARGET HEADER header FUNCTION ns::name FILES file…): compiles the bytes of text files into TARGET.
# HEADER declares `std::span<const connectkit::EmbeddedFile> ns::name()` (base/embedded_file.hpp); a file's name there
# is its name without folder and extension. A file may be the output of a build rule.
set(CONNECTKIT_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_files.cmake)
function(connectkit_embed TARGET)
  cmake_parse_arguments(EMBED "" "HEADER;FUNCTION" "FILES" ${ARGN})
  string(REGEX REPLACE "[^a-zA-Z0-9]+" "_" stem ${EMBED_FUNCTION})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${stem}.cpp)
  # A list is one argument of the script only when its separators are none of the shell's.
  string(REPLACE ";" "|" files "${EMBED_FILES}")
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DHEADER=${EMBED_HEADER} -DFUNCTION=${EMBED_FUNCTION} "-DFILES=${files}"
            -P ${CONNECTKIT_EMBED_SCRIPT}
    DEPENDS ${EMBED_FILES} ${CONNECTKIT_EMBED_SCRIPT}
    COMMENT "Embedding ${EMBED_FUNCTION}"
    VERBATIM)
  target_sources(${TARGET} PRIVATE ${output})
endfunction()
