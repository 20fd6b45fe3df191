#include "diagram/pages/shared_sheets.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/pages/move_along.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::pages {
namespace {

/// Lanes stand in each part that uses them.
void make_ids_unique(const Drawing& sheet, Drawing& part, std::size_t number) {
  std::set<std::string_view> used;
  for (const DrawnNode& frame : sheet.frames) used.insert(frame.id);
  for (DrawnNode& frame : part.frames) {
    if (used.contains(frame.id)) frame.id += fmt::format("--part-{}", number);
  }
}

void append(Drawing& sheet, Drawing part, Axis across) {
  const std::int32_t offset = high(sheet.bounds, across) - low(part.bounds, across);
  const auto offset_at = [offset](std::int32_t) { return offset; };
  for (DrawnNode& frame : part.frames) move_by(frame, point(offset, 0, across));
  move_along(part, across, offset_at);
  std::int32_t& length = across == Axis::right ? sheet.bounds.width : sheet.bounds.height;
  length += pages::length(part.bounds, across);
  std::int32_t& other_length = across == Axis::right ? sheet.bounds.height : sheet.bounds.width;
  other_length = std::max(other_length, pages::length(part.bounds, other(across)));
  std::move(part.frames.begin(), part.frames.end(), std::back_inserter(sheet.frames));
  std::move(part.nodes.begin(), part.nodes.end(), std::back_inserter(sheet.nodes));
  std::move(part.routes.begin(), part.routes.end(), std::back_inserter(sheet.routes));
}

} // namespace

bool may_share_sheets(const Drawing& drawing) {
  return std::all_of(drawing.nodes.begin(), drawing.nodes.end(),
                     [](const DrawnNode& node) { return node.heading == Heading::none; });
}

std::vector<Drawing> share_sheets(std::vector<Drawing> parts, const Room& room, Axis axis) {
  if (!std::all_of(parts.begin(), parts.end(), may_share_sheets)) return parts;
  const Axis across = other(axis);
  const std::int32_t most = across == Axis::right ? room.width : room.height;
  std::vector<Drawing> sheets;
  std::size_t on_last = 0;
  for (Drawing& part : parts) {
    const bool fits = !sheets.empty() &&
                      length(sheets.back().bounds, across) + length(part.bounds, across) <= most;
    if (fits) {
      make_ids_unique(sheets.back(), part, ++on_last);
      append(sheets.back(), std::move(part), across);
    } else {
      sheets.push_back(std::move(part));
      on_last = 1;
    }
  }
  return sheets;
}

} // namespace waymark::pages
