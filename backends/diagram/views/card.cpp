#include "diagram/views/card.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/badge_rows.hpp"
#include "diagram/views/card_text.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr Font label_font{11, false};
constexpr Font frame_font{12, true};

constexpr std::int32_t padding = 12; ///< with what rounding up adds, a font 10 % wider still fits
constexpr std::int32_t pill_padding = 14;
constexpr std::int32_t widest_frame_title = 160; ///< half of what a phone shows

/// As wide as is needed for a pill that is not higher than wide: a text may be a whole sentence.
std::vector<std::string> wrap_in_pill(std::string_view text, std::int32_t width) {
  constexpr std::size_t usual_lines = 5;
  constexpr std::int32_t widest = 200;
  width = room_for_words(text, width, card_title_font);
  while (width < widest &&
         wrap(text, width, card_title_font, usual_lines + 1).size() > usual_lines) {
    width = std::min(widest, width + width / 4);
  }
  return wrap(text, width, card_title_font, most_text_lines);
}

} // namespace

void fill_card(DrawnNode& node, const CardText& text) {
  const std::vector<PieceRow> rows = arrange_badges(text.rows, text.more, text.widest);
  std::int32_t room = 0; // what is as wide as that makes no card wider
  for (const PieceRow& row : rows) room = std::max(room, width_of(row));
  std::vector<std::string> details;
  if (!text.details.empty()) details = wrap_details(text.details, std::max(text.widest, room));
  room = std::max(room, widest(details, card_detail_font));
  const std::int32_t widest_title = room_for_words(text.title, text.widest_title, card_title_font);
  const auto title =
      wrap(text.title, std::max(widest_title, room), card_title_font, most_text_lines);

  const std::int32_t width =
      std::max(std::max(room, widest(title, card_title_font)) + 2 * padding, 88);
  const std::int32_t middle = width / 2;

  std::int32_t y = stack_lines(node.lines, title, {middle, 9}, card_title_font, "");
  if (!details.empty())
    y = stack_lines(node.lines, details, {middle, y + 2}, card_detail_font, "muted");
  for (const PieceRow& row : rows) {
    y += badge_gap;
    place_badges(node, row, {middle - width_of(row) / 2, y});
    y += height_of(row);
  }
  node.box = {0, 0, width, y + 10};
}

void fill_pill(DrawnNode& node, std::string_view text, std::int32_t widest) {
  const auto lines = wrap_in_pill(text, widest);
  const std::int32_t width =
      std::max(72, waymark::widest(lines, card_title_font) + 2 * pill_padding);
  const std::int32_t height = height_of(lines, card_title_font) + 18;
  stack_lines(node.lines, lines, {width / 2, 9}, card_title_font, "");
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
    for (std::string& line : wrap(text, room, label_font, most_text_lines)) {
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
  const auto lines = wrap(title, widest_frame_title, frame_font, most_text_lines);
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
