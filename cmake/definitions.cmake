# connectkit_definitions(TARGET DIRECTORY dir HEADER header FUNCTION ns::name): lints and compiles a `.connect` directory
# and embeds its library.json in TARGET. HEADER declares `std::string_view ns::name()`. A wrong definition is an error
# of the build.
set(CONNECTKIT_DEFINITIONS_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_definitions.cmake)
function(connectkit_definitions TARGET)
  cmake_parse_arguments(DEFINITIONS "" "DIRECTORY;HEADER;FUNCTION" "" ${ARGN})
  cmake_path(ABSOLUTE_PATH DEFINITIONS_DIRECTORY BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${DEFINITIONS_DIRECTORY}/*)
  set(library ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.library.json)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}.definitions.cpp)
  # A component that went away makes the library stale, too: so the list of files is one more dependency.
  file(GENERATE OUTPUT ${library}.files CONTENT "${files}\n")
  add_custom_command(
    OUTPUT ${library}
    COMMAND ${CONNECTKIT_BUNDLER} ${DEFINITIONS_DIRECTORY} ${library}
    DEPENDS ${CONNECTKIT_BUNDLER} ${files} ${library}.files
    COMMENT "Compiling ${DEFINITIONS_DIRECTORY}"
    VERBATIM)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DLIBRARY=${library} -DOUTPUT=${output} -DHEADER=${DEFINITIONS_HEADER}
            -DFUNCTION=${DEFINITIONS_FUNCTION} -P ${CONNECTKIT_DEFINITIONS_SCRIPT}
    DEPENDS ${library} ${CONNECTKIT_DEFINITIONS_SCRIPT}
    VERBATIM)
  target_sources(${TARGET} PRIVATE ${output})
endfunction()
