#include "paths.hpp"

#include <vector>

namespace waymark {

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_scheme_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
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
  return length >= 2 && is_letter(text[0]) && length < text.size() && text[length] == ':';
}

std::string resolve_path(std::string_view source_path, std::string_view path) {
  path = path.substr(0, path.find('#'));
  if (path.empty()) return {};
  const std::size_t slash = source_path.rfind('/');
  std::string_view folder =
      slash == std::string_view::npos ? std::string_view() : source_path.substr(0, slash + 1);
  if (path.front() == '/') folder = {};
  const bool absolute = path.front() == '/' || (!folder.empty() && folder.front() == '/');
  std::vector<std::string_view> parts;
  append_parts(parts, folder, absolute);
  append_parts(parts, path, absolute);
  std::string resolved = absolute ? "/" : "";
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) resolved += '/';
    resolved += parts[i];
  }
  return resolved.empty() ? "." : resolved;
}

} // namespace waymark
