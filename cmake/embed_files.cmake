# Writes OUTPUT, a C++ file that defines FUNCTION over the texts of FILES; see embed.cmake.
string(REPLACE "|" ";" FILES "${FILES}")
set(entries "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME_WE)
  # The delimiter is longer than what a text could hold by accident.
  string(APPEND entries "    {\"${name}\", R\"connectkit-file(${text})connectkit-file\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

#include <array>

namespace {

constexpr connectkit::EmbeddedFile files[] = {
${entries}};

}  // namespace

std::span<const connectkit::EmbeddedFile> ${FUNCTION}() { return files; }
")
