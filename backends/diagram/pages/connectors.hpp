#pragma once

#include "backends/drawing.hpp"
#include "backends/language.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The lettered ends at which a line leaves a page, and with which it goes on on another.
namespace waymark::pages {

/// Of the pill with the letter.
inline constexpr std::int32_t connector_width = 44;
inline constexpr std::int32_t connector_height = 20;

/// Hands out "A" to "Z", then "AA", "AB" …
class Letters {
public:
  [[nodiscard]] std::string next();

private:
  std::uint32_t used_ = 0;
};

[[nodiscard]] bool is_connector(const DrawnNode& node);
/// Of the letter's `number`th end of that kind: lines may come together from several places.
[[nodiscard]] std::string connector_id(std::string_view letter, bool leaving, std::size_t number);
/// Of such an id; empty of any other.
[[nodiscard]] std::string letter_in(std::string_view id);
[[nodiscard]] DrawnNode connector(std::string_view letter, Point middle);

/// Places as near to those wanted, which are in order, as they can be `distance` apart. Linear.
[[nodiscard]] std::vector<std::int32_t> spread(const std::vector<std::int32_t>& wanted,
                                               std::int32_t distance);

/// Takes lines away that only pass a page, from letter to letter: the letter on the page before
/// leads straight to the page behind. Labelled ones stay, and those that join others on the way, or
/// part from them. Linear in nodes and routes.
void join_passing(std::vector<Drawing>& pages);

/// New letters in the order of the pages; each says on which pages its lines go on, or came from.
void name_connectors(std::vector<Drawing>& pages, const Language& words);

} // namespace waymark::pages
