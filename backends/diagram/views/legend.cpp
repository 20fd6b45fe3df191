#include "diagram/views/legend.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr Font font{11, false};
constexpr std::int32_t narrowest = 360;

} // namespace

void add_legend(Drawing& drawing, std::span<const std::string> lines, std::string_view id) {
  if (lines.empty()) return;
  const Box& bounds = drawing.bounds;
  DrawnNode legend;
  legend.id = id;
  legend.shape = Shape::plain;
  legend.style = "legend";
  const std::int32_t margin = 16;
  const std::int32_t width = std::max(narrowest, bounds.width - 2 * margin);
  std::int32_t y = bounds.y + bounds.height;
  legend.box = {bounds.x + margin, y, 0, 0};
  std::vector<std::string> wrapped;
  for (const std::string& line : lines) {
    const auto pieces = wrap(line, width, font, 8);
    wrapped.insert(wrapped.end(), pieces.begin(), pieces.end());
  }
  for (const std::string& line : wrapped) {
    y += line_height(font.size);
    legend.lines.push_back({line, {legend.box.x, y - 4}, Align::left, font.size, false, "muted"});
  }
  legend.box.width = widest(wrapped, font);
  legend.box.height = y - legend.box.y;
  drawing.nodes.push_back(std::move(legend));
  fit_bounds(drawing);
}

} // namespace waymark
