#include "diagram/layout/rows.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace waymark {
namespace {

constexpr std::size_t no_row = static_cast<std::size_t>(-1);
constexpr std::int32_t room_beside_obstacle = 6;
constexpr std::int32_t room_beside_line = 8;
constexpr std::int32_t furthest_shift = 400;

struct Item {
  Box box{};
  bool is_node = false;
  std::size_t number = 0;
};

} // namespace

Rows::Rows(const LayoutGraph& graph, const Layout& layout)
    : of_node_(graph.nodes.size(), no_row)
    , of_label_(graph.edges.size(), no_row) {
  std::vector<Item> items;
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) items.push_back({layout.nodes[i], true, i});
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayoutEdge& edge = graph.edges[i];
    label_width_.push_back(edge.label_width);
    if (edge.label_width == 0) continue;
    const Point centre = layout.routes[i].label;
    items.push_back({{centre.x - edge.label_width / 2, centre.y - edge.label_height / 2,
                      edge.label_width, edge.label_height},
                     false,
                     i});
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const Item& a, const Item& b) { return a.box.y < b.box.y; });
  for (const Item& item : items) {
    const std::int32_t bottom = item.box.y + item.box.height;
    if (rows_.empty() || item.box.y >= rows_.back().bottom)
      rows_.push_back({item.box.y, bottom, {}, {}});
    Row& row = rows_.back();
    row.bottom = std::max(row.bottom, bottom);
    if (item.is_node) row.obstacles.push_back({item.box.x, item.box.x + item.box.width});
    (item.is_node ? of_node_ : of_label_)[item.number] = rows_.size() - 1;
  }
}

std::optional<std::size_t> Rows::of_label(std::size_t edge) const {
  if (of_label_[edge] == no_row) return std::nullopt;
  return of_label_[edge];
}

bool Rows::is_free(std::size_t row, std::int32_t x) const {
  for (const Obstacle& obstacle : rows_[row].obstacles) {
    if (x > obstacle.left - room_beside_obstacle && x < obstacle.right + room_beside_obstacle) {
      return false;
    }
  }
  return std::none_of(rows_[row].lines.begin(), rows_[row].lines.end(),
                      [x](std::int32_t line) { return std::abs(line - x) < room_beside_line; });
}

bool Rows::label_fits(std::size_t edge, std::int32_t left) const {
  const Row& row = rows_[of_label_[edge]];
  const std::int32_t right = left + label_width_[edge];
  // Its line stands on the left of the label.
  for (const Obstacle& obstacle : row.obstacles) {
    if (obstacle.left < right + room_beside_obstacle && obstacle.right > left - room_beside_line) {
      return false;
    }
  }
  return std::none_of(row.lines.begin(), row.lines.end(), [&](std::int32_t line) {
    return line > left - room_beside_line && line < right + room_beside_line / 2;
  });
}

void Rows::place_label(std::size_t edge, std::int32_t left) {
  rows_[of_label_[edge]].obstacles.push_back({left, left + label_width_[edge]});
}

bool Rows::is_free_between(std::size_t row, std::int32_t a, std::int32_t b) const {
  const std::int32_t low = std::min(a, b);
  const std::int32_t high = std::max(a, b);
  for (const Obstacle& obstacle : rows_[row].obstacles) {
    if (obstacle.left < high && obstacle.right > low) return false;
  }
  return std::none_of(rows_[row].lines.begin(), rows_[row].lines.end(), [&](std::int32_t line) {
    return line > low - room_beside_line && line < high + room_beside_line;
  });
}

std::optional<std::int32_t> Rows::nearest_free(std::size_t row, std::int32_t x) const {
  for (std::int32_t shift = 0; shift <= furthest_shift; ++shift) {
    if (is_free(row, x + shift)) return x + shift;
    if (is_free(row, x - shift)) return x - shift;
  }
  return std::nullopt;
}

} // namespace waymark
