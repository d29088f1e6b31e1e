// The floor of every YAML reader here: libyaml's event loop over all definitions below the
// directories that are given, one thread, nothing kept.

#include <yaml.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace {

bool drain(const std::string& text, std::size_t& events) {
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) {
    return false;
  }
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  bool good = true;
  for (bool done = false; good && !done;) {
    yaml_event_t event;
    good = yaml_parser_parse(&parser, &event) != 0;
    if (good) {
      ++events;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
  }
  yaml_parser_delete(&parser);
  return good;
}

std::string read(const std::filesystem::path& path) {
  std::string text(std::filesystem::file_size(path), '\0');
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  text.resize(file ? std::fread(text.data(), 1, text.size(), file.get()) : 0);
  return text;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  std::size_t events = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.path().extension() != ".yml") {
        continue;
      }
      if (!drain(read(entry.path()), events)) {
        std::fprintf(stderr, "%s: not read\n", entry.path().c_str());
        return 1;
      }
      ++files;
    }
  }
  std::printf("%zu files, %zu events\n", files, events);
  return 0;
}
