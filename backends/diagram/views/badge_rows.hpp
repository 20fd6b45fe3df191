#pragma once

#include "diagram/views/card.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Badges in rows, as they stand in a shape below its title.
namespace waymark {

/// A badge with its text in lines, or a word between badges.
struct BadgePiece {
  bool is_badge = false;
  std::vector<std::string> lines;
  const BadgeText* badge = nullptr;
  std::int32_t width = 0;
};

using PieceRow = std::vector<BadgePiece>;

inline constexpr std::int32_t badge_gap = 4; ///< between badges, and above each row

/// Rows of at most that width, where no piece alone is wider. They point to `rows`.
[[nodiscard]] std::vector<PieceRow> arrange_badges(const std::vector<BadgeRow>& rows,
                                                   std::string_view more, std::int32_t widest);

[[nodiscard]] std::int32_t width_of(const PieceRow& row);
[[nodiscard]] std::int32_t height_of(const PieceRow& row);

/// Adds badges and words to the node.
void place_badges(DrawnNode& node, const PieceRow& row, Point corner);

} // namespace waymark
