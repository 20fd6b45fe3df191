#include "diagram/paint/path.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace waymark {
namespace {

constexpr double corner_radius = 6;

/// Wide lines have large heads.
double arrow_length(const Route& route) {
  return 9 + 2 * (route.width - 1);
}

double arrow_half_width(const Route& route) {
  return 4 + 0.8 * (route.width - 1);
}

/// Where the line ends: else its blunt end shows beside the tip.
double gap_before_tip(const Route& route) {
  return arrow_length(route) * 2 / 3;
}

struct UnitVector {
  double x = 0;
  double y = 0;
};

double distance(Point a, Point b) {
  return std::hypot(b.x - a.x, b.y - a.y);
}

Point towards(Point from, Point to, double length) {
  const double whole = distance(from, to);
  if (whole <= 0) return from;
  const double part = length / whole;
  return {static_cast<std::int32_t>(std::lround(from.x + (to.x - from.x) * part)),
          static_cast<std::int32_t>(std::lround(from.y + (to.y - from.y) * part))};
}

/// Of the last piece, of length 1.
UnitVector final_direction(const std::vector<Point>& points) {
  const Point tip = points.back();
  for (std::size_t i = points.size() - 1; i-- > 0;) {
    const double length = distance(points[i], tip);
    if (length > 0) return {(tip.x - points[i].x) / length, (tip.y - points[i].y) / length};
  }
  return {0, 1};
}

/// Its points, cut short by the head.
std::vector<Point> points_to_head(const Route& route) {
  std::vector<Point> points = route.points;
  if (!route.arrow) return points;
  const UnitVector direction = final_direction(points);
  const double gap = gap_before_tip(route);
  const Point tip = points.back();
  points.back() = {static_cast<std::int32_t>(std::lround(tip.x - direction.x * gap)),
                   static_cast<std::int32_t>(std::lround(tip.y - direction.y * gap))};
  return points;
}

void append(std::string& out, Point point) {
  out.append(std::to_string(point.x)).append(",").append(std::to_string(point.y));
}

std::string curve(const std::vector<Point>& points) {
  std::string out = "M";
  append(out, points.front());
  for (std::size_t i = 1; i + 2 < points.size(); i += 3) {
    out += i == 1 ? "C" : " ";
    append(out, points[i]);
    out += ' ';
    append(out, points[i + 1]);
    out += ' ';
    append(out, points[i + 2]);
  }
  return out;
}

std::string polyline(const std::vector<Point>& points) {
  std::string out = "M";
  append(out, points.front());
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    const double radius = std::min({corner_radius, distance(points[i - 1], points[i]) / 2,
                                    distance(points[i], points[i + 1]) / 2});
    out += 'L';
    append(out, towards(points[i], points[i - 1], radius));
    out += 'Q';
    append(out, points[i]);
    out += ' ';
    append(out, towards(points[i], points[i + 1], radius));
  }
  out += 'L';
  append(out, points.back());
  return out;
}

} // namespace

std::int32_t line_width_tenths(const Route& route) {
  constexpr std::int32_t widths[] = {14, 20, 27, 35, 45};
  return widths[std::clamp<std::size_t>(route.width, 1, std::size(widths)) - 1];
}

std::vector<Point> as_spline(const Route& route) {
  if (route.curved) return route.points;
  std::vector<Point> spline{route.points.front()};
  for (std::size_t i = 1; i < route.points.size(); ++i) {
    const Point from = route.points[i - 1];
    const Point to = route.points[i];
    const double third = distance(from, to) / 3;
    spline.push_back(towards(from, to, third));
    spline.push_back(towards(to, from, third));
    spline.push_back(to);
  }
  return spline;
}

std::array<Point, 3> arrow_head(const Route& route) {
  const UnitVector direction = final_direction(route.points);
  const Point tip = route.points.back();
  const double length = arrow_length(route);
  auto corner = [&](double side) {
    const double half = side * arrow_half_width(route);
    return Point{
        static_cast<std::int32_t>(std::lround(tip.x - direction.x * length - direction.y * half)),
        static_cast<std::int32_t>(std::lround(tip.y - direction.y * length + direction.x * half))};
  };
  return {tip, corner(1), corner(-1)};
}

std::string path_data(const Route& route) {
  return route.curved ? curve(points_to_head(route)) : polyline(points_to_head(route));
}

} // namespace waymark
