#include "diagram/pages/frame_parts.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/text/centred_lines.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>

namespace waymark::pages {
namespace {

constexpr Font title_font{12, true};
constexpr std::int32_t most_title_lines = 4;
constexpr std::int32_t chevron_padding = 44;
constexpr std::int32_t padding_beside = 12;

std::size_t lines_in(std::int32_t room) {
  return static_cast<std::size_t>(
      std::clamp(room / line_height(title_font.size), 1, most_title_lines));
}

std::vector<std::string> title_lines(const std::string& title, std::int32_t room,
                                     std::size_t most) {
  return wrap(title, std::max(room, title_font.size), title_font, most);
}

/// What there is room for, in the middle.
void set_title(DrawnNode& frame, const std::string& title, std::int32_t padding) {
  const TextLine first = frame.lines.front();
  const Axis reads = first.upright ? Axis::down : Axis::right;
  const auto lines = title_lines(title, length(frame.box, reads) - padding,
                                 lines_in(length(frame.box, other(reads))));
  frame.lines.assign(lines.size(), first);
  for (std::size_t i = 0; i < lines.size(); ++i) frame.lines[i].text = lines[i];
  centre_lines(frame.lines, frame.box);
}

std::string joined(const std::vector<TextLine>& lines) {
  std::string text;
  for (const TextLine& line : lines) append_wrapped(text, line.text);
  return text;
}

/// To as many lines as it has, for there is no room for more.
void fit_title_above(DrawnNode& frame) {
  const TextLine first = frame.lines.front();
  const std::int32_t room = frame.box.width - 2 * (first.baseline.x - frame.box.x);
  const Font font{first.size, first.bold};
  const auto is_too_wide = [&](const TextLine& line) { return text_width(line.text, font) > room; };
  if (std::none_of(frame.lines.begin(), frame.lines.end(), is_too_wide)) return;
  const auto texts =
      wrap(joined(frame.lines), std::max(room, first.size), font, frame.lines.size());
  frame.lines.resize(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) frame.lines[i].text = texts[i];
}

bool is_stage_above(const DrawnNode& frame) {
  return frame.style == "stage" && frame.shape == Shape::chevron && !frame.lines.empty();
}

} // namespace

bool is_titled_above(const DrawnNode& frame) {
  return frame.heading == Heading::none && !frame.lines.empty() &&
         frame.lines.front().align == Align::left;
}

void stretch(DrawnNode& frame, Axis axis, std::int32_t from, std::int32_t to) {
  const std::int32_t begin_moves = from - low(frame.box, axis);
  const std::int32_t middle_moves = (from + to - low(frame.box, axis) - high(frame.box, axis)) / 2;
  for (TextLine& line : frame.lines) {
    move_by(line, point(line.align == Align::centre ? middle_moves : begin_moves, 0, axis));
  }
  (axis == Axis::right ? frame.box.x : frame.box.y) = from;
  (axis == Axis::right ? frame.box.width : frame.box.height) = to - from;
}

void stretch_with_badges(DrawnNode& frame, Axis axis, std::int32_t from, std::int32_t to) {
  const Point offset = point(from - low(frame.box, axis), 0, axis);
  for (Badge& badge : frame.badges) move_by(badge, offset);
  stretch(frame, axis, from, to);
}

DrawnNode part_of(DrawnNode frame, Axis axis, std::int32_t from, std::int32_t to) {
  stretch_with_badges(frame, axis, from, to);
  if (frame.lines.empty()) return frame;
  const bool is_level = frame.shape == Shape::chevron;
  if (frame.style == "stage") {
    set_title(frame, frame.tooltip, is_level ? chevron_padding : padding_beside);
  } else if (frame.style == "lane-title") {
    set_title(frame, joined(frame.lines), padding_beside);
  } else if (is_titled_above(frame)) {
    fit_title_above(frame);
  }
  return frame;
}

void fit_stage_titles(Drawing& page) {
  constexpr std::int32_t margins = 4; // not more: a higher page may need another sheet
  std::int32_t more = 0;
  for (const DrawnNode& frame : page.frames) {
    if (!is_stage_above(frame)) continue;
    const std::size_t lines =
        title_lines(frame.tooltip, frame.box.width - chevron_padding, most_title_lines).size();
    if (lines <= lines_in(frame.box.height)) continue;
    const std::int32_t needed =
        static_cast<std::int32_t>(lines) * line_height(title_font.size) + margins;
    more = std::max(more, needed - frame.box.height);
  }
  if (more == 0) return;
  for (DrawnNode& frame : page.frames) {
    if (!is_stage_above(frame)) continue;
    frame.box.y -= more;
    frame.box.height += more;
    set_title(frame, frame.tooltip, chevron_padding);
  }
}

} // namespace waymark::pages
