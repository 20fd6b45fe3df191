#include "text_block_scan.hpp"

#include <optional>

namespace waymark {
namespace {

constexpr std::string_view mark = "\"\"\"";

struct Line {
  std::size_t start;
  std::size_t first; ///< first character that is no blank
  std::size_t end;   ///< the line end

  [[nodiscard]] std::size_t indentation() const { return first - start; }
  [[nodiscard]] bool blank() const { return first == end; }
};

Line line_from(std::string_view text, std::size_t start) {
  std::size_t end = text.find('\n', start);
  if (end == std::string_view::npos) end = text.size();
  std::size_t first = start;
  while (first < end && (text[first] == ' ' || text[first] == '\t' || text[first] == '\r')) ++first;
  return {start, first, end};
}

/// How far a mark is indented, if nothing but blanks stands before it on its line.
std::optional<std::size_t> indentation_of_mark(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at > 0 && text[at - 1] != '\n') return std::nullopt;
  return offset - at;
}

} // namespace

TextBlockEnd find_text_block_end(std::string_view text, std::size_t offset) {
  const std::size_t closing = text.find(mark, offset + mark.size());
  const std::optional<std::size_t> indentation = indentation_of_mark(text, offset);
  if (closing != std::string_view::npos && !indentation) return {closing + mark.size(), true};

  std::size_t last_content = offset + mark.size();
  for (std::size_t at = line_from(text, offset).end; at < text.size();) {
    const Line line = line_from(text, at + 1);
    if (closing != std::string_view::npos && closing < line.end) break;
    const bool further_left = indentation && line.indentation() < *indentation;
    if (!line.blank() && further_left && text[line.first] == '}') return {last_content, false};
    if (!line.blank()) last_content = line.end;
    at = line.end;
  }
  if (closing == std::string_view::npos) return {last_content, false};
  return {closing + mark.size(), true};
}

} // namespace waymark
