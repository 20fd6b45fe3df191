#include "diagram/lanes/drawn_cost.hpp"

#include "diagram/lanes/line_use.hpp"

#include <algorithm>
#include <vector>

namespace waymark::swimlanes {
namespace {

/// From `low` to `high` along its axis.
struct Piece {
  std::int32_t at = 0;
  std::int32_t low = 0;
  std::int32_t high = 0;
};

class Pieces {
public:
  explicit Pieces(const LanesLayout& drawn) {
    for (const LayoutRoute& route : drawn.layout.routes) add(route);
    std::sort(level_.begin(), level_.end(),
              [](const Piece& a, const Piece& b) { return a.at < b.at; });
  }

  [[nodiscard]] std::int32_t bends() const { return bends_; }

  /// Lines that meet end to end, or end to side, do not cross.
  [[nodiscard]] std::int32_t crossings() const {
    std::int32_t count = 0;
    for (const Piece& upright : upright_) {
      auto next =
          std::upper_bound(level_.begin(), level_.end(), upright.low,
                           [](std::int32_t value, const Piece& level) { return value < level.at; });
      for (; next != level_.end() && next->at < upright.high; ++next) {
        if (next->low < upright.at && upright.at < next->high) ++count;
      }
    }
    return count;
  }

private:
  /// Tracks may lie in line, so that what turns on the grid runs on.
  void add(const LayoutRoute& route) {
    std::vector<Point> corners;
    for (const Point point : route.points) {
      if (!corners.empty() && corners.back() == point) continue;
      const std::size_t count = corners.size();
      if (count > 1 && are_in_line(corners[count - 2], corners[count - 1], point)) {
        corners.back() = point;
      } else {
        corners.push_back(point);
      }
    }
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const Point a = corners[i - 1];
      const Point b = corners[i];
      if (i > 1) ++bends_;
      if (a.y == b.y) {
        level_.push_back({a.y, std::min(a.x, b.x), std::max(a.x, b.x)});
      } else {
        upright_.push_back({a.x, std::min(a.y, b.y), std::max(a.y, b.y)});
      }
    }
  }

  [[nodiscard]] static bool are_in_line(Point a, Point b, Point c) {
    return (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y);
  }

  std::vector<Piece> level_{}; ///< from top to bottom
  std::vector<Piece> upright_{};
  std::int32_t bends_ = 0;
};

} // namespace

std::int32_t drawn_cost(const LanesLayout& drawn) {
  const Pieces pieces(drawn);
  return crossing * pieces.crossings() + bend * pieces.bends();
}

} // namespace waymark::swimlanes
