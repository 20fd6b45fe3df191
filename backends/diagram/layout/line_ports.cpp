#include "diagram/layout/line_ports.hpp"

#include "diagram/layout/box.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace waymark {
namespace {

constexpr std::int32_t port_gap = 14;

struct Range {
  std::int32_t low = 0;
  std::int32_t high = 0;

  [[nodiscard]] std::int32_t clamp(std::int32_t x) const { return std::clamp(x, low, high); }
};

/// Where lines may meet the upper or lower border.
Range port_range(NodeOutline outline, const Box& box) {
  std::int32_t inset = std::min(14, box.width / 4);
  if (outline == NodeOutline::diamond) inset = box.width / 4;
  if (outline == NodeOutline::ellipse) inset = box.width / 5;
  return {box.x + inset, box.x + box.width - inset};
}

/// How far below the top of its box a shape begins at x, out of half its height.
std::int32_t inset_at(NodeOutline outline, const Box& box, std::int32_t x) {
  if (outline == NodeOutline::box || box.width == 0) return 0;
  const double off = std::min(1.0, std::abs(x - middle_of(box).x) * 2.0 / box.width);
  const double part = outline == NodeOutline::diamond ? off : 1 - std::sqrt(1 - off * off);
  return static_cast<std::int32_t>(part * box.height / 2);
}

/// Between so many ports on one side of the main one.
std::int32_t gap_for(std::int32_t room, std::size_t ports) {
  return ports == 0 ? 0 : std::min(port_gap, room / static_cast<std::int32_t>(ports));
}

class PortChooser {
public:
  PortChooser(const LayoutGraph& graph, const Layout& layout, Rows& rows,
              std::vector<DownLine>& lines)
      : graph_(graph)
      , layout_(layout)
      , rows_(rows)
      , lines_(lines)
      , below_(graph.nodes.size())
      , above_(graph.nodes.size())
      , taken_(graph.nodes.size() * 2, false) {}

  void choose() {
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].drawn) continue;
      below_[lines_[i].upper].push_back(i);
      above_[lines_[i].lower].push_back(i);
    }
    for (std::uint32_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].drawn) go_aside(lines_[i], i);
    }
    for (std::uint32_t node = 0; node < below_.size(); ++node) {
      spread(node, below_[node], true);
      spread(node, above_[node], false);
    }
    for (DownLine& line : lines_) straighten(line);
  }

private:
  [[nodiscard]] const Box& box(std::uint32_t node) const { return layout_.nodes[node]; }
  [[nodiscard]] Range range(std::uint32_t node) const {
    return port_range(graph_.nodes[node].outline, box(node));
  }

  /// A line that is not alone and goes on beside its node leaves it aside.
  void go_aside(DownLine& line, std::uint32_t number) {
    if (line.way.empty()) return;
    const bool main = heaviest(below_[line.upper]) == number && !line.reversed;
    if (!main && below_[line.upper].size() > 1 && fits_aside(line.upper, line.way.front())) {
      take_side(line.upper, line.way.front());
      line.starts_aside = true;
      line.start = line.way.front();
    }
    if (line.reversed && above_[line.lower].size() > 1 && fits_aside(line.lower, line.way.back())) {
      take_side(line.lower, line.way.back());
      line.finishes_aside = true;
      line.finish = line.way.back();
    }
  }

  [[nodiscard]] std::int32_t weight(std::uint32_t line) const {
    return lines_[line].reversed ? 0 : graph_.edges[line].weight;
  }

  [[nodiscard]] std::uint32_t heaviest(const std::vector<std::uint32_t>& lines) const {
    return *std::max_element(lines.begin(), lines.end(), [&](std::uint32_t a, std::uint32_t b) {
      return weight(a) < weight(b); // the first of equals
    });
  }

  [[nodiscard]] bool fits_aside(std::uint32_t node, std::int32_t x) const {
    const Box& where = box(node);
    const bool right = x > where.x + where.width;
    if (!right && x >= where.x) return false;
    if (taken_[node * std::size_t{2} + (right ? 1 : 0)]) return false;
    const std::int32_t edge = right ? where.x + where.width : where.x;
    if (std::abs(x - edge) < 12) return false;
    const std::size_t row = rows_.of_node(node);
    return rows_.is_free(row, x) && rows_.is_free_between(row, edge, x);
  }

  void take_side(std::uint32_t node, std::int32_t x) {
    taken_[node * std::size_t{2} + (x > box(node).x ? 1 : 0)] = true;
    rows_[rows_.of_node(node)].lines.push_back(x);
  }

  /// Where the line would like to meet the node.
  [[nodiscard]] std::int32_t wish(const DownLine& line, std::uint32_t node, bool leaving) const {
    const Range own = range(node);
    if (!line.way.empty()) return own.clamp(leaving ? line.way.front() : line.way.back());
    const Range other = range(leaving ? line.lower : line.upper);
    const std::int32_t low = std::max(own.low, other.low);
    const std::int32_t high = std::min(own.high, other.high);
    if (low > high) return own.clamp(middle_of(box(leaving ? line.lower : line.upper)).x);
    // Straight below the narrower of the two.
    const std::uint32_t narrow =
        box(line.upper).width < box(line.lower).width ? line.upper : line.lower;
    return std::clamp(middle_of(box(narrow)).x, low, high);
  }

  struct Port {
    std::int32_t x;
    std::int32_t heading; ///< where the line goes on, to order those that meet at one place
    std::uint32_t line;
  };

  /// Where its lines would like to meet the node, from left to right.
  [[nodiscard]] std::vector<Port>
  wanted_ports(std::uint32_t node, const std::vector<std::uint32_t>& lines, bool leaving) const {
    std::vector<Port> ports;
    for (const std::uint32_t i : lines) {
      const DownLine& line = lines_[i];
      if (leaving ? line.starts_aside : line.finishes_aside) continue;
      const std::uint32_t other = leaving ? line.lower : line.upper;
      const std::int32_t heading = line.way.empty() ? middle_of(box(other)).x
                                   : leaving        ? line.way.front()
                                                    : line.way.back();
      ports.push_back({wish(line, node, leaving), heading, i});
    }
    if (ports.size() == 1 && !straight(ports[0].heading, range(node)))
      ports[0].x = middle_of(box(node)).x;
    std::stable_sort(ports.begin(), ports.end(), [](const Port& a, const Port& b) {
      return std::pair(a.x, a.heading) < std::pair(b.x, b.heading);
    });
    return ports;
  }

  /// The main line keeps its place; the others make room on both sides of it.
  void spread(std::uint32_t node, const std::vector<std::uint32_t>& lines, bool leaving) {
    std::vector<Port> ports = wanted_ports(node, lines, leaving);
    if (ports.empty()) return;
    const Range own = range(node);
    const auto main =
        static_cast<std::size_t>(std::max_element(ports.begin(), ports.end(),
                                                  [&](const Port& x, const Port& y) {
                                                    return weight(x.line) < weight(y.line);
                                                  }) -
                                 ports.begin());
    ports[main].x = own.clamp(ports[main].x);
    const std::int32_t gap_left = gap_for(ports[main].x - own.low, main);
    const std::int32_t gap_right = gap_for(own.high - ports[main].x, ports.size() - 1 - main);
    for (std::size_t i = main + 1; i < ports.size(); ++i) {
      const auto behind = static_cast<std::int32_t>(ports.size() - 1 - i);
      ports[i].x =
          std::clamp(ports[i].x, ports[i - 1].x + gap_right, own.high - behind * gap_right);
    }
    for (std::size_t i = main; i-- > 0;) {
      const auto before = static_cast<std::int32_t>(i);
      ports[i].x = std::clamp(ports[i].x, own.low + before * gap_left, ports[i + 1].x - gap_left);
    }
    for (const Port& port : ports) {
      (leaving ? lines_[port.line].start : lines_[port.line].finish) = port.x;
    }
  }

  [[nodiscard]] static bool straight(std::int32_t x, const Range& own) {
    return x >= own.low && x <= own.high;
  }

  /// Both ends were chosen on their own; a line alone at one of them follows the other.
  void straighten(DownLine& line) {
    if (!line.drawn || !line.way.empty() || line.start == line.finish) return;
    if (line.starts_aside || line.finishes_aside) return;
    const Range upper = range(line.upper);
    const Range lower = range(line.lower);
    if (above_[line.lower].size() == 1 && straight(line.start, lower)) {
      line.finish = line.start;
    } else if (below_[line.upper].size() == 1 && straight(line.finish, upper)) {
      line.start = line.finish;
    }
  }

  const LayoutGraph& graph_;
  const Layout& layout_;
  Rows& rows_;
  std::vector<DownLine>& lines_;
  std::vector<std::vector<std::uint32_t>> below_; ///< by node: lines that leave it downwards
  std::vector<std::vector<std::uint32_t>> above_;
  std::vector<bool> taken_; ///< by node: left side, right side
};

} // namespace

std::int32_t lower_border(NodeOutline outline, const Box& box, std::int32_t x) {
  return box.y + box.height - inset_at(outline, box, x);
}

std::int32_t upper_border(NodeOutline outline, const Box& box, std::int32_t x) {
  return box.y + inset_at(outline, box, x);
}

void choose_ports(const LayoutGraph& graph, const Layout& layout, Rows& rows,
                  std::vector<DownLine>& lines) {
  PortChooser(graph, layout, rows, lines).choose();
}

} // namespace waymark
