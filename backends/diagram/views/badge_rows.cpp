#include "diagram/views/badge_rows.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/card_text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace waymark {
namespace {

constexpr Font badge_font{10, false};
constexpr std::int32_t badge_height = 16;
constexpr std::size_t most_badges = 12;

bool boxed(std::string_view style) {
  return style == "tool" || style == "document";
}

BadgePiece badge_piece(const BadgeText& badge, std::int32_t widest) {
  const std::int32_t fixed = badge_icon_room + (boxed(badge.style) ? 12 : 4);
  const Font font = boxed(badge.style) ? badge_font : card_detail_font;
  std::vector<std::string> lines =
      wrap(badge.text, room_for_words(badge.text, widest - fixed, font), font, most_text_lines);
  const std::int32_t width = waymark::widest(lines, font) + fixed;
  return {true, std::move(lines), &badge, width};
}

void add_piece(std::vector<PieceRow>& rows, BadgePiece piece, std::int32_t widest) {
  std::int32_t used = 0;
  for (const BadgePiece& other : rows.back()) used += other.width + badge_gap;
  if (!rows.back().empty() && used + piece.width > widest) rows.emplace_back();
  rows.back().push_back(std::move(piece));
}

void place_piece(DrawnNode& node, const BadgePiece& piece, Point corner) {
  const std::int32_t baseline = corner.y + badge_height - 4;
  if (!piece.is_badge) {
    node.lines.push_back(
        {piece.lines.front(), {corner.x, baseline}, Align::left, badge_font.size, false, "muted"});
    return;
  }
  Badge badge;
  const auto more = static_cast<std::int32_t>(piece.lines.size() - 1);
  badge.box = {corner.x, corner.y, piece.width,
               badge_height + more * line_height(card_detail_font.size)};
  badge.style = piece.badge->style;
  badge.link = piece.badge->link;
  badge.tooltip = piece.badge->tooltip;
  const bool in_box = boxed(badge.style);
  const Font font = in_box ? badge_font : card_detail_font;
  badge.line = {piece.lines.front(),
                {corner.x + badge_icon_room + (in_box ? 5 : 1), baseline},
                Align::left,
                font.size,
                false,
                in_box ? "in-" + badge.style : "muted"};
  for (std::size_t i = 1; i < piece.lines.size(); ++i) {
    badge.more.push_back(i == 1 ? badge.line : badge.more.back());
    badge.more.back().text = piece.lines[i];
    badge.more.back().baseline.y += line_height(card_detail_font.size);
  }
  node.badges.push_back(std::move(badge));
}

} // namespace

std::vector<PieceRow> arrange_badges(const std::vector<BadgeRow>& from, std::string_view more,
                                     std::int32_t widest) {
  std::vector<PieceRow> rows;
  for (const BadgeRow& row : from) {
    if (row.badges.empty()) continue;
    rows.emplace_back();
    if (!row.word.empty()) {
      add_piece(rows, {false, {row.word}, nullptr, text_width(row.word, badge_font) + 2}, widest);
    }
    const bool too_many = row.badges.size() > most_badges;
    const std::size_t shown = too_many ? most_badges - 1 : row.badges.size();
    for (std::size_t i = 0; i < shown; ++i)
      add_piece(rows, badge_piece(row.badges[i], widest), widest);
    if (too_many) {
      const std::string rest = fmt::format(fmt::runtime(more), row.badges.size() - shown);
      add_piece(rows, {false, {rest}, nullptr, text_width(rest, badge_font) + 2}, widest);
    }
  }
  return rows;
}

std::int32_t width_of(const PieceRow& row) {
  std::int32_t width = -badge_gap;
  for (const BadgePiece& piece : row) width += piece.width + badge_gap;
  return width;
}

std::int32_t height_of(const PieceRow& row) {
  std::size_t lines = 1;
  for (const BadgePiece& piece : row) lines = std::max(lines, piece.lines.size());
  return badge_height + static_cast<std::int32_t>(lines - 1) * line_height(card_detail_font.size);
}

void place_badges(DrawnNode& node, const PieceRow& row, Point corner) {
  for (const BadgePiece& piece : row) {
    place_piece(node, piece, corner);
    corner.x += piece.width + badge_gap;
  }
}

} // namespace waymark
