# One helper per kind of target.

# connectkit_room(NAME DEPENDS room… LIBRARIES target…): the static library of one room under tools/connectkit.
# Every room is called connectkit_NAME and sees only the headers of the rooms that it depends on by rule;
# tests/repo checks that includes keep to that.
function(connectkit_room NAME)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  add_library(connectkit_${NAME} STATIC ${sources})
  target_include_directories(connectkit_${NAME} PUBLIC ${CMAKE_SOURCE_DIR}/tools)
  list(TRANSFORM ROOM_DEPENDS PREPEND connectkit_)
  target_link_libraries(connectkit_${NAME} PUBLIC ${ROOM_DEPENDS} ${ROOM_LIBRARIES} PRIVATE connectkit_warnings)
endfunction()

# connectkit_test(NAME SOURCES file… LIBRARIES target… LABELS label…): one Catch2 binary, registered with CTest.
function(connectkit_test NAME)
  cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${NAME} ${TEST_SOURCES})
  target_link_libraries(${NAME} PRIVATE connectkit_test_support ${TEST_LIBRARIES} connectkit_warnings)
  target_compile_definitions(${NAME} PRIVATE
    CONNECTKIT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CONNECTKIT_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${NAME} COMMAND ${NAME})
  set_tests_properties(${NAME} PROPERTIES LABELS "${TEST_LABELS}" TIMEOUT 600)
endfunction()
