#include "lost_text.hpp"

#include <algorithm>

namespace waymark {

void LostText::add(std::string_view text, std::uint32_t first) {
  if (!stretches_.empty() && first < stretches_.back().last) return;
  bool quoted = false;
  std::size_t at = first;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '"') quoted = !quoted;
    const bool ends = std::string_view("#;{}").find(text[at]) != std::string_view::npos;
    if (ends && !quoted && at != first) break;
  }
  stretches_.push_back({first, static_cast<std::uint32_t>(at)});
}

bool LostText::holds(std::uint32_t offset) const {
  const auto behind = std::ranges::upper_bound(stretches_, offset, {}, &Stretch::last);
  return behind != stretches_.end() && behind->first < offset;
}

bool LostText::touches(std::uint32_t offset) const {
  const auto behind = std::ranges::upper_bound(stretches_, offset, {}, &Stretch::last);
  return behind != stretches_.end() && behind->first <= offset;
}

} // namespace waymark
