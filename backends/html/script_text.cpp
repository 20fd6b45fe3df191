#include "html/script_text.hpp"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// 0xE2 begins the two line ends that scripts know beside ours.
constexpr auto stands_for_itself = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0x20; byte < 256; ++byte) {
    table[byte] = byte != 0xE2 && byte != '"' && byte != '\\' && byte != '<';
  }
  return table;
}();

/// What stands in a script for the bytes at the start of `text`, and how many those are.
std::pair<std::string, std::size_t> escape_sequence(std::string_view text) {
  const char letter = text.front();
  if (letter == '"' || letter == '\\') return {{'\\', letter}, 1};
  if (letter == '\n') return {"\\n", 1};
  if (letter == '\t') return {"\\t", 1};
  if (text.starts_with("\xE2\x80\xA8")) return {"\\u2028", 3};
  if (text.starts_with("\xE2\x80\xA9")) return {"\\u2029", 3};
  if (letter == '\xE2') return {{letter}, 1};
  return {fmt::format("\\u{:04x}", static_cast<unsigned char>(letter)), 1};
}

} // namespace

void append_script_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && stands_for_itself[static_cast<unsigned char>(text[plain])]) {
      ++plain;
    }
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto [written, length] = escape_sequence(text);
    out += written;
    text.remove_prefix(length);
  }
  out += '"';
}

std::string script_string(std::string_view text) {
  std::string out;
  append_script_string(out, text);
  return out;
}

} // namespace waymark::html
