#include "diagram/pages/page_legends.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace waymark::pages {
namespace {

/// False if there is no room, and then nothing is changed.
bool add_legend_within(Drawing& page, const DrawnNode& legend, const Room& room) {
  Drawing longer = page;
  add_legend(longer, legend_lines(legend), legend.id);
  if (longer.bounds.width > room.width || longer.bounds.height > room.height) return false;
  page = std::move(longer);
  return true;
}

} // namespace

std::vector<DrawnNode> take_legends(Drawing& drawing) {
  std::vector<DrawnNode> legends;
  for (const DrawnNode& node : drawing.nodes) {
    if (node.style == "legend") legends.push_back(node);
  }
  if (legends.empty()) return legends;
  std::erase_if(drawing.nodes, [](const DrawnNode& node) { return node.style == "legend"; });
  fit_bounds(drawing);
  return legends;
}

std::int32_t room_for_legends(std::span<const DrawnNode> legends) {
  constexpr std::size_t most_lines = 6;
  std::size_t lines = 0;
  for (const DrawnNode& legend : legends) lines += legend.lines.size();
  if (lines > most_lines) return 0;
  return static_cast<std::int32_t>(lines) * line_height(foot_size);
}

void add_legends(std::vector<Drawing>& parts, std::span<const DrawnNode> legends,
                 const Room& room) {
  const bool on_each = room_for_legends(legends) > 0;
  for (const DrawnNode& legend : legends) {
    for (std::size_t i = 0; on_each && i + 1 < parts.size(); ++i) {
      add_legend_within(parts[i], legend, room);
    }
    if (add_legend_within(parts.back(), legend, room)) continue;
    Drawing page;
    page.id = parts.back().id;
    page.title = parts.back().title;
    page.description = parts.back().description;
    page.bounds = {0, 0, room.width, 0};
    add_legend(page, legend_lines(legend), legend.id);
    parts.push_back(std::move(page));
  }
}

} // namespace waymark::pages
