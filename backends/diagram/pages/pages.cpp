#include "backends/diagram_pages.hpp"

#include "diagram/pages/cuts.hpp"
#include "diagram/pages/split.hpp"
#include "diagram/pages/unused_lanes.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string>
#include <utility>

namespace waymark {
namespace {

using namespace pages;

constexpr std::int32_t drawing_margin = 16;

struct Sheet {
  std::int32_t width = 0;
  std::int32_t height = 0;
};

Sheet sheet_of(Paper paper) {
  switch (paper) {
  case Paper::a3: return {842, 1191};
  case Paper::letter: return {612, 792};
  case Paper::none:
  case Paper::a4: break;
  }
  return {595, 842};
}

std::int32_t smallest_text(const Drawing& drawing) {
  std::int32_t smallest = 12;
  const auto look_at = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) smallest = std::min(smallest, line.size);
  };
  for (const auto* drawn : {&drawing.nodes, &drawing.frames}) {
    for (const DrawnNode& node : *drawn) {
      look_at(node.lines);
      for (const Badge& badge : node.badges) {
        if (!badge.line.text.empty()) smallest = std::min(smallest, badge.line.size);
      }
    }
  }
  for (const Route& route : drawing.routes) look_at(route.label);
  return smallest;
}

double scale_on(const Drawing& drawing, const Sheet& sheet) {
  return std::min({1.0, static_cast<double>(sheet.width) / drawing.bounds.width,
                   static_cast<double>(sheet.height) / drawing.bounds.height});
}

/// Mostly one row of letters at either end of a page is enough; if not, room is left for more.
std::vector<Drawing> cut_along(const Drawing& drawing, Axis axis, std::int32_t room,
                               Letters& letters) {
  if (length(drawing.bounds, axis) <= room) return {drawing};
  for (std::int32_t rows = 1;; ++rows) {
    const std::int32_t net = room - room_for_letters(axis, rows) - 2 * drawing_margin;
    const std::int32_t behind_heads = std::max(net - room_for_heads(drawing, axis), 120);
    const std::vector<std::int32_t> cuts =
        choose_cuts(drawing, axis, behind_heads, std::max(net, behind_heads));
    Letters tried = letters;
    std::vector<Drawing> parts = split(drawing, axis, cuts, tried);
    const bool fit = std::all_of(parts.begin(), parts.end(), [&](const Drawing& part) {
      return length(part.bounds, axis) <= room;
    });
    if (!fit && rows < most_rows_of_letters(axis)) continue;
    letters = tried;
    return parts;
  }
}

std::vector<Drawing> cut_to(const Drawing& drawing, const Sheet& room) {
  Letters letters;
  std::vector<Drawing> parts;
  for (const Drawing& column : cut_along(drawing, Axis::right, room.width, letters)) {
    for (Drawing& part : cut_along(column, Axis::down, room.height, letters)) {
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

/// Says at each letter on which page the line goes on, or came from.
void name_pages(std::vector<Drawing>& parts) {
  std::map<std::string, std::size_t> page_of; // by id of the letter's node
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const DrawnNode& node : parts[i].nodes) {
      if (node.style == "connector") page_of[node.id] = i + 1;
    }
  }
  for (Drawing& part : parts) {
    for (DrawnNode& node : part.nodes) {
      if (node.style != "connector") continue;
      std::string& text = node.lines.front().text;
      const bool leaving = node.id.ends_with("-out");
      const std::size_t page =
          page_of[fmt::format("connector-{}-{}", text, leaving ? "in" : "out")];
      node.tooltip =
          fmt::format("{} {} on page {}", leaving ? "goes on at" : "comes from", text, page);
      text = leaving ? fmt::format("{} \u203a {}", text, page)
                     : fmt::format("{} \u203a {}", page, text);
    }
  }
}

/// Bounds in the shape of the sheet, with the drawing in the middle.
void widen_to(Drawing& drawing, const Sheet& sheet) {
  const double scale = scale_on(drawing, sheet);
  const auto width = static_cast<std::int32_t>(std::ceil(sheet.width / scale));
  const auto height = static_cast<std::int32_t>(std::ceil(sheet.height / scale));
  Box& bounds = drawing.bounds;
  bounds = {bounds.x - (width - bounds.width) / 2, bounds.y - (height - bounds.height) / 2, width,
            height};
}

} // namespace

Pages on_pages(const Drawing& drawing, Paper paper) {
  const Sheet upright = sheet_of(paper);
  const Sheet sheets[] = {upright, {upright.height, upright.width}};
  const bool on_side = scale_on(drawing, sheets[1]) > scale_on(drawing, sheets[0]);
  Sheet best = sheets[on_side ? 1 : 0];
  const double needed = smallest_on_paper / smallest_text(drawing);
  std::vector<Drawing> parts;
  if (scale_on(drawing, best) >= needed) {
    parts.push_back(drawing);
  } else {
    for (const Sheet& sheet : sheets) {
      const Sheet room{static_cast<std::int32_t>(sheet.width / needed),
                       static_cast<std::int32_t>(sheet.height / needed)};
      std::vector<Drawing> tried = cut_to(drawing, room);
      if (!parts.empty() && parts.size() <= tried.size()) continue;
      parts = std::move(tried);
      best = sheet;
    }
  }
  name_pages(parts);
  if (parts.size() > 1) {
    for (Drawing& part : parts) drop_unused_lanes(part);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    widen_to(parts[i], best);
    if (parts.size() == 1) continue;
    parts[i].id = fmt::format("{}-page-{}", drawing.id, i + 1);
    parts[i].title += fmt::format(" (page {} of {})", i + 1, parts.size());
  }
  return {std::move(parts), best.width, best.height};
}

} // namespace waymark
