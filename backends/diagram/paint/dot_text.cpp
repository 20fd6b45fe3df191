#include "diagram/paint/dot_text.hpp"

#include "diagram/paint/palette.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

/// Graphviz's reader of DOT refuses texts of 16384 bytes.
constexpr std::size_t longest_text = 4000;
/// Between baselines of what stands in one row.
constexpr std::int32_t same_row = 3;
constexpr std::string_view usual_colour = "ink";

/// Calls `write` with each character of a text that is not too long.
template<typename Write>
void each_character(std::string_view value, const std::string& out, Write&& write) {
  const std::size_t begin = out.size();
  for (std::size_t at = 0; at < value.size() && out.size() - begin < longest_text;) {
    const CodePoint next = decode(value, at);
    if (next.size == 0) break;
    write(next.value, value.substr(at, next.size));
    at += next.size;
  }
}

bool is_control(char32_t character) {
  return character < 0x20 || character == 0x7f;
}

/// Graphviz looks for its escapes in HTML-like labels, too, behind the entities.
void append_marked_up(std::string& out, std::string_view value) {
  each_character(value, out, [&](char32_t character, std::string_view bytes) {
    switch (character) {
    case '\\': out += "\\\\"; break;
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    default:
      if (!is_control(character)) out += bytes;
    }
  });
}

std::string_view colour_name(const TextLine& line) {
  const std::string_view style = line.style;
  if (style == "in-tool") return "tool-ink";
  if (style == "in-document" || style == "document-flow") return "document-ink";
  if (style.starts_with("frame-title")) return "frame-ink";
  if (style == "gap-text") return "gap-ink";
  for (const std::string_view same :
       {"muted", "silent", "back", "deadline", "exception", "sign-ink"}) {
    if (style == same) return same;
  }
  return usual_colour;
}

bool look_alike(const TextLine& a, const TextLine& b) {
  return a.size == b.size && a.bold == b.bold && colour_name(a) == colour_name(b);
}

/// As read: from top to bottom, from left to right.
void sort_as_read(std::vector<TextLine>& lines) {
  std::erase_if(lines, [](const TextLine& line) { return line.text.empty(); });
  std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
    return std::pair(a.baseline.y, a.baseline.x) < std::pair(b.baseline.y, b.baseline.x);
  });
}

bool begin_at_left(const std::vector<TextLine>& lines) {
  return std::none_of(lines.begin(), lines.end(),
                      [](const TextLine& line) { return line.align == Align::centre; });
}

std::string plain(const std::vector<TextLine>& lines) {
  const bool left = begin_at_left(lines);
  const std::string_view line_end = left ? "\\l" : "\\n";
  std::string out;
  std::int32_t y = 0;
  for (const TextLine& line : lines) {
    if (!out.empty()) out += line.baseline.y - y < same_row ? std::string_view(" ") : line_end;
    out += dot_text(line.text);
    y = line.baseline.y;
  }
  if (left) out += line_end;
  return out;
}

std::string marked_up(const std::vector<TextLine>& lines, Theme theme) {
  std::string out;
  std::int32_t y = 0;
  for (const TextLine& line : lines) {
    if (!out.empty()) out += line.baseline.y - y < same_row ? " " : "<BR/>";
    y = line.baseline.y;
    const std::string_view name = colour_name(line);
    out += "<FONT POINT-SIZE=\"" + std::to_string(line.size) + "\"";
    if (name != usual_colour) out.append(" COLOR=\"").append(colour(name, theme)).append("\"");
    out += line.bold ? "><B>" : ">";
    append_marked_up(out, line.text);
    out += line.bold ? "</B></FONT>" : "</FONT>";
  }
  return out;
}

} // namespace

std::string dot_text(std::string_view value) {
  std::string out;
  each_character(value, out, [&](char32_t character, std::string_view bytes) {
    if (character == '\\') {
      out += "\\\\";
    } else if (character == '&') {
      out += "&amp;";
    } else if (character == '\n') {
      out += "\\n";
    } else if (!is_control(character)) {
      out += bytes;
    }
  });
  return out;
}

void append_quoted(std::string& out, std::string_view value) {
  out += '"';
  for (const char c : value) {
    if (c == '"') out += '\\';
    out += c;
  }
  out += '"';
}

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append("=");
  append_quoted(out, value);
  out += ", ";
}

void append_label(std::string& out, std::vector<TextLine> lines, Theme theme) {
  sort_as_read(lines);
  if (lines.empty()) return;
  const TextLine& last = lines.back();
  // Rows that begin at the left stay plain: Graphviz centres the others as a whole.
  const bool alike =
      begin_at_left(lines) || std::all_of(lines.begin(), lines.end(),
                                          [&](const TextLine& l) { return look_alike(l, last); });
  if (!alike) {
    out += "label=<" + marked_up(lines, theme) + ">, ";
    return;
  }
  append_attribute(out, "label", plain(lines));
  if (last.bold) append_attribute(out, "fontname", "Arial Bold");
  append_attribute(out, "fontsize", std::to_string(last.size));
  const std::string_view name = colour_name(last);
  if (name != usual_colour) append_attribute(out, "fontcolor", colour(name, theme));
}

} // namespace waymark
