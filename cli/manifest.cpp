#include "manifest.hpp"

#include "source_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace waymark {
namespace {

constexpr std::string_view remark = "# Files that 'waymark build' made here. The next build "
                                    "removes those that it no longer makes.\n";

std::string encode(std::string_view path) {
  std::string line;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '%') {
      line += fmt::format("%{:02X}", byte);
    } else {
      line += c;
    }
  }
  return line;
}

std::string decode(std::string_view line) {
  std::string path;
  for (std::size_t at = 0; at < line.size(); ++at) {
    unsigned value = 0;
    if (line[at] == '%' && at + 2 < line.size() &&
        std::from_chars(&line[at + 1], &line[at + 1] + 2, value, 16).ptr == &line[at + 1] + 2) {
      path += static_cast<char>(value);
      at += 2;
    } else {
      path += line[at];
    }
  }
  return path;
}

} // namespace

std::string manifest_text(const Manifest& paths) {
  std::string text(remark);
  for (const std::string& path : paths) text += encode(path) + "\n";
  return text;
}

Manifest read_manifest(std::string_view text) {
  Manifest paths;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(length + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    std::string path = decode(line);
    if (is_safe_output_path(path)) paths.insert(std::move(path));
  }
  return paths;
}

bool is_safe_output_path(std::string_view path) {
  if (path == manifest_name || path.size() > 4000) return false;
  if (path.find('\0') != std::string_view::npos) return false;
  std::string_view rest = path;
  for (;;) {
    const std::size_t length = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, length);
    if (part.empty() || part == "." || part == "..") return false;
    if (length == rest.size()) return true;
    rest.remove_prefix(length + 1);
  }
}

} // namespace waymark
