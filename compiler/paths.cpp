#include "compiler/paths.hpp"

#include "grammar/ascii.hpp"

#include <fmt/format.h>
#include <vector>

namespace waymark {
namespace {

bool is_scheme_character(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
}

void append_parts(std::vector<std::string_view>& parts, std::string_view path, bool absolute) {
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (!parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (!absolute) {
      parts.push_back(part);
    }
  }
}

} // namespace

bool is_address(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && is_scheme_character(text[length])) ++length;
  return length >= 2 && is_ascii_letter(text[0]) && length < text.size() && text[length] == ':';
}

std::size_t folder_length(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? 0 : slash + 1;
}

std::string numbered_path(std::string_view path, std::size_t number) {
  const std::size_t name = folder_length(path);
  const std::size_t dot = path.rfind('.');
  const bool has_ending = dot != std::string_view::npos && dot > name;
  const std::size_t stem = has_ending ? dot : path.size();
  return fmt::format("{}-{}{}", path.substr(0, stem), number, path.substr(stem));
}

std::string join_paths(std::string_view folder, std::string_view path) {
  if (path.starts_with('/')) folder = {};
  const bool absolute = path.starts_with('/') || folder.starts_with('/');
  std::vector<std::string_view> parts;
  append_parts(parts, folder, absolute);
  append_parts(parts, path, absolute);
  std::string joined = absolute ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) joined += '/';
    joined += parts[i];
  }
  return joined.empty() ? "." : joined;
}

std::string resolve_path(std::string_view source_path, std::string_view path) {
  path = path.substr(0, path.find('#'));
  return path.empty() ? std::string()
                      : join_paths(source_path.substr(0, folder_length(source_path)), path);
}

} // namespace waymark
