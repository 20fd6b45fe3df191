#include "diagram/paint/svg_shapes.hpp"

#include "diagram/layout/box.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace waymark {
namespace {

std::string classes(const DrawnNode& node) {
  return node.style.empty() ? std::string("wm-n") : "wm-n wm-" + node.style;
}

void rectangle(XmlWriter& out, std::string_view style, const Box& box, std::int32_t radius) {
  out.open("rect").attribute("class", style);
  out.attribute("x", box.x).attribute("y", box.y);
  out.attribute("width", box.width).attribute("height", box.height);
  if (radius > 0) out.attribute("rx", radius);
  out.close("rect");
}

std::string at(std::int32_t x, std::int32_t y) {
  return std::to_string(x) + "," + std::to_string(y);
}

void polygon(XmlWriter& out, std::string_view style, const std::string& points) {
  out.open("polygon").attribute("class", style).attribute("points", points).close("polygon");
}

void diamond(XmlWriter& out, const DrawnNode& node) {
  const Box& box = node.box;
  const auto [x, y] = middle_of(box);
  polygon(out, classes(node),
          at(x, box.y) + " " + at(box.x + box.width, y) + " " + at(x, box.y + box.height) + " " +
              at(box.x, y));
}

void chevron(XmlWriter& out, const DrawnNode& node) {
  const Box& box = node.box;
  const std::int32_t tip = std::min(16, box.width / 4);
  const std::int32_t right = box.x + box.width;
  const std::int32_t bottom = box.y + box.height;
  const std::int32_t middle = middle_of(box).y;
  polygon(out, classes(node),
          at(box.x, box.y) + " " + at(right - tip, box.y) + " " + at(right, middle) + " " +
              at(right - tip, bottom) + " " + at(box.x, bottom) + " " + at(box.x + tip, middle));
}

void ellipse(XmlWriter& out, const DrawnNode& node) {
  const Box& box = node.box;
  const Point middle = middle_of(box);
  out.open("ellipse").attribute("class", classes(node));
  out.attribute("cx", middle.x).attribute("cy", middle.y);
  out.attribute("rx", box.width / 2).attribute("ry", box.height / 2).close("ellipse");
}

void automated(XmlWriter& out, const DrawnNode& node) {
  rectangle(out, classes(node), node.box, 7);
  const Box& box = node.box;
  const Box inner{box.x + 3, box.y + 3, std::max(0, box.width - 6), std::max(0, box.height - 6)};
  rectangle(out, "wm-icon", inner, 5);
}

/// A sheet with its corner turned down.
void note(XmlWriter& out, const DrawnNode& node) {
  const Box& box = node.box;
  const std::int32_t fold = std::min(10, box.height / 3);
  const std::int32_t right = box.x + box.width;
  polygon(out, classes(node),
          at(box.x, box.y) + " " + at(right - fold, box.y) + " " + at(right, box.y + fold) + " " +
              at(right, box.y + box.height) + " " + at(box.x, box.y + box.height));
}

void path(XmlWriter& out, std::string_view style, const std::string& data) {
  out.open("path").attribute("class", style).attribute("d", data).close("path");
}

bool is_open(const OpenSides& open) {
  return open.left || open.top || open.right || open.bottom;
}

/// From `from` a little towards `to`.
std::string beside(Point from, Point to, std::int32_t radius) {
  const auto step = [&](std::int32_t way) { return std::clamp(way, -radius, radius); };
  return at(from.x + step(to.x - from.x), from.y + step(to.y - from.y));
}

/// A rectangle without the lines of its open sides: the ground first, then its border. Corners
/// between two lines are rounded.
void open_frame(XmlWriter& out, const DrawnNode& node, std::int32_t radius) {
  const Box& box = node.box;
  const std::array<Point, 4> corners{{{box.x, box.y},
                                      {box.x + box.width, box.y},
                                      {box.x + box.width, box.y + box.height},
                                      {box.x, box.y + box.height}}};
  const std::array<bool, 4> open{node.open.top, node.open.right, node.open.bottom, node.open.left};
  const auto rounding = [&](std::size_t corner) {
    return open[corner % 4] || open[(corner + 3) % 4] ? 0 : radius;
  };
  std::string ground;
  std::string border;
  for (std::size_t side = 0; side < 4; ++side) {
    const Point from = corners[side];
    const Point to = corners[(side + 1) % 4];
    const std::string begin = "M" + beside(from, to, rounding(side));
    const std::int32_t round = rounding(side + 1);
    std::string line = "L" + beside(to, from, round);
    if (round > 0) line += "Q" + at(to.x, to.y) + " " + beside(to, corners[(side + 2) % 4], round);
    ground += (side == 0 ? begin : "") + line;
    if (open[side]) continue;
    const bool begins = side == 0 || open[side - 1];
    border += (begins ? begin : "") + line;
  }
  path(out, classes(node) + " wm-ground", ground);
  path(out, classes(node) + " wm-open", border);
}

} // namespace

void paint_shape(XmlWriter& out, const DrawnNode& node) {
  if (is_open(node.open)) return open_frame(out, node, node.shape == Shape::frame ? 8 : 3);
  switch (node.shape) {
  case Shape::rounded: rectangle(out, classes(node), node.box, 7); break;
  case Shape::automated: automated(out, node); break;
  case Shape::diamond: diamond(out, node); break;
  case Shape::bar: rectangle(out, classes(node), node.box, 2); break;
  case Shape::circle: ellipse(out, node); break;
  case Shape::pill: rectangle(out, classes(node), node.box, pill_radius(node.box)); break;
  case Shape::chevron: chevron(out, node); break;
  case Shape::plain: rectangle(out, classes(node), node.box, 3); break;
  case Shape::frame: rectangle(out, classes(node), node.box, 8); break;
  case Shape::note: note(out, node); break;
  }
}

void paint_icon(XmlWriter& out, std::string_view style, Point corner) {
  const std::string x = std::to_string(corner.x);
  const std::string y = std::to_string(corner.y);
  const std::string move = "M" + at(corner.x, corner.y);
  if (style == "performer") { // head and shoulders
    path(out, "wm-icon", move + "m5,0a2.3,2.3 0 1 1-.01,0zm-4.5,10c0-6 9-6 9,0z");
  } else if (style == "machine") { // a gear
    path(out, "wm-icon",
         move + "m5,2.4a2.6,2.6 0 1 1-.01,0zm0-2.4v2.4m0,5.2v2.4m-5-5h2.4m5.2,0h2.4"
                "m-8.5-3.5 1.7,1.7m3.6,3.6 1.7,1.7m0-7-1.7,1.7m-3.6,3.6-1.7,1.7");
  } else if (style == "tool") {
    path(out, "wm-icon wm-on-tool", move + "m5,1.5a3.5,3.5 0 1 1-.01,0z");
  } else if (style == "document") {
    path(out, "wm-icon wm-on-document", move + "m1.5,.5h4.5l2.5,2.5v6.5h-7zm4.5,0v2.5h2.5");
  } else if (style == "follow") { // to the detail elsewhere
    path(out, "wm-icon", move + "m1,1v4.5h7m-3-3 3,3-3,3");
  } else if (style == "clock") {
    path(out, "wm-icon", move + "m5,.5a4.5,4.5 0 1 1-.01,0zm0,2v2.5l2,1.5");
  }
}

void paint_sign(XmlWriter& out, std::string_view style, const Box& box) {
  const std::string kind = "wm-n wm-" + std::string(style);
  const std::int32_t right = box.x + box.width;
  const std::int32_t bottom = box.y + box.height;
  if (style == "finding-error") { // an octagon, as a stop sign
    path(out, kind,
         "M" + at(box.x + 5, box.y) + "H" + std::to_string(right - 5) + "l5,5v6l-5,5H" +
             std::to_string(box.x + 5) + "l-5-5v-6z");
  } else if (style == "finding-warning") { // a triangle, with its point cut off for long numbers
    constexpr std::int32_t one_digit = 16;
    const std::int32_t flat = std::max(0, box.width - one_digit);
    polygon(out, kind,
            at(box.x + (box.width - flat) / 2, box.y - 3) + " " +
                at(box.x + (box.width + flat) / 2, box.y - 3) + " " + at(right + 2, bottom - 1) +
                " " + at(box.x - 2, bottom - 1));
  } else { // a circle, drawn out for long numbers
    rectangle(out, kind, box, box.height / 2);
  }
}

} // namespace waymark
