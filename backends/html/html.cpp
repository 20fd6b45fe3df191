#include "html/html.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace waymark::html {

namespace {

/// Control characters are no HTML; a replacement keeps the text readable and the page valid.
constexpr bool is_control(unsigned char byte) {
  return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
}

constexpr auto stands_for_itself = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    table[byte] = byte != '&' && byte != '<' && byte != '>' && byte != '"' && byte != '\'' &&
                  !is_control(static_cast<unsigned char>(byte));
  }
  return table;
}();

std::string_view escape_of(char letter) {
  switch (letter) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  default: return "\xEF\xBF\xBD";
  }
}

/// What says nothing is left out: no class, or the language around it.
bool says_nothing(const Attribute& attribute) {
  return attribute.value().empty() &&
         (attribute.name() == std::string_view("class") || attribute.name() == "lang");
}

/// Of an element without its content, if nothing has to be escaped.
std::size_t size_of(Tag tag, Attributes attributes) {
  std::size_t size = 2 * tag.name().size() + std::string_view("<></>").size();
  for (const Attribute& attribute : attributes) {
    size += attribute.name().size() + attribute.value().size() + std::string_view(" =\"\"").size();
  }
  return size;
}

char* put(char* out, std::string_view text) {
  std::memcpy(out, text.data(), text.size());
  return out + text.size();
}

/// Writes an opening tag where there is room for `size_of` bytes; gives its end, null if a value
/// has to be escaped.
char* put_tag(char* out, Tag tag, Attributes attributes) {
  *out++ = '<';
  out = put(out, tag.name());
  for (const Attribute& attribute : attributes) {
    if (says_nothing(attribute)) continue;
    *out++ = ' ';
    out = put(out, attribute.name());
    *out++ = '=';
    *out++ = '"';
    for (const char letter : attribute.value()) {
      if (!stands_for_itself[static_cast<unsigned char>(letter)]) return nullptr;
      *out++ = letter;
    }
    *out++ = '"';
  }
  *out++ = '>';
  return out;
}

void append_end(std::string& out, std::string_view name) {
  std::array<char, 32> room;
  if (name.size() + 3 > room.size()) {
    out.append("</").append(name).append(">");
    return;
  }
  room[0] = '<';
  room[1] = '/';
  char* const end = put(room.data() + 2, name);
  *end = '>';
  out.append(room.data(), name.size() + 3);
}

} // namespace

void append_escaped(std::string& out, std::string_view author) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < author.size(); ++at) {
    if (stands_for_itself[static_cast<unsigned char>(author[at])]) continue;
    out.append(author.substr(done, at - done));
    out.append(escape_of(author[at]));
    done = at + 1;
  }
  out.append(author.substr(done));
}

void Html::open(Tag tag, Attributes attributes) {
  // Put together aside: many small pieces cost more where the text may have to grow at each.
  std::array<char, 512> room;
  if (size_of(tag, attributes) <= room.size()) {
    if (const char* const end = put_tag(room.data(), tag, attributes)) {
      markup_.append(room.data(), static_cast<std::size_t>(end - room.data()));
      return;
    }
  }
  markup_ += '<';
  markup_ += tag.name();
  for (const Attribute& attribute : attributes) {
    if (says_nothing(attribute)) continue;
    markup_ += ' ';
    markup_ += attribute.name();
    markup_ += "=\"";
    append_escaped(markup_, attribute.value());
    markup_ += '"';
  }
  markup_ += '>';
}

Html text(std::string_view author) {
  Html result;
  append_escaped(result.markup_, author);
  return result;
}

Html element(Tag tag, Attributes attributes, const Html& content) {
  Html result;
  result.markup_.reserve(content.markup_.size() + size_of(tag, attributes));
  result.open(tag, attributes);
  result.markup_ += content.markup_;
  append_end(result.markup_, tag.name());
  return result;
}

Html empty_element(Tag tag, Attributes attributes) {
  Html result;
  result.open(tag, attributes);
  return result;
}

Html script_file(const Link& link) {
  Html result;
  result.markup_ = "<script src=\"";
  append_escaped(result.markup_, link.address());
  result.markup_ += "\"></script>";
  return result;
}

namespace {

bool starts_with_folded(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) {
    return false;
  }
  for (std::size_t at = 0; at < lower.size(); ++at) {
    const char letter = text[at];
    const char folded =
        letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    if (folded != lower[at]) {
      return false;
    }
  }
  return true;
}

/// Is the tag at `<` one that our painter writes?
bool is_drawing_tag(std::string_view tag) {
  static constexpr std::array names{
      "svg",  "g", "rect",   "path",    "polygon", "polyline", "line",  "text", "tspan", "title",
      "desc", "a", "circle", "ellipse", "defs",    "marker",   "style", "use",  "symbol"};
  if (!tag.empty() && tag.front() == '/') {
    tag.remove_prefix(1);
  }
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\n/>"));
  for (const std::string_view known : names) {
    if (name == known) {
      return true;
    }
  }
  return false;
}

} // namespace

Html inline_svg(std::string_view markup) {
  const std::size_t begin = markup.find("<svg");
  if (begin == std::string_view::npos) {
    return {};
  }
  markup.remove_prefix(begin); // an XML declaration is for files of their own
  for (std::size_t at = markup.find('<'); at != std::string_view::npos;
       at = markup.find('<', at + 1)) {
    if (!is_drawing_tag(markup.substr(at + 1, 32))) {
      return {};
    }
  }
  for (std::size_t at = markup.find("href=\""); at != std::string_view::npos;
       at = markup.find("href=\"", at + 6)) {
    const std::string_view address = markup.substr(at + 6, markup.find('"', at + 6) - at - 6);
    if (starts_with_folded(address, "javascript:") || starts_with_folded(address, "data:")) {
      return {};
    }
  }
  Html result;
  result.markup_ = markup;
  return result;
}

MarkupWriter::MarkupWriter(std::string_view language, const Html& head, std::size_t room) {
  std::string& out = html_.markup_;
  out.reserve(head.markup_.size() + room);
  out += "<!DOCTYPE html>\n<html lang=\"";
  append_escaped(out, language);
  out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += head.markup_;
  out += "</head>\n";
}

void MarkupWriter::open(Tag tag, Attributes attributes) {
  html_.open(tag, attributes);
  open_.push_back(tag.name());
}

void MarkupWriter::close() {
  append_end(html_.markup_, open_.back());
  open_.pop_back();
}

void MarkupWriter::close_all() {
  while (!open_.empty()) close();
}

Html MarkupWriter::take() && {
  close_all();
  return std::move(html_);
}

std::string MarkupWriter::take_document() && {
  close_all();
  html_.markup_ += "\n</html>\n";
  return std::move(html_.markup_);
}

} // namespace waymark::html
