#include "source_quote.hpp"

#include "grammar/unicode.hpp"
#include "printable.hpp"

#include <algorithm>
#include <string_view>

namespace waymark {
namespace {

constexpr std::size_t before_mark = 60; // code points shown before the mark, if the line is long
constexpr std::size_t shown_at_all = 100;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The offset `count` code points before `offset`, or 0.
std::size_t go_back(std::string_view line, std::size_t offset, std::size_t count) {
  while (offset > 0 && count > 0) {
    --offset;
    if (!continues_character(line[offset])) --count;
  }
  return offset;
}

/// The offset `count` code points behind `offset`, or the end.
std::size_t go_on(std::string_view line, std::size_t offset, std::size_t count) {
  while (offset < line.size() && count > 0) {
    ++offset;
    if (offset == line.size() || !continues_character(line[offset])) --count;
  }
  return offset;
}

} // namespace

SourceQuote quote(const Source& source, const Span& span, std::uint32_t line_number) {
  const std::string_view line = source.line(line_number);
  const auto line_start = static_cast<std::size_t>(line.data() - source.text().data());
  const std::size_t first = std::min<std::size_t>(span.first - line_start, line.size());
  const std::size_t last = std::clamp<std::size_t>(span.last - line_start, first, line.size());

  // One step more than is shown: cutting a single character would save nothing.
  std::size_t from = go_back(line, first, before_mark);
  if (from <= 1) from = 0;
  const std::size_t to = go_on(line, from, shown_at_all);

  SourceQuote quoted;
  quoted.line = from > 0 ? "…" : "";
  const std::size_t cut = from > 0 ? 1 : 0;
  quoted.line += printable(line.substr(from, first - from), cut);
  quoted.indent = display_width(quoted.line);
  const std::string marked =
      printable(line.substr(first, std::min(last, to) - first), quoted.indent);
  quoted.width = std::max<std::size_t>(display_width(marked), 1);
  quoted.line += marked;
  const std::size_t behind = std::min(last, to);
  quoted.line += printable(line.substr(behind, to - behind), quoted.indent + quoted.width);
  if (to < line.size()) quoted.line += "…";
  return quoted;
}

} // namespace waymark
