#include "lost_text.hpp"

#include <algorithm>

namespace waymark {

bool LostText::holds(std::uint32_t offset) const {
  const auto behind = std::ranges::upper_bound(stretches_, offset, {}, &Stretch::last);
  return behind != stretches_.end() && behind->first < offset;
}

bool LostText::touches(std::uint32_t offset) const {
  const auto behind = std::ranges::upper_bound(stretches_, offset, {}, &Stretch::last);
  return behind != stretches_.end() && behind->first <= offset;
}

std::uint32_t end_of_statement_line(std::string_view text, std::uint32_t offset) {
  bool quoted = false;
  std::size_t at = offset;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '"') quoted = !quoted;
    const bool ends = std::string_view("#;{}").find(text[at]) != std::string_view::npos;
    if (ends && !quoted && at != offset) break;
  }
  return static_cast<std::uint32_t>(at);
}

} // namespace waymark
