#include "diagram/pages/line_pieces.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

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

} // namespace

LinePieces LineCutter::all_pieces(const Route& route) const {
  const Axis axis = edges_.axis();
  const std::vector<Point> points = flattened(route);
  // Where no gap was found, a node may hang over the end of its page, and its lines with it.
  const auto page_at = [&](const std::string& node, Point end) {
    const auto found = page_of_node_.find(node);
    return found == page_of_node_.end() ? edges_.page_of(along(end, axis)) : found->second;
  };
  LinePieces line;
  line.pieces.push_back({page_at(route.from, points.front()), {points.front()}});
  const auto cross = [&](std::size_t next, Point at) {
    const std::size_t page = line.pieces.back().page;
    const bool forward = next > page;
    line.between.push_back({{page, forward, at}, {next, !forward, at}, route.from, route.to});
    line.pieces.push_back({next, {at}});
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    Point from = points[i - 1];
    const Point to = points[i];
    while (true) {
      const std::size_t page = line.pieces.back().page;
      const bool forward = along(to, axis) >= edges_.end(page) && page + 1 < edges_.count();
      const bool backward = along(to, axis) < edges_.begin(page);
      if (!forward && !(backward && page > 0)) break;
      const std::int32_t edge = forward ? edges_.end(page) : edges_.begin(page);
      const bool is_over = forward ? along(from, axis) >= edge : along(from, axis) < edge;
      const Point at = is_over ? from : point(edge, across_at(from, to, edge, axis), axis);
      if (!is_over) line.pieces.back().points.push_back(at);
      cross(forward ? page + 1 : page - 1, at);
      from = at;
    }
    if (!(to == line.pieces.back().points.back())) line.pieces.back().points.push_back(to);
  }
  const std::size_t last = page_at(route.to, points.back());
  if (line.pieces.back().page != last) cross(last, points.back());
  const std::size_t page = edges_.page_of_middle(route.label_box);
  const auto labelled = std::find_if(line.pieces.begin(), line.pieces.end(),
                                     [page](const Piece& piece) { return piece.page == page; });
  if (labelled != line.pieces.end() && !route.label.empty()) {
    line.labelled = static_cast<std::size_t>(labelled - line.pieces.begin());
  }
  return line;
}

bool LineCutter::may_return(const Crossing& out, const Crossing& back) {
  const Axis axis = edges_.axis();
  const LineEnd& from = out.from;
  const LineEnd& to = back.to;
  if (from.page != to.page || from.at_end != to.at_end) return false;
  const std::int32_t edge = from.at_end ? edges_.end(from.page) : edges_.begin(from.page);
  if (along(from.at, axis) != edge || along(to.at, axis) != edge) return false;
  const auto [low, high] = std::minmax({across(from.at, axis), across(to.at, axis)});
  const Return wanted{from.page, from.at_end, low, high};
  const bool taken = std::any_of(returns_.begin(), returns_.end(), [&](const Return& other) {
    return other.page == wanted.page && other.at_end == wanted.at_end && other.from <= wanted.to &&
           other.to >= wanted.from;
  });
  if (!taken) returns_.push_back(wanted);
  return !taken;
}

void LineCutter::bring_back(Piece& piece, const Crossing& out, const Crossing& back,
                            const Piece& next) const {
  const Axis axis = edges_.axis();
  const std::int32_t beside =
      along(out.from.at, axis) + (out.from.at_end ? return_distance : -return_distance);
  piece.points.back() = point(beside, across(out.from.at, axis), axis);
  piece.points.push_back(point(beside, across(back.to.at, axis), axis));
  piece.points.insert(piece.points.end(), next.points.begin() + 1, next.points.end());
}

LinePieces LineCutter::cut(const Route& route) {
  LinePieces all = all_pieces(route);
  LinePieces line;
  line.is_cut = all.pieces.size() > 1;
  line.pieces.push_back(std::move(all.pieces.front()));
  std::size_t left = 0; // the crossing at the end of the last piece
  for (std::size_t i = 1; i < all.pieces.size(); ++i) {
    const bool is_labelled = !route.label.empty() && i == all.labelled;
    if (i + 1 < all.pieces.size() && !is_labelled) continue;
    const Crossing& out = all.between[left];
    const Crossing& back = all.between[i - 1];
    left = i;
    if (may_return(out, back)) {
      bring_back(line.pieces.back(), out, back, all.pieces[i]);
    } else {
      line.between.push_back({out.from, back.to, route.from, route.to});
      line.pieces.push_back(std::move(all.pieces[i]));
    }
    if (is_labelled) line.labelled = line.pieces.size() - 1;
  }
  return line;
}

} // namespace waymark::pages
