#include "diagram/pages/line_pieces.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace waymark::pages {
namespace {

constexpr std::int32_t return_distance = 4; ///< of lines that come back, from the end of the page

/// Curves as chains of short lines, so that they can be cut.
std::vector<Point> flattened(const Route& route) {
  if (!route.curved) return route.points;
  constexpr int pieces = 12;
  std::vector<Point> out{route.points.front()};
  for (std::size_t i = 0; i + 3 < route.points.size(); i += 3) {
    const auto at = [&](double t, auto member) {
      const double u = 1 - t;
      return u * u * u * route.points[i].*member + 3 * u * u * t * route.points[i + 1].*member +
             3 * u * t * t * route.points[i + 2].*member + t * t * t * route.points[i + 3].*member;
    };
    for (int k = 1; k <= pieces; ++k) {
      const double t = static_cast<double>(k) / pieces;
      out.push_back({static_cast<std::int32_t>(at(t, &Point::x) + 0.5),
                     static_cast<std::int32_t>(at(t, &Point::y) + 0.5)});
    }
  }
  return out;
}

std::int32_t across_at(Point from, Point to, std::int32_t edge, Axis axis) {
  const std::int32_t run = along(to, axis) - along(from, axis);
  if (run == 0) return across(from, axis);
  const std::int64_t rise = across(to, axis) - across(from, axis);
  return across(from, axis) + static_cast<std::int32_t>(rise * (edge - along(from, axis)) / run);
}

/// A piece, with the ends at which others may join it.
struct Stay {
  Piece piece{};
  LineEnd comes{};
  LineEnd leaves{};
  bool is_labelled = false; ///< by being the first on the page of the label
};

/// Along a line from page to page. Keeps of its pieces the first, the last and the labelled one.
class Walk {
public:
  Walk(const PageEdges& edges, std::size_t page, Point begin, std::optional<std::size_t> labelled)
      : edges_(edges)
      , axis_(edges.axis())
      , here_{{page, {begin}}} {
    if (labelled != page) labelled_ = labelled; // the first piece is kept anyway
  }

  void go_to(Point to) {
    Point from = here_.piece.points.back();
    while (true) {
      const bool forward = along(to, axis_) >= edges_.end(page()) && page() + 1 < edges_.count();
      const bool backward = along(to, axis_) < edges_.begin(page()) && page() > 0;
      if (!forward && !backward) break;
      const std::int32_t edge = forward ? edges_.end(page()) : edges_.begin(page());
      const Point at = is_over(from, edge, forward)
                           ? from
                           : point(edge, across_at(from, to, edge, axis_), axis_);
      if (!is_over(from, edge, forward)) here_.piece.points.push_back(at);
      cross_to(forward ? page() + 1 : page() - 1, at);
      if (across(at, axis_) == across(to, axis_)) pass_pages(to, forward);
      from = here_.piece.points.back();
    }
    if (!(to == here_.piece.points.back())) here_.piece.points.push_back(to);
  }

  void end_on(std::size_t last_page) {
    if (page() != last_page) cross_to(last_page, here_.piece.points.back());
  }

  [[nodiscard]] std::size_t followed() const { return followed_; }

  [[nodiscard]] std::vector<Stay> take_kept() {
    kept_.push_back(std::move(here_));
    return std::move(kept_);
  }

private:
  [[nodiscard]] std::size_t page() const { return here_.piece.page; }

  [[nodiscard]] bool is_over(Point at, std::int32_t edge, bool forward) const {
    return forward ? along(at, axis_) >= edge : along(at, axis_) < edge;
  }

  void cross_to(std::size_t next, Point at) {
    ++followed_;
    const bool forward = next > page();
    here_.leaves = {page(), forward, at};
    if (kept_.empty() || here_.is_labelled) kept_.push_back(std::move(here_));
    here_ = {{next, {at}}, {next, !forward, at}};
    if (labelled_ != next) return;
    here_.is_labelled = true;
    labelled_.reset();
  }

  /// A level line has nothing to be kept on the way to the page before that on which it turns or
  /// has its label.
  void pass_pages(Point to, bool forward) {
    if (here_.is_labelled) return;
    std::size_t target = edges_.page_of(along(to, axis_));
    if (labelled_ && (forward ? *labelled_ > page() && *labelled_ < target
                              : *labelled_ < page() && *labelled_ > target)) {
      target = *labelled_;
    }
    const std::size_t before = forward ? target - 1 : target + 1;
    if (forward ? before <= page() : before >= page()) return;
    Point& at = here_.piece.points.back();
    const std::int32_t edge = forward ? edges_.begin(before) : edges_.end(before);
    if (!is_over(at, edge, forward)) at = point(edge, across(at, axis_), axis_);
    here_.piece.page = before;
  }

  const PageEdges& edges_;
  Axis axis_;
  std::optional<std::size_t> labelled_{}; ///< the page of the label, until the line comes there
  Stay here_;
  std::vector<Stay> kept_{};
  std::size_t followed_ = 0;
};

} // namespace

std::size_t LineCutter::page_at(const std::string& node, Point end) const {
  // Where no gap was found, a node may hang over the end of its page, and its lines with it.
  const auto found = page_of_node_.find(node);
  return found == page_of_node_.end() ? edges_.page_of(along(end, edges_.axis())) : found->second;
}

bool LineCutter::may_return(const LineEnd& out, const LineEnd& back) {
  const Axis axis = edges_.axis();
  if (out.page != back.page || out.at_end != back.at_end) return false;
  const std::int32_t edge = out.at_end ? edges_.end(out.page) : edges_.begin(out.page);
  if (along(out.at, axis) != edge || along(back.at, axis) != edge) return false;
  const auto [low, high] = std::minmax({across(out.at, axis), across(back.at, axis)});
  Returns& returns = returns_[{out.page, out.at_end}];
  const auto next = returns.lower_bound(low); // they do not touch one another
  if (next != returns.end() && next->second <= high) return false;
  returns.emplace(high, low);
  return true;
}

void LineCutter::bring_back(Piece& piece, const LineEnd& out, const LineEnd& back,
                            const Piece& next) const {
  const Axis axis = edges_.axis();
  const std::int32_t beside =
      along(out.at, axis) + (out.at_end ? return_distance : -return_distance);
  piece.points.back() = point(beside, across(out.at, axis), axis);
  piece.points.push_back(point(beside, across(back.at, axis), axis));
  piece.points.insert(piece.points.end(), next.points.begin() + 1, next.points.end());
}

LinePieces LineCutter::cut(const Route& route) {
  const std::vector<Point> points = flattened(route);
  std::optional<std::size_t> labelled;
  if (!route.label.empty()) labelled = edges_.page_of_middle(route.label_box);
  Walk walk(edges_, page_at(route.from, points.front()), points.front(), labelled);
  for (std::size_t i = 1; i < points.size(); ++i) walk.go_to(points[i]);
  walk.end_on(page_at(route.to, points.back()));
  followed_ += walk.followed();
  std::vector<Stay> stays = walk.take_kept();
  LinePieces line;
  line.is_cut = stays.size() > 1;
  line.pieces.push_back(std::move(stays.front().piece));
  for (std::size_t i = 1; i < stays.size(); ++i) {
    const LineEnd& out = stays[i - 1].leaves;
    Stay& next = stays[i];
    if (may_return(out, next.comes)) {
      bring_back(line.pieces.back(), out, next.comes, next.piece);
    } else {
      line.between.push_back({out, next.comes, route.from, route.to});
      line.pieces.push_back(std::move(next.piece));
    }
    if (next.is_labelled) line.labelled = line.pieces.size() - 1;
  }
  return line;
}

} // namespace waymark::pages
