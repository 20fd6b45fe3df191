#include "diagram/views/sign_places.hpp"

#include "diagram/layout/box.hpp"

#include <algorithm>
#include <limits>
#include <string_view>

namespace waymark {
namespace {

constexpr std::int32_t apart = 2;

bool is_sign(const Badge& badge) {
  return std::string_view(badge.style).starts_with("finding-");
}

Box around(std::int32_t x, std::int32_t y) {
  return {x - sign_size / 2, y - sign_size / 2, sign_size, sign_size};
}

/// The preferred first: at the top from the right, then at the bottom.
std::vector<Box> places_on(const DrawnNode& node) {
  const Box& box = node.box;
  std::vector<Box> places;
  // In parts of the width and the height, in thousandths.
  const auto at_part = [&](std::int32_t across, std::int32_t down) {
    return around(box.x + static_cast<std::int32_t>(std::int64_t{box.width} * across / 1000),
                  box.y + static_cast<std::int32_t>(std::int64_t{box.height} * down / 1000));
  };
  if (node.shape == Shape::diamond) {
    constexpr std::int32_t outwards = 3; // its text reaches far
    const auto add = [&](std::int32_t across, std::int32_t down) {
      Box place = at_part(across, down);
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
  const auto add = [&](std::int32_t across, std::int32_t down) {
    places.push_back(at_part(across, down));
  };
  if (node.shape == Shape::circle) {
    for (const std::int32_t down : {146, 854}) {
      for (const std::int32_t across : {854, 146}) add(across, down);
    }
    for (const std::int32_t down : {33, 967}) {
      for (const std::int32_t across : {680, 320}) add(across, down);
    }
    return places;
  }
  const std::int32_t step = sign_size + apart;
  for (const std::int32_t y : {box.y, box.y + box.height}) {
    for (std::int32_t x = box.x + box.width - apart; x >= box.x; x -= step) {
      places.push_back(around(x, y));
    }
  }
  return places;
}

} // namespace

SignPlaces::SignPlaces(const Drawing& drawing) {
  for (const Route& route : drawing.routes) {
    lines_[route.from].push_back(&route);
    if (route.to != route.from) lines_[route.to].push_back(&route);
    if (route.label.empty()) continue;
    labels_.push_back(route.label_box);
    highest_label_ = std::max(highest_label_, route.label_box.height);
  }
  std::sort(labels_.begin(), labels_.end(),
            [](const Box& a, const Box& b) { return a.y != b.y ? a.y < b.y : a.x < b.x; });
}

std::int32_t SignPlaces::harm(const DrawnNode& node, const Box& sign) const {
  constexpr std::int32_t of_sign = 100;
  constexpr std::int32_t of_label = 10;
  std::int32_t sum = 0;
  for (const Badge& badge : node.badges) {
    if (is_sign(badge) && overlap(badge.box, sign)) sum += of_sign;
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

Box SignPlaces::next(const DrawnNode& node) const {
  Box best{};
  std::int32_t least = std::numeric_limits<std::int32_t>::max();
  for (const Box& place : places_on(node)) {
    const std::int32_t harm_here = harm(node, place);
    if (harm_here >= least) continue;
    least = harm_here;
    best = place;
    if (least == 0) break;
  }
  return best;
}

} // namespace waymark
