#include "diagram/paint/xml.hpp"

#include "grammar/unicode.hpp"

namespace waymark {

void append_escaped(std::string& out, std::string_view text, bool in_attribute) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      ++at;
      switch (byte) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\n': out += in_attribute ? "&#10;" : "\n"; break;
      case '\t': out += ' '; break;
      default:
        out += byte < 0x20 || byte == 0x7f ? std::string("\ufffd") : std::string(1, text[at - 1]);
      }
      continue;
    }
    const CodePoint next = decode(text, at);
    if (next.size == 0) break;
    const bool allowed = next.value >= 0xa0 && (next.value & 0xfffe) != 0xfffe;
    if (allowed) {
      out += text.substr(at, next.size);
    } else {
      out += "\ufffd";
    }
    at += next.size;
  }
}

void XmlWriter::finish_tag() {
  if (in_tag_) out_ += '>';
  in_tag_ = false;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  finish_tag();
  out_.append("<").append(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value, true);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::int64_t value) {
  out_.append(" ").append(name).append("=\"").append(std::to_string(value)).append("\"");
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view value) {
  finish_tag();
  append_escaped(out_, value, false);
  return *this;
}

XmlWriter& XmlWriter::close(std::string_view name) {
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
    return *this;
  }
  out_.append("</").append(name).append(">");
  return *this;
}

XmlWriter& XmlWriter::line_break() {
  finish_tag();
  out_ += '\n';
  return *this;
}

} // namespace waymark
