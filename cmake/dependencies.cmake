# Every library that the project uses, as one imported target each.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# Static where Debian has the archive, so that connectkit is one file; the linker takes what is named in full.
function(connectkit_static_library TARGET ARCHIVE HEADER)
  find_library(${TARGET}_archive ${ARCHIVE} REQUIRED)
  find_path(${TARGET}_include ${HEADER} REQUIRED)
  add_library(${TARGET} STATIC IMPORTED GLOBAL)
  set_target_properties(${TARGET} PROPERTIES IMPORTED_LOCATION "${${TARGET}_archive}")
  target_include_directories(${TARGET} SYSTEM INTERFACE "${${TARGET}_include}")
endfunction()

connectkit_static_library(connectkit_libyaml libyaml.a yaml.h)
connectkit_static_library(connectkit_re2 libre2.a re2/re2.h)
target_link_libraries(connectkit_re2 INTERFACE Threads::Threads)
connectkit_static_library(connectkit_yaml_cpp libyaml-cpp.a yaml-cpp/yaml.h)

find_path(connectkit_valijson_include valijson/validator.hpp REQUIRED)
add_library(connectkit_valijson INTERFACE)
target_include_directories(connectkit_valijson SYSTEM INTERFACE ${connectkit_valijson_include})

# Debian has fmt as a shared library only: compiled from its headers, once.
find_path(connectkit_fmt_include fmt/format.h REQUIRED)
add_library(connectkit_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
target_include_directories(connectkit_fmt SYSTEM PUBLIC ${connectkit_fmt_include})

# Debian has spdlog as a shared library only, too: its headers, with the fmt above.
find_path(connectkit_spdlog_include spdlog/spdlog.h REQUIRED)
add_library(connectkit_spdlog INTERFACE)
target_include_directories(connectkit_spdlog SYSTEM INTERFACE ${connectkit_spdlog_include})
target_link_libraries(connectkit_spdlog INTERFACE connectkit_fmt Threads::Threads)

pkg_check_modules(libnats REQUIRED IMPORTED_TARGET GLOBAL libnats)
