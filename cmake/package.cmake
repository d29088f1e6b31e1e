# The SDK as a CMake package: one archive with all that a runtime links, the public headers, and what embeds definitions.
include(CMakePackageConfigHelpers)

# connectkit_archive(NAME TARGET): the static library NAME, with the objects of TARGET and of every static library of ours
# that it links, directly or not.
function(connectkit_archive NAME TARGET)
  set(open ${TARGET})
  set(seen "")
  while(open)
    list(POP_FRONT open library)
    if(NOT TARGET ${library} OR library IN_LIST seen)
      continue()
    endif()
    get_target_property(type ${library} TYPE)
    get_target_property(imported ${library} IMPORTED)
    if(type STREQUAL "STATIC_LIBRARY" AND NOT imported)
      list(APPEND seen ${library})
      get_target_property(links ${library} LINK_LIBRARIES)
      list(APPEND open ${links})
    endif()
  endwhile()
  list(TRANSFORM seen REPLACE "(.+)" "$<TARGET_OBJECTS:\\1>")
  add_library(${NAME} STATIC ${seen})
  set_target_properties(${NAME} PROPERTIES LINKER_LANGUAGE CXX)
endfunction()

connectkit_archive(connectkit_sdk_archive connectkit_sdk)
set_target_properties(connectkit_sdk_archive PROPERTIES
  OUTPUT_NAME connectkit_sdk ARCHIVE_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/package)
install(TARGETS connectkit_sdk_archive)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/runtime/sdk/include/connectkit DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/connectkit)
install(TARGETS connectkit-bundler DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/connectkit)

set(connectkit_archives yaml re2)
set(connectkit_libexec ${CMAKE_INSTALL_LIBEXECDIR}/connectkit)
set(connectkit_package ${CMAKE_INSTALL_LIBDIR}/cmake/connectkit)
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/connectkitConfig.cmake.in ${CMAKE_BINARY_DIR}/package/connectkitConfig.cmake
  INSTALL_DESTINATION ${connectkit_package}
  PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR connectkit_libexec)
write_basic_package_version_file(${CMAKE_BINARY_DIR}/package/connectkitConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${CMAKE_BINARY_DIR}/package/connectkitConfig.cmake ${CMAKE_BINARY_DIR}/package/connectkitConfigVersion.cmake
        ${CMAKE_CURRENT_LIST_DIR}/definitions.cmake ${CMAKE_CURRENT_LIST_DIR}/embed_definitions.cmake
  DESTINATION ${connectkit_package})
