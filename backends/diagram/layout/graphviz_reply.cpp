#include "diagram/layout/graphviz_interface.hpp"

#include <algorithm>

namespace waymark {
namespace {

/// Reads numbers one after the other; remembers whether there were enough.
class Numbers {
public:
  explicit Numbers(std::span<const std::int32_t> values)
      : values_(values) {}

  std::int32_t next() {
    if (at_ >= values_.size()) {
      short_ = true;
      return 0;
    }
    return values_[at_++];
  }

  Point point() {
    const std::int32_t x = next();
    return {x, next()};
  }

  [[nodiscard]] std::size_t left() const { return values_.size() - at_; }
  [[nodiscard]] bool exactly_used() const { return !short_ && left() == 0; }

private:
  std::span<const std::int32_t> values_;
  std::size_t at_ = 0;
  bool short_ = false;
};

} // namespace

std::optional<Layout> decode_reply(const LayoutGraph& graph, const GraphvizSettings& settings,
                                   std::span<const std::int32_t> reply) {
  Numbers numbers(reply);
  Layout layout;
  const Point size = numbers.point();
  layout.bounds = {0, 0, size.x, size.y};
  for (const LayoutNode& node : graph.nodes) {
    const Point centre = numbers.point();
    layout.nodes.push_back(
        {centre.x - node.width / 2, centre.y - node.height / 2, node.width, node.height});
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    LayoutRoute route;
    route.curved = true; // Graphviz gives splines, also for straight lines
    route.label = numbers.point();
    const auto count = static_cast<std::size_t>(std::max(0, numbers.next()));
    if (count * 2 > numbers.left()) return std::nullopt;
    for (std::size_t k = 0; k < count; ++k) route.points.push_back(numbers.point());
    layout.routes.push_back(std::move(route));
  }
  if (settings.groups) {
    for (std::size_t i = 0; i < graph.groups.size(); ++i) {
      const Point corner = numbers.point();
      const Point extent = numbers.point();
      layout.groups.push_back({corner.x, corner.y, extent.x, extent.y});
    }
  }
  if (!numbers.exactly_used()) return std::nullopt;
  return layout;
}

} // namespace waymark
