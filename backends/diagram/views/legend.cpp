#include "diagram/views/legend.hpp"

#include "diagram/text/text_metrics.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr Font font{11, false};
constexpr std::int32_t narrowest = 360;
constexpr std::int32_t legend_indent = 12; ///< of what does not fit into the first line
constexpr std::size_t most_pieces = 8;

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
  for (const std::string& line : lines) {
    auto pieces = wrap(line, width, font, most_pieces);
    if (pieces.size() > 1) pieces = wrap(line, width - legend_indent, font, most_pieces);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const std::int32_t indent = i == 0 ? 0 : legend_indent;
      y += line_height(font.size);
      legend.box.width = std::max(legend.box.width, indent + widest({pieces[i]}, font));
      legend.lines.push_back({std::move(pieces[i]),
                              {legend.box.x + indent, y - 4},
                              Align::left,
                              font.size,
                              false,
                              "muted"});
    }
  }
  legend.box.height = y - legend.box.y;
  drawing.nodes.push_back(std::move(legend));
  fit_bounds(drawing);
}

std::vector<std::string> legend_lines(const DrawnNode& legend) {
  std::vector<std::string> lines;
  for (const TextLine& line : legend.lines) {
    if (lines.empty() || line.baseline.x == legend.box.x) {
      lines.push_back(line.text);
    } else {
      append_wrapped(lines.back(), line.text);
    }
  }
  return lines;
}

} // namespace waymark
