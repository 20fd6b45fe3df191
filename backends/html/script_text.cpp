#include "html/script_text.hpp"

#include <fmt/format.h>

namespace waymark::html {

void append_script_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (text[at] == '"' || text[at] == '\\') {
      out += '\\';
      out += text[at];
    } else if (text[at] == '\n') {
      out += "\\n";
    } else if (text[at] == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || text[at] == '<') {
      out += fmt::format("\\u{:04x}", byte);
    } else if (text.substr(at).starts_with("\xE2\x80\xA8") ||
               text.substr(at).starts_with("\xE2\x80\xA9")) {
      out += byte == 0xE2 && text[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      at += 2;
    } else {
      out += text[at];
    }
  }
  out += '"';
}

std::string script_string(std::string_view text) {
  std::string out;
  append_script_string(out, text);
  return out;
}

} // namespace waymark::html
