#include "manifest.hpp"

#include "backends/percent_encoding.hpp"
#include "source_files.hpp"
#include "text_pieces.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::string_view remark = "# Files that 'waymark build' made here. The next build "
                                    "removes those that it no longer makes.\n";

/// Of a path: what would end or confuse a line.
bool is_plain_in_line(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte >= 0x20 && byte != 0x7F && letter != '%';
}

} // namespace

std::string path_line(std::string_view path) {
  return percent_encoded(path, is_plain_in_line) + "\n";
}

std::string path_of_line(std::string_view line) {
  return percent_decoded(line);
}

std::string manifest_text(const Manifest& paths) {
  std::string text(remark);
  for (const std::string& path : paths) text += path_line(path);
  return text;
}

Manifest read_manifest(std::string_view text) {
  Manifest paths;
  while (!text.empty()) {
    const std::string_view line = take_until('\n', text);
    if (line.empty() || line.starts_with('#')) continue;
    std::string path = path_of_line(line);
    if (is_safe_output_path(path)) paths.insert(std::move(path));
  }
  return paths;
}

bool is_safe_output_path(std::string_view path) {
  if (path == manifest_name || path == stamp_name || path.size() > 4000) return false;
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
