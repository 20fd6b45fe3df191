#include "foreign_lines.hpp"

#include <algorithm>

namespace waymark {

ForeignLines::ForeignLines(const Source& source) {
  if (!source.foreign_byte()) return;
  const std::string_view bytes = source.bytes();
  const std::string_view text = source.text();
  for (std::size_t first = 0; first <= bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', first), bytes.size());
    if (bytes.substr(first, end - first) != text.substr(first, end - first)) {
      lines_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)});
    }
    first = end + 1;
  }
}

bool ForeignLines::touches(const Span& span) const {
  const auto line = std::ranges::lower_bound(lines_, span.first, {}, &Line::last);
  return line != lines_.end() && line->first <= span.last;
}

} // namespace waymark
