#include "identifiers.hpp"

#include "grammar/tree_builder.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>

namespace waymark {

namespace {

/// What an id keeps of an ASCII character of a title; 0 for one that an id does not have.
constexpr char id_character(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  return kept ? c : '\0';
}

void append_ascii_id(std::string& out, std::string_view title) {
  const std::size_t first = out.size();
  bool gap = false;
  for (const char c : title) {
    const char kept = id_character(c);
    if (kept == '\0') {
      gap = true;
      continue;
    }
    if (gap && out.size() > first) out.push_back('-');
    gap = false;
    out.push_back(kept);
  }
}

std::string unicode_id(std::string_view title) {
  const std::string lower = to_nfc(to_lower(title));
  std::string id;
  bool gap = false;
  for (std::size_t offset = 0; offset < lower.size();) {
    const CodePoint point = decode(lower, offset);
    if (point.size == 0) break;
    if (point.value == U'_' || is_letter_mark_or_digit(point.value)) {
      if (gap && !id.empty()) id.push_back('-');
      gap = false;
      id.append(lower, offset, point.size);
    } else {
      gap = true;
    }
    offset += point.size;
  }
  return id;
}

} // namespace

std::string_view string_text(NodeRef string, TextStore& texts) {
  const std::string_view quoted = string.text();
  if (quoted.find('\\') != std::string_view::npos) return texts.keep(decode_string(quoted).text);
  const std::size_t marks = string.damage() == Damage::unclosed ? 1 : 2;
  return quoted.size() < marks ? std::string_view() : quoted.substr(1, quoted.size() - marks);
}

std::string_view normal_id(std::string_view written, TextStore& texts) {
  if (is_ascii(written)) return written;
  const std::string normal = to_nfc(written);
  return normal == written ? written : texts.keep(normal);
}

std::string_view id_of_title(std::string_view title, TextStore& texts) {
  if (!is_ascii(title)) return texts.keep(unicode_id(title));
  std::string& chunk = texts.room(title.size());
  const std::size_t first = chunk.size();
  append_ascii_id(chunk, title);
  return std::string_view(chunk).substr(first);
}

std::string_view title_of_id(std::string_view id, TextStore& texts) {
  std::string spaced(id);
  std::ranges::replace_if(
      spaced, [](char c) { return c == '_' || c == '-'; }, ' ');
  return texts.keep(capitalize(spaced));
}

NameText name_text(NodeRef name, NodeRef title, TextStore& texts) {
  NameText result;
  if (title) {
    result.title = string_text(title, texts);
    result.span = title.span();
  }
  if (name) {
    result.id = normal_id(name.text(), texts);
    result.span = name.span();
    result.explicit_id = true;
    if (result.title.empty()) result.title = title_of_id(result.id, texts);
  } else if (title) {
    result.id = id_of_title(result.title, texts);
  }
  return result;
}

} // namespace waymark
