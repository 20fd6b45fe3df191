#pragma once

#include "diagram/views/plan.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Puts texts into shapes and gives the shapes their sizes.
namespace waymark {

struct BadgeText {
  std::string_view style; ///< see `Badge::style`
  std::string text;
  std::string link;
  std::string tooltip;
};

/// By shape, the points that a line of text may take before it is wrapped. A text of many lines may
/// have more, so that it is not cut off.
struct LineWidths {
  std::int32_t title = 164; ///< of a card
  std::int32_t card = 180;
  std::int32_t diamond = 116;
  std::int32_t circle = 92;
  std::int32_t pill = 180;
  std::int32_t label = 120;
};

/// Between facts of `CardText::details`; where a line is broken it is left out.
inline constexpr std::string_view details_separator = "\u00a0\u00b7 ";

/// Badges that follow one word: "needs [Contract] [Invoice]".
struct BadgeRow {
  std::string word;
  std::vector<BadgeText> badges;
};

struct CardText {
  std::string title;
  std::vector<BadgeRow> rows{};
  std::string details{}; ///< times and such, see `details_separator`
  std::int32_t widest_title = LineWidths{}.title;
  std::int32_t widest = LineWidths{}.card; ///< what is longer is wrapped
  std::string_view more = "and {} more";   ///< for badges that have no room; with their number
};

/// Sets box, lines and badges of `node`; style, link and shape are the caller's.
void fill_card(DrawnNode& node, const CardText& text);
/// `widest` is that of the title.
void fill_diamond(DrawnNode& node, const CardText& text, std::int32_t widest);
/// With a clock above the title.
void fill_circle(DrawnNode& node, const CardText& text, std::int32_t widest);
void fill_pill(DrawnNode& node, std::string_view text, std::int32_t widest = LineWidths{}.pill);
void fill_bar(DrawnNode& node, std::int32_t width);

/// Sets label and label box; each text begins on a line of its own.
void fill_label(Route& route, const std::vector<std::string>& texts,
                std::int32_t widest = LineWidths{}.label);
/// Sets title and its size.
void fill_frame(PlannedFrame& frame, std::string_view title);

} // namespace waymark
