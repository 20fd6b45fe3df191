#include "diagram/lanes/repeat_frames.hpp"

#include <algorithm>
#include <limits>

namespace waymark::swimlanes {
namespace {

constexpr std::int32_t margin = 5;      ///< of the innermost frame around its nodes
constexpr std::int32_t nested_step = 4; ///< that an outer one is wider than those inside it
constexpr std::int32_t most_margin = 11;

struct Extent {
  std::int32_t left = std::numeric_limits<std::int32_t>::max();
  std::int32_t top = std::numeric_limits<std::int32_t>::max();
  std::int32_t right = std::numeric_limits<std::int32_t>::min();
  std::int32_t bottom = std::numeric_limits<std::int32_t>::min();

  void add(const Box& box) {
    left = std::min(left, box.x);
    top = std::min(top, box.y);
    right = std::max(right, box.x + box.width);
    bottom = std::max(bottom, box.y + box.height);
  }
  [[nodiscard]] Box grown(std::int32_t by) const {
    return {left - by, top - by, right - left + 2 * by, bottom - top + 2 * by};
  }
  [[nodiscard]] bool meets(const Box& box) const {
    return box.x < right && left < box.x + box.width && box.y < bottom && top < box.y + box.height;
  }
};

class RepeatFramer {
public:
  RepeatFramer(const FlowGraph& graph, const Plan& plan, const Layout& layout)
      : graph_(graph)
      , plan_(plan)
      , layout_(layout)
      , nested_(graph.regions.size(), 0)
      , belongs_(plan.nodes.size(), false) {}

  std::vector<RepeatFrame> frames() {
    count_nested();
    std::vector<RepeatFrame> out;
    for (std::uint32_t region = 1; region < graph_.regions.size(); ++region) {
      if (graph_.regions[region].kind != RegionKind::for_each) continue;
      for (std::size_t i = 0; i < belongs_.size(); ++i) belongs_[i] = belongs(i, region);
      Extent extent = of_nodes();
      if (extent.left > extent.right || holds_others(extent)) continue;
      if (const Extent whole = with_lines(extent); !holds_others(whole)) extent = whole;
      const std::int32_t around = std::min(margin + nested_step * nested_[region], most_margin);
      out.push_back({graph_.regions[region].statement, extent.grown(around)});
    }
    return out;
  }

private:
  /// How many frames lie inside one another in each.
  void count_nested() {
    for (std::size_t region = graph_.regions.size(); region-- > 1;) { // inner ones come later
      const bool is_frame = graph_.regions[region].kind == RegionKind::for_each;
      std::int32_t& parent = nested_[graph_.regions[region].parent];
      parent = std::max(parent, nested_[region] + (is_frame ? 1 : 0));
    }
  }

  [[nodiscard]] bool belongs(std::size_t drawn, std::uint32_t region) const {
    const std::uint32_t node = plan_.nodes[drawn].flow_node;
    const Region& what = graph_.regions[region];
    if (FlowNodeId{node} == what.entry || FlowNodeId{node} == what.exit) return true;
    for (std::uint32_t at = graph_.nodes[node].region; at != 0; at = graph_.regions[at].parent) {
      if (at == region) return true;
    }
    return false;
  }

  [[nodiscard]] Extent of_nodes() const {
    Extent extent;
    for (std::size_t i = 0; i < belongs_.size(); ++i) {
      if (belongs_[i]) extent.add(layout_.nodes[i]);
    }
    return extent;
  }

  /// With the lines from one of its nodes to another, and what is written beside them.
  [[nodiscard]] Extent with_lines(Extent extent) const {
    for (std::size_t i = 0; i < plan_.routes.size(); ++i) {
      const PlannedRoute& route = plan_.routes[i];
      if (!belongs_[route.from] || !belongs_[route.to]) continue;
      for (const Point& point : layout_.routes[i].points) extent.add({point.x, point.y, 0, 0});
      const Box& label = route.drawn.label_box;
      if (route.drawn.label.empty()) continue;
      const Point centre = layout_.routes[i].label;
      extent.add(
          {centre.x - label.width / 2, centre.y - label.height / 2, label.width, label.height});
    }
    return extent;
  }

  [[nodiscard]] bool holds_others(const Extent& extent) const {
    for (std::size_t i = 0; i < belongs_.size(); ++i) {
      if (!belongs_[i] && extent.meets(layout_.nodes[i])) return true;
    }
    return false;
  }

  const FlowGraph& graph_;
  const Plan& plan_;
  const Layout& layout_;
  std::vector<std::int32_t> nested_; ///< by region
  std::vector<bool> belongs_;        ///< by node: to the region looked at
};

} // namespace

std::vector<RepeatFrame> repeat_frames(const FlowGraph& graph, const Plan& plan,
                                       const Layout& layout) {
  return RepeatFramer(graph, plan, layout).frames();
}

} // namespace waymark::swimlanes
