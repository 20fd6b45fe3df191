#pragma once

#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>

namespace waymark {

/// What `said` makes of each, text or HTML, with commas between: "A, B, C". HTML needs a separator
/// that is HTML.
template<typename Range, typename Said, typename Separator = std::string_view>
[[nodiscard]] auto listed(const Range& all, Said&& said, const Separator& separator = ", ") {
  using Piece = std::decay_t<std::invoke_result_t<Said&, decltype(*std::begin(all))>>;
  std::conditional_t<std::is_same_v<Piece, std::string_view>, std::string, Piece> list;
  for (const auto& one : all) {
    if (!list.empty()) list += separator;
    list += std::invoke(said, one);
  }
  return list;
}

} // namespace waymark
