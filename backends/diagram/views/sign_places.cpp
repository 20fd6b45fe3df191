#include "diagram/views/sign_places.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace waymark {
namespace {

constexpr std::int32_t apart = 2;

bool is_sign(const Badge& badge) {
  return std::string_view(badge.style).starts_with("finding-");
}

Box around(std::int32_t x, std::int32_t y, std::int32_t width) {
  return {x - width / 2, y - sign_size / 2, width, sign_size};
}

/// Of the letters of a line that reads from left to right.
Box box_of(const TextLine& line) {
  const std::int32_t width = text_width(line.text, {line.size, line.bold});
  const std::int32_t before = line.align == Align::left     ? 0
                              : line.align == Align::centre ? width / 2
                                                            : width;
  const std::int32_t above = line.size * 3 / 4;
  return {line.baseline.x - before, line.baseline.y - above, width, above + line.size / 4};
}

/// Of the width and the height of a box, in thousandths.
struct Part {
  std::int32_t across = 0;
  std::int32_t down = 0;
};

Box at(const Part& part, const Box& box, std::int32_t width) {
  return around(box.x + static_cast<std::int32_t>(std::int64_t{box.width} * part.across / 1000),
                box.y + static_cast<std::int32_t>(std::int64_t{box.height} * part.down / 1000),
                width);
}

/// On the middles of its sides, then further along them.
std::vector<Box> places_on_diamond(const Box& box, std::int32_t width) {
  constexpr std::int32_t outwards = 3; // its text reaches far
  std::vector<Box> places;
  const auto add = [&](std::int32_t across, std::int32_t down) {
    Box place = at({across, down}, box, width);
    place.x += across > 500 ? outwards : -outwards;
    place.y += down > 500 ? outwards : -outwards;
    places.push_back(place);
  };
  for (const std::int32_t down : {250, 750}) {
    for (const std::int32_t across : {750, 250}) add(across, down);
  }
  for (const std::int32_t down : {100, 400, 600, 900}) {
    const std::int32_t half = down < 500 ? down : 1000 - down;
    add(500 + half, down);
    add(500 - half, down);
  }
  return places;
}

/// At 45 degrees, where circle and diagonals meet, then nearer to the top and the bottom.
std::vector<Box> places_on_circle(const Box& box, std::int32_t width) {
  std::vector<Box> places;
  for (const Part part : {Part{854, 146}, Part{146, 146}, Part{854, 854}, Part{146, 854},
                          Part{680, 33}, Part{320, 33}, Part{680, 967}, Part{320, 967}})
    places.push_back(at(part, box, width));
  return places;
}

std::vector<Box> places_on_borders(const Box& box, std::int32_t width) {
  std::vector<Box> places;
  const std::int32_t step = width + apart;
  for (const std::int32_t y : {box.y, box.y + box.height}) {
    for (std::int32_t x = box.x + box.width - apart; x >= box.x; x -= step) {
      places.push_back(around(x, y, width));
    }
  }
  return places;
}

/// Of a table, whose rows touch: a sign on the border would belong to either. Inside, from the
/// right; if the text takes the room, on the border.
std::vector<Box> places_in_cell(const Box& box, std::int32_t width) {
  std::vector<Box> places;
  const std::int32_t y = middle_of(box).y;
  for (std::int32_t x = box.x + box.width - width / 2 - 2 * apart; x > middle_of(box).x;
       x -= width + apart) {
    places.push_back(around(x, y, width));
  }
  const std::vector<Box> others = places_on_borders(box, width);
  places.insert(places.end(), others.begin(), others.end());
  return places;
}

/// The preferred first: at the top from the right, then at the bottom.
std::vector<Box> places_on(const DrawnNode& node, std::int32_t width) {
  if (node.style == "cell") return places_in_cell(node.box, width);
  switch (node.shape) {
  case Shape::diamond: return places_on_diamond(node.box, width);
  case Shape::circle: return places_on_circle(node.box, width);
  default: return places_on_borders(node.box, width);
  }
}

} // namespace

std::int32_t sign_width(std::string_view number) {
  constexpr std::int32_t of_digit = 6;
  const std::size_t more = number.size() > 1 ? number.size() - 1 : 0;
  return sign_size + static_cast<std::int32_t>(more) * of_digit;
}

SignPlaces::SignPlaces(const Drawing& drawing) {
  const auto add_label = [this](const Box& box) {
    labels_.push_back(box);
    highest_label_ = std::max(highest_label_, box.height);
  };
  for (const DrawnNode& frame : drawing.frames) {
    for (const TextLine& line : frame.lines) {
      if (!line.upright) add_label(box_of(line));
    }
  }
  for (const Route& route : drawing.routes) {
    lines_[route.from].push_back(&route);
    if (route.to != route.from) lines_[route.to].push_back(&route);
    if (!route.label.empty()) add_label(route.label_box);
  }
  std::sort(labels_.begin(), labels_.end(),
            [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
}

std::int32_t SignPlaces::harm(const DrawnNode& node, const Box& sign) const {
  constexpr std::int32_t of_sign = 100;
  constexpr std::int32_t of_text = 20; ///< of the node itself
  constexpr std::int32_t of_label = 10;
  std::int32_t sum = 0;
  for (const Badge& badge : node.badges) {
    if (is_sign(badge) && overlap(badge.box, sign)) sum += of_sign;
  }
  for (const TextLine& line : node.lines) {
    if (!line.upright && overlap(box_of(line), grown(sign, apart))) sum += of_text;
  }
  auto label = std::lower_bound(labels_.begin(), labels_.end(), sign.y - highest_label_,
                                [](const Box& box, std::int32_t y) { return box.y < y; });
  for (; label != labels_.end() && label->y < sign.y + sign.height; ++label) {
    if (overlap(*label, sign)) sum += of_label;
  }
  const auto lines = lines_.find(node.id);
  if (lines == lines_.end()) return sum;
  for (const Route* line : lines->second) sum += touches(*line, sign) ? 1 : 0;
  return sum;
}

Box SignPlaces::next(const DrawnNode& node, std::int32_t width) const {
  Box best{};
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  for (const Box& place : places_on(node, width)) {
    const std::int32_t harm_here = harm(node, place);
    if (harm_here >= least) continue;
    least = harm_here;
    best = place;
    if (least == 0) break;
  }
  return best;
}

} // namespace waymark
