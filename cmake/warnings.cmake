# One interface target carries the warnings of every target of ours.
add_library(connectkit_warnings INTERFACE)
target_compile_options(connectkit_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wcast-align -Wformat=2)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false null dereferences and restrict overlaps inside its own inlined std::string.
  target_compile_options(connectkit_warnings INTERFACE -Wno-null-dereference -Wno-restrict -Wduplicated-cond -Wlogical-op)
endif()
if(CONNECTKIT_SANITIZED AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # With sanitizers g++ 12 takes members of the standard library's own temporaries for uninitialized; the release build
  # keeps the warning.
  target_compile_options(connectkit_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
if(CONNECTKIT_WERROR)
  target_compile_options(connectkit_warnings INTERFACE -Werror)
endif()
