#include "plain_paragraph.hpp"

#include <array>

namespace waymark {
namespace {

/// Characters that mean themselves wherever they stand, for CommonMark and for the extensions that
/// we use (tables, tasks, crossed out words, addresses that become links), and that HTML does not
/// escape.
constexpr auto means_itself = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0x80; byte < 256; ++byte) table[byte] = true;
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = true;
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = true;
  for (const unsigned char c : {' ', ',', '.', ';', '?', '\'', '(', ')', '/', '%', '-'})
    table[c] = true;
  return table;
}();

/// No letter outside of ASCII opens anything either; these are the ones from À to ÿ.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\xC3';
}

} // namespace

bool is_plain_paragraph(std::string_view markdown) {
  // A line must begin with a letter: digits and hyphens may open a list there.
  if (markdown.empty() || markdown.back() == ' ' || markdown.back() == '\n') return false;
  char before = '\n';
  for (const char c : markdown) {
    if (before == '\n' && !is_letter(c)) return false;
    if (before == ' ' && (c == ' ' || c == '\n')) return false; // a line end that is kept
    if (c != '\n' && !means_itself[static_cast<unsigned char>(c)]) return false;
    before = c;
  }
  return markdown.find("www.") == std::string_view::npos;
}

} // namespace waymark
