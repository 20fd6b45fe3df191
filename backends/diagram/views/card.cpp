#include "diagram/views/card.hpp"

#include "diagram/text/text_metrics.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace waymark {
namespace {

constexpr Font title_font{13, false};
constexpr Font detail_font{11, false};
constexpr Font badge_font{10, false};
constexpr Font label_font{11, false};
constexpr Font frame_font{12, true};

constexpr std::int32_t padding = 12; ///< with what rounding up adds, a font 10 % wider still fits
constexpr std::int32_t pill_padding = 14;
constexpr std::int32_t badge_height = 16;
constexpr std::int32_t badge_gap = 4;
constexpr std::int32_t icon_room = 14;
constexpr std::int32_t widest_frame_title = 160; ///< half of what a phone shows
constexpr std::size_t most_badges = 12;
constexpr std::size_t most_lines = 9; ///< of one text; on paper there is no tooltip with the rest

/// Lines below one another, centred on `x`; returns the y below the last.
std::int32_t stack_lines(std::vector<TextLine>& out, const std::vector<std::string>& lines,
                         Point top, Font font, std::string_view style) {
  for (const std::string& line : lines) {
    top.y += line_height(font.size);
    // The baseline lies about a quarter of the size above the bottom of the line.
    out.push_back({line,
                   {top.x, top.y - font.size / 3},
                   Align::centre,
                   font.size,
                   font.bold,
                   std::string(style)});
  }
  return top.y;
}

std::int32_t height_of(const std::vector<std::string>& lines, Font font) {
  return static_cast<std::int32_t>(lines.size()) * line_height(font.size);
}

/// A long word is better whole in a wider shape than broken; not at any price.
std::int32_t room_for_words(std::string_view text, std::int32_t width, Font font) {
  constexpr std::int32_t widest_whole_word = 200;
  const std::int32_t word = widest_word(text, font);
  return word <= widest_whole_word ? std::max(width, word) : width;
}

/// Long texts get a wider shape before they lose their end.
std::vector<std::string> wrap_roomy(std::string_view text, std::int32_t width, std::size_t lines) {
  width = room_for_words(text, width, title_font);
  if (wrap(text, width, title_font, lines + 1).size() <= lines) {
    return wrap(text, width, title_font, lines);
  }
  return wrap(text, width * 3 / 2, title_font, most_lines);
}

/// As wide as is needed for a pill that is not higher than wide: a text may be a whole sentence.
std::vector<std::string> wrap_in_pill(std::string_view text, std::int32_t width) {
  constexpr std::size_t usual_lines = 5;
  constexpr std::int32_t widest = 200;
  width = room_for_words(text, width, title_font);
  while (width < widest && wrap(text, width, title_font, usual_lines + 1).size() > usual_lines) {
    width = std::min(widest, width + width / 4);
  }
  return wrap(text, width, title_font, most_lines);
}

/// A line is broken at its dots first, and they go.
std::vector<std::string> wrap_details(std::string_view text, std::int32_t width) {
  width = room_for_words(text, width, detail_font);
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dot = std::min(text.find(details_separator, at), text.size());
    const std::string_view part = text.substr(at, dot - at);
    at = std::min(dot + details_separator.size(), text.size());
    if (!lines.empty()) {
      std::string joined = lines.back();
      joined.append(details_separator).append(part);
      if (text_width(joined, detail_font) <= width) {
        lines.back() = std::move(joined);
        continue;
      }
    }
    for (std::string& line : wrap(part, width, detail_font, most_lines))
      lines.push_back(std::move(line));
  }
  if (lines.size() > most_lines) {
    lines.resize(most_lines);
    lines.back() += "\u2026";
  }
  return lines;
}

struct Piece {
  bool is_badge = false;
  std::vector<std::string> lines;
  const BadgeText* badge = nullptr;
  std::int32_t width = 0;
};

using PieceRow = std::vector<Piece>;

bool boxed(std::string_view style) {
  return style == "tool" || style == "document";
}

Piece badge_piece(const BadgeText& badge, std::int32_t widest) {
  const std::int32_t fixed = icon_room + (boxed(badge.style) ? 12 : 4);
  const Font font = boxed(badge.style) ? badge_font : detail_font;
  std::vector<std::string> lines =
      wrap(badge.text, room_for_words(badge.text, widest - fixed, font), font, most_lines);
  const std::int32_t width = waymark::widest(lines, font) + fixed;
  return {true, std::move(lines), &badge, width};
}

void add_piece(std::vector<PieceRow>& rows, Piece piece, std::int32_t widest) {
  std::int32_t used = 0;
  for (const Piece& other : rows.back()) used += other.width + badge_gap;
  if (!rows.back().empty() && used + piece.width > widest) rows.emplace_back();
  rows.back().push_back(std::move(piece));
}

std::vector<PieceRow> arrange(const CardText& text) {
  const std::int32_t widest = text.widest;
  std::vector<PieceRow> rows;
  for (const BadgeRow& row : text.rows) {
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
      const std::string more = fmt::format(fmt::runtime(text.more), row.badges.size() - shown);
      add_piece(rows, {false, {more}, nullptr, text_width(more, badge_font) + 2}, widest);
    }
  }
  return rows;
}

std::int32_t width_of(const PieceRow& row) {
  std::int32_t width = -badge_gap;
  for (const Piece& piece : row) width += piece.width + badge_gap;
  return width;
}

std::int32_t height_of(const PieceRow& row) {
  std::size_t lines = 1;
  for (const Piece& piece : row) lines = std::max(lines, piece.lines.size());
  return badge_height + static_cast<std::int32_t>(lines - 1) * line_height(detail_font.size);
}

void place_piece(DrawnNode& node, const Piece& piece, Point corner) {
  const std::int32_t baseline = corner.y + badge_height - 4;
  if (!piece.is_badge) {
    node.lines.push_back(
        {piece.lines.front(), {corner.x, baseline}, Align::left, badge_font.size, false, "muted"});
    return;
  }
  Badge badge;
  const auto more = static_cast<std::int32_t>(piece.lines.size() - 1);
  badge.box = {corner.x, corner.y, piece.width,
               badge_height + more * line_height(detail_font.size)};
  badge.style = piece.badge->style;
  badge.link = piece.badge->link;
  badge.tooltip = piece.badge->tooltip;
  const bool in_box = boxed(badge.style);
  const Font font = in_box ? badge_font : detail_font;
  badge.line = {piece.lines.front(),
                {corner.x + icon_room + (in_box ? 5 : 1), baseline},
                Align::left,
                font.size,
                false,
                in_box ? "in-" + badge.style : "muted"};
  for (std::size_t i = 1; i < piece.lines.size(); ++i) {
    badge.more.push_back(i == 1 ? badge.line : badge.more.back());
    badge.more.back().text = piece.lines[i];
    badge.more.back().baseline.y += line_height(detail_font.size);
  }
  node.badges.push_back(std::move(badge));
}

} // namespace

void fill_card(DrawnNode& node, const CardText& text) {
  const std::vector<PieceRow> rows = arrange(text);
  std::int32_t room = 0; // what is as wide as that makes no card wider
  for (const PieceRow& row : rows) room = std::max(room, width_of(row));
  std::vector<std::string> details;
  if (!text.details.empty()) details = wrap_details(text.details, std::max(text.widest, room));
  room = std::max(room, widest(details, detail_font));
  const std::int32_t widest_title = room_for_words(text.title, text.widest_title, title_font);
  const auto title = wrap(text.title, std::max(widest_title, room), title_font, most_lines);

  const std::int32_t width = std::max(std::max(room, widest(title, title_font)) + 2 * padding, 88);
  const std::int32_t middle = width / 2;

  std::int32_t y = stack_lines(node.lines, title, {middle, 9}, title_font, "");
  if (!details.empty()) y = stack_lines(node.lines, details, {middle, y + 2}, detail_font, "muted");
  for (const PieceRow& row : rows) {
    y += badge_gap;
    std::int32_t x = middle - width_of(row) / 2;
    for (const Piece& piece : row) {
      place_piece(node, piece, {x, y});
      x += piece.width + badge_gap;
    }
    y += height_of(row);
  }
  node.box = {0, 0, width, y + 10};
}

void fill_diamond(DrawnNode& node, std::string_view question, std::string_view details,
                  std::int32_t widest) {
  const auto title = wrap_roomy(question, widest, 4);
  std::vector<std::string> below;
  if (!details.empty()) below = wrap_details(details, widest - 6);
  const std::int32_t text_high = height_of(title, title_font) + height_of(below, detail_font);
  const std::int32_t text_wide =
      std::max(waymark::widest(title, title_font), waymark::widest(below, detail_font)) + 10;
  // A text of w by h fits a diamond of W by H if w / W + h / H <= 1. The first and last lines are
  // seldom the widest, hence a little less.
  const std::int32_t height = text_high * 5 / 2 + 8;
  const std::int32_t width = text_wide * height / (height - text_high * 9 / 10);
  const std::int32_t top = (height - text_high) / 2;
  const std::int32_t y = stack_lines(node.lines, title, {width / 2, top}, title_font, "");
  stack_lines(node.lines, below, {width / 2, y}, detail_font, "muted");
  node.box = {0, 0, width, height};
}

void fill_circle(DrawnNode& node, std::string_view title, std::string_view details,
                 std::int32_t widest) {
  const auto lines = wrap_roomy(title, widest, 4);
  std::vector<std::string> below;
  if (!details.empty()) below = wrap_details(details, widest - 12);
  const std::int32_t text_high =
      height_of(lines, title_font) + height_of(below, detail_font) + icon_room;
  const std::int32_t text_wide =
      std::max(waymark::widest(lines, title_font), waymark::widest(below, detail_font));
  // The smallest ellipse around a box is the square root of two times larger; the corners are
  // empty.
  const std::int32_t width = std::max(64, text_wide * 13 / 10 + 16);
  const std::int32_t height = std::max(64, text_high * 13 / 10 + 12);
  std::int32_t y = (height - text_high) / 2;
  Badge clock;
  clock.style = "clock";
  clock.box = {width / 2 - 5, y - 1, 10, 12};
  node.badges.push_back(std::move(clock));
  y = stack_lines(node.lines, lines, {width / 2, y + icon_room - 2}, title_font, "");
  stack_lines(node.lines, below, {width / 2, y}, detail_font, "muted");
  node.box = {0, 0, width, height};
}

void fill_pill(DrawnNode& node, std::string_view text, std::int32_t widest) {
  const auto lines = wrap_in_pill(text, widest);
  const std::int32_t width = std::max(72, waymark::widest(lines, title_font) + 2 * pill_padding);
  const std::int32_t height = height_of(lines, title_font) + 18;
  stack_lines(node.lines, lines, {width / 2, 9}, title_font, "");
  node.box = {0, 0, width, height};
}

void fill_bar(DrawnNode& node, std::int32_t width) {
  node.box = {0, 0, width, 7};
}

void fill_label(Route& route, const std::vector<std::string>& texts, std::int32_t widest) {
  std::vector<std::string> lines;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    const std::int32_t room = room_for_words(text, widest, label_font);
    for (std::string& line : wrap(text, room, label_font, most_lines)) {
      lines.push_back(std::move(line));
    }
  }
  if (lines.empty()) return;
  const std::int32_t width = waymark::widest(lines, label_font) + 10;
  const std::string style = route.style;
  stack_lines(route.label, lines, {width / 2, 1}, label_font, style);
  route.label_box = {0, 0, width, height_of(lines, label_font) + 3};
}

void fill_frame(PlannedFrame& frame, std::string_view title) {
  const auto lines = wrap(title, widest_frame_title, frame_font, most_lines);
  // Twice, so that a line down the middle passes beside it.
  frame.title_width = 2 * widest(lines, frame_font) + 32;
  frame.title_height = height_of(lines, frame_font) + 6;
  frame.drawn.shape = Shape::frame;
  std::int32_t y = 18;
  for (const std::string& line : lines) {
    frame.drawn.lines.push_back(
        {line, {12, y}, Align::left, frame_font.size, true, "frame-title wm-halo"});
    y += line_height(frame_font.size);
  }
}

} // namespace waymark
