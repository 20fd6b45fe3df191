#include "fixes/source_layout.hpp"

#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view line_ends = "\r\n";

std::uint32_t start_of_line(std::string_view text, std::uint32_t offset) {
  while (offset > 0 && line_ends.find(text[offset - 1]) == std::string_view::npos) --offset;
  return offset;
}

std::uint32_t skip_blanks(std::string_view text, std::uint32_t offset) {
  while (offset < text.size() && blanks.find(text[offset]) != std::string_view::npos) ++offset;
  return offset;
}

bool is_line_end(std::string_view text, std::uint32_t offset) {
  return offset >= text.size() || line_ends.find(text[offset]) != std::string_view::npos;
}

/// Behind the line end at `offset`, if one is there.
std::uint32_t behind_line_end(std::string_view text, std::uint32_t offset) {
  if (offset < text.size() && text[offset] == '\r') ++offset;
  if (offset < text.size() && text[offset] == '\n') ++offset;
  return offset;
}

bool is_blank_line(std::string_view text, std::uint32_t start) {
  return is_line_end(text, skip_blanks(text, start));
}

/// The first line counts as one behind a blank line.
bool stands_behind_blank_line(std::string_view text, std::uint32_t line_start) {
  if (line_start == 0) return true;
  std::uint32_t end = line_start - 1;
  if (text[end] == '\n' && end > 0 && text[end - 1] == '\r') --end;
  return is_blank_line(text, start_of_line(text, end));
}

} // namespace

std::string_view line_end_of(const Source& source) {
  const std::string_view text = source.text();
  const std::size_t first = text.find('\n');
  return first != std::string_view::npos && first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
}

std::string_view indentation_at(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  const std::uint32_t start = start_of_line(text, offset);
  return text.substr(start, skip_blanks(text, start) - start);
}

bool begins_line(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  return skip_blanks(text, start_of_line(text, offset)) == offset;
}

bool ends_line(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  const std::uint32_t next = skip_blanks(text, offset);
  return is_line_end(text, next) || text[next] == '#';
}

std::uint32_t end_of_line(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  while (!is_line_end(text, offset)) ++offset;
  return offset;
}

std::uint32_t end_of_name(const Source& source, const Span& name) {
  const std::string_view text = source.text();
  if (source.text(name).starts_with('"')) return name.last;
  std::uint32_t at = skip_blanks(text, name.last);
  if (at >= text.size() || text[at] != '"') return name.last;
  if (text.substr(at).starts_with(R"(""")")) return name.last; // an instruction, no title
  for (++at; !is_line_end(text, at) && text[at] != '"'; ++at)
    if (text[at] == '\\') ++at;
  return at < text.size() && text[at] == '"' ? at + 1 : name.last;
}

Edit statement_behind(const Source& source, const Span& before, std::string_view statement) {
  if (!begins_line(source, before.first) || !ends_line(source, before.last))
    return insertion(before.file, before.last, fmt::format("; {}", statement));
  return insertion(
      before.file, end_of_line(source, before.last),
      fmt::format("{}{}{}", line_end_of(source), indentation_at(source, before.first), statement));
}

Edit removal(const Source& source, Span span) {
  const std::string_view text = source.text();
  std::uint32_t behind = skip_blanks(text, span.last);
  if (behind < text.size() && text[behind] == ';') {
    span.last = skip_blanks(text, behind + 1);
    behind = span.last;
  }
  if (!begins_line(source, span.first)) return {span, ""};
  if (!is_line_end(text, behind)) return {{span.file, span.first, behind}, ""};
  span.first = start_of_line(text, span.first);
  span.last = behind_line_end(text, behind);
  // Of the blank lines around it, those behind go along.
  while (stands_behind_blank_line(text, span.first) && span.last < text.size() &&
         is_blank_line(text, span.last)) {
    span.last = behind_line_end(text, skip_blanks(text, span.last));
  }
  return {span, ""};
}

} // namespace waymark
