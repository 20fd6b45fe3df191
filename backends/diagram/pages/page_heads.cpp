#include "diagram/pages/page_heads.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/layout/moving.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <vector>

namespace waymark::pages {
namespace {

constexpr std::int32_t deepest_frames = 3;
constexpr std::int32_t usual_title = 28; ///< of one line

/// Those of lanes touch them.
std::int32_t gap_below(const DrawnNode& head) {
  return head.style == "lane-title" ? 0 : gap;
}

std::vector<DrawnNode> nearest_heads(const std::vector<DrawnNode>& drawn, Axis axis,
                                     std::int32_t start) {
  std::vector<DrawnNode> heads;
  std::int32_t nearest = std::numeric_limits<std::int32_t>::min();
  const auto fits = [&](const DrawnNode& node) {
    return is_head_along(node, axis) && low(node.box, axis) < start;
  };
  for (const DrawnNode& node : drawn) {
    if (fits(node)) nearest = std::max(nearest, low(node.box, axis));
  }
  for (const DrawnNode& node : drawn) {
    if (fits(node) && low(node.box, axis) == nearest) heads.push_back(node);
  }
  return heads;
}

/// The last one between two heights; null if there is none.
const DrawnNode* last_between(const Drawing& drawing, Heading heading, std::int32_t from,
                              std::int32_t to) {
  const DrawnNode* last = nullptr;
  for (const DrawnNode& node : drawing.nodes) {
    const bool fits = node.heading == heading && node.box.y >= from && node.box.y < to;
    if (fits && (last == nullptr || node.box.y > last->box.y)) last = &node;
  }
  return last;
}

/// Of the part of a table, and of the section in it, that go on on the page; the nearest to the
/// rows first.
std::vector<DrawnNode> heads_of_rows(const Drawing& drawing, std::int32_t start,
                                     const Drawing& page) {
  const auto first =
      std::min_element(page.nodes.begin(), page.nodes.end(),
                       [](const auto& a, const auto& b) { return a.box.y < b.box.y; });
  if (first == page.nodes.end() || first->heading == Heading::of_column) return {};
  std::int32_t from = std::numeric_limits<std::int32_t>::min();
  for (const DrawnNode& node : drawing.nodes) {
    const bool is_above = node.heading == Heading::of_column && node.box.y < start;
    if (is_above) from = std::max(from, node.box.y);
  }
  if (first->heading == Heading::of_part) return {};
  const DrawnNode* part = last_between(drawing, Heading::of_part, from, start);
  if (part != nullptr) from = std::max(from, part->box.y);
  std::vector<DrawnNode> heads;
  if (first->heading != Heading::of_section) {
    const DrawnNode* section = last_between(drawing, Heading::of_section, from, start);
    if (section != nullptr) heads.push_back(*section);
  }
  if (part != nullptr) heads.push_back(*part);
  return heads;
}

/// A table that begins anew on the page has heads of its own.
bool begins_with_heads(const Drawing& page, Axis axis) {
  std::int32_t heads = std::numeric_limits<std::int32_t>::max();
  std::int32_t rest = heads;
  for (const DrawnNode& node : page.nodes) {
    if (heads_rows(node)) continue;
    std::int32_t& first = is_head_along(node, axis) ? heads : rest;
    first = std::min(first, low(node.box, axis));
  }
  return heads < rest;
}

} // namespace

std::int32_t title_room(const DrawnNode& frame) {
  constexpr std::int32_t margins = 13;
  std::int32_t room = margins;
  for (const TextLine& line : frame.lines) room += line_height(line.size);
  return room;
}

void repeat_heads(const Drawing& drawing, Axis axis, std::int32_t start, std::size_t number,
                  Drawing& page) {
  std::int32_t top = std::numeric_limits<std::int32_t>::max();
  for (const auto* drawn : {&page.nodes, &page.frames}) {
    for (const DrawnNode& node : *drawn) top = std::min(top, low(node.box, axis));
  }
  const auto move_to = [&](DrawnNode& head, std::int32_t place) {
    move_by(head, point(place - low(head.box, axis), 0, axis));
    head.id += fmt::format("--page-{}", number);
  };
  if (axis == Axis::down) {
    for (DrawnNode& head : heads_of_rows(drawing, start, page)) {
      top -= head.box.height;
      move_to(head, top);
      page.nodes.push_back(std::move(head));
    }
  }
  std::vector<DrawnNode> nodes;
  if (!begins_with_heads(page, axis)) nodes = nearest_heads(drawing.nodes, axis, start);
  std::vector<DrawnNode> frames = nearest_heads(drawing.frames, axis, start);
  for (std::vector<DrawnNode>* heads : {&nodes, &frames}) {
    for (DrawnNode& head : *heads) {
      move_to(head, top - gap_below(head) - length(head.box, axis));
    }
  }
  page.nodes.insert(page.nodes.begin(), nodes.begin(), nodes.end());
  page.frames.insert(page.frames.end(), frames.begin(), frames.end());
}

void drop_empty_stages(Drawing& page) {
  const auto has_work = [&](const DrawnNode& head) {
    return std::any_of(page.nodes.begin(), page.nodes.end(), [&](const DrawnNode& node) {
      const std::int32_t middle = middle_of(node.box).x;
      return node.heading == Heading::none && node.box.y >= head.box.y + head.box.height &&
             middle > head.box.x && middle < head.box.x + head.box.width;
    });
  };
  std::vector<bool> empty;
  for (const DrawnNode& node : page.nodes) {
    const bool is_stage = node.shape == Shape::chevron && node.heading == Heading::of_column;
    empty.push_back(is_stage && !has_work(node));
  }
  std::size_t number = 0;
  std::erase_if(page.nodes, [&](const DrawnNode&) { return empty[number++]; });
}

std::int32_t room_for_heads(const Drawing& drawing, Axis axis) {
  std::int32_t room = 0;
  for (const auto* drawn : {&drawing.nodes, &drawing.frames}) {
    for (const DrawnNode& node : *drawn) {
      if (is_head_along(node, axis)) room = std::max(room, length(node.box, axis) + gap);
    }
  }
  if (axis == Axis::right) return room;
  std::int32_t highest_title = 0;
  for (const DrawnNode& frame : drawing.frames) {
    if (is_titled_above(frame)) highest_title = std::max(highest_title, title_room(frame));
  }
  room =
      std::max(room, (deepest_frames - 1) * std::min(highest_title, usual_title) + highest_title);
  std::int32_t part = 0;
  std::int32_t section = 0;
  for (const DrawnNode& node : drawing.nodes) {
    if (!heads_rows(node)) continue;
    std::int32_t& most = node.heading == Heading::of_part ? part : section;
    most = std::max(most, node.box.height);
  }
  return room + part + section;
}

} // namespace waymark::pages
