#include "diagram/lanes/repeat_frames.hpp"

#include "diagram/lanes/repeat_regions.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

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
      , down_(layout.bounds.height > layout.bounds.width)
      , nested_(graph.regions.size(), 0)
      , members_(graph.regions.size())
      , lines_from_(plan.nodes.size())
      , belongs_(plan.nodes.size(), false) {}

  std::vector<RepeatFrame> frames() {
    std::vector<RepeatFrame> out;
    const auto is_repeated = [](const Region& region) {
      return region.kind == RegionKind::for_each;
    };
    if (std::none_of(graph_.regions.begin(), graph_.regions.end(), is_repeated)) return out;
    count_nested();
    find_members();
    sort_nodes();
    for (std::uint32_t i = 0; i < plan_.routes.size(); ++i) {
      lines_from_[plan_.routes[i].from].push_back(i);
    }
    for (std::uint32_t region = 1; region < graph_.regions.size(); ++region) {
      if (!is_repeated(graph_.regions[region])) continue;
      const std::vector<std::uint32_t>& members = members_[region];
      for (const std::uint32_t node : members) belongs_[node] = true;
      if (const auto extent = extent_of(members)) {
        const std::int32_t around = std::min(margin + nested_step * nested_[region], most_margin);
        out.push_back({graph_.regions[region].statement, extent->grown(around)});
      }
      for (const std::uint32_t node : members) belongs_[node] = false;
    }
    return out;
  }

private:
  /// Nothing if something else stands there.
  [[nodiscard]] std::optional<Extent> extent_of(const std::vector<std::uint32_t>& members) const {
    Extent extent;
    for (const std::uint32_t node : members) extent.add(layout_.nodes[node]);
    if (extent.left > extent.right || holds_others(extent)) return std::nullopt;
    if (const Extent whole = with_lines(members, extent); !holds_others(whole)) return whole;
    return extent;
  }

  /// How many frames lie inside one another in each.
  void count_nested() {
    for (std::size_t region = graph_.regions.size(); region-- > 1;) { // inner ones come later
      const bool is_frame = graph_.regions[region].kind == RegionKind::for_each;
      std::int32_t& parent = nested_[graph_.regions[region].parent];
      parent = std::max(parent, nested_[region] + (is_frame ? 1 : 0));
    }
  }

  /// By `for each`: the nodes between its beginning and its end, and these.
  void find_members() {
    const std::vector<std::uint32_t> region_of = regions_of_nodes(graph_);
    for (std::uint32_t i = 0; i < plan_.nodes.size(); ++i) {
      std::uint32_t at = region_of[plan_.nodes[i].flow_node];
      for (; at != 0; at = graph_.regions[at].parent) {
        if (graph_.regions[at].kind == RegionKind::for_each) members_[at].push_back(i);
      }
    }
  }

  [[nodiscard]] std::int32_t begin_of(const Box& box) const { return down_ ? box.y : box.x; }
  [[nodiscard]] std::int32_t length_of(const Box& box) const {
    return down_ ? box.height : box.width;
  }

  /// Along the flow, so that a frame need only look at those beside its own.
  void sort_nodes() {
    along_.resize(layout_.nodes.size());
    std::iota(along_.begin(), along_.end(), 0U);
    std::sort(along_.begin(), along_.end(), [this](std::uint32_t a, std::uint32_t b) {
      return std::pair(begin_of(layout_.nodes[a]), a) < std::pair(begin_of(layout_.nodes[b]), b);
    });
    for (const Box& box : layout_.nodes) longest_ = std::max(longest_, length_of(box));
  }

  /// With the lines from one of its nodes to another, and what is written beside them.
  [[nodiscard]] Extent with_lines(const std::vector<std::uint32_t>& members, Extent extent) const {
    for (const std::uint32_t node : members) {
      for (const std::uint32_t line : lines_from_[node]) {
        if (belongs_[plan_.routes[line].to]) add_line(line, extent);
      }
    }
    return extent;
  }

  void add_line(std::uint32_t line, Extent& extent) const {
    const Route& route = plan_.routes[line].drawn;
    for (const Point& point : layout_.routes[line].points) extent.add({point.x, point.y, 0, 0});
    if (route.label.empty()) return;
    const Box& label = route.label_box;
    const Point centre = layout_.routes[line].label;
    extent.add(
        {centre.x - label.width / 2, centre.y - label.height / 2, label.width, label.height});
  }

  [[nodiscard]] bool holds_others(const Extent& extent) const {
    const std::int32_t begin = (down_ ? extent.top : extent.left) - longest_;
    const std::int32_t end = down_ ? extent.bottom : extent.right;
    const auto first =
        std::lower_bound(along_.begin(), along_.end(), begin, [this](std::uint32_t node, auto at) {
          return begin_of(layout_.nodes[node]) < at;
        });
    for (auto at = first; at != along_.end() && begin_of(layout_.nodes[*at]) < end; ++at) {
      if (!belongs_[*at] && extent.meets(layout_.nodes[*at])) return true;
    }
    return false;
  }

  const FlowGraph& graph_;
  const Plan& plan_;
  const Layout& layout_;
  bool down_;
  std::vector<std::int32_t> nested_;                   ///< by region
  std::vector<std::vector<std::uint32_t>> members_;    ///< nodes, by region
  std::vector<std::vector<std::uint32_t>> lines_from_; ///< by node
  std::vector<std::uint32_t> along_{};                 ///< nodes by where they begin
  std::int32_t longest_ = 0;                           ///< node, along the flow
  std::vector<bool> belongs_;                          ///< by node: to the region looked at
};

} // namespace

std::vector<RepeatFrame> repeat_frames(const FlowGraph& graph, const Plan& plan,
                                       const Layout& layout) {
  return RepeatFramer(graph, plan, layout).frames();
}

} // namespace waymark::swimlanes
