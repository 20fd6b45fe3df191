#include "html/html.hpp"

#include <array>

namespace waymark::html {

void append_escaped(std::string& out, std::string_view author) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < author.size(); ++at) {
    std::string_view escape;
    switch (author[at]) {
    case '&': escape = "&amp;"; break;
    case '<': escape = "&lt;"; break;
    case '>': escape = "&gt;"; break;
    case '"': escape = "&quot;"; break;
    case '\'': escape = "&#39;"; break;
    default:
      // Control characters are no HTML; a replacement keeps the text readable and the page valid.
      if (static_cast<unsigned char>(author[at]) < 0x20 && author[at] != '\n' &&
          author[at] != '\t') {
        escape = "\xEF\xBF\xBD";
      } else if (author[at] == '\x7f') {
        escape = "\xEF\xBF\xBD";
      }
    }
    if (!escape.empty()) {
      out.append(author.substr(done, at - done));
      out.append(escape);
      done = at + 1;
    }
  }
  out.append(author.substr(done));
}

void Html::open(Tag tag, Attributes attributes) {
  markup_ += '<';
  markup_ += tag.name();
  for (const Attribute& attribute : attributes) {
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
  result.markup_.reserve(content.markup_.size() + 2 * tag.name().size() + 32);
  result.open(tag, attributes);
  result.markup_ += content.markup_;
  result.markup_ += "</";
  result.markup_ += tag.name();
  result.markup_ += '>';
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

std::string whole_document(std::string_view language, const Html& head, const Html& body) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  append_escaped(out, language);
  out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += head.markup_;
  out += "</head>\n";
  out += body.markup_;
  out += "\n</html>\n";
  return out;
}

} // namespace waymark::html
