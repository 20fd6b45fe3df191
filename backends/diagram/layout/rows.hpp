#pragma once

#include "diagram/layout/layout.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace waymark {

/// Something that no line may run through.
struct Obstacle {
  std::int32_t left = 0;
  std::int32_t right = 0;
};

/// A band across the whole drawing that holds nodes or labels; between two rows nothing stands.
struct Row {
  std::int32_t top = 0;
  std::int32_t bottom = 0;
  std::vector<Obstacle> obstacles{}; ///< nodes, and labels once they are placed
  std::vector<std::int32_t> lines{}; ///< x of the lines that run through it from top to bottom
};

/// A layered drawing as the rows it consists of.
class Rows {
public:
  Rows(const LayoutGraph& graph, const Layout& layout);

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] Row& operator[](std::size_t row) { return rows_[row]; }
  [[nodiscard]] const Row& operator[](std::size_t row) const { return rows_[row]; }
  [[nodiscard]] std::size_t of_node(std::size_t node) const { return of_node_[node]; }
  /// Of the label of an edge; none if it has no label.
  [[nodiscard]] std::optional<std::size_t> of_label(std::size_t edge) const;

  /// May a line run through the row at x, apart from nodes, labels and other lines?
  [[nodiscard]] bool is_free(std::size_t row, std::int32_t x) const;
  /// May the label of this edge, which has one, begin at `left`?
  [[nodiscard]] bool label_fits(std::size_t edge, std::int32_t left) const;
  /// From now on it is an obstacle.
  void place_label(std::size_t edge, std::int32_t left);
  /// Nothing between the two, ends left out.
  [[nodiscard]] bool is_free_between(std::size_t row, std::int32_t a, std::int32_t b) const;
  /// The free place nearest to x, if there is any near it.
  [[nodiscard]] std::optional<std::int32_t> nearest_free(std::size_t row, std::int32_t x) const;

private:
  std::vector<Row> rows_{};
  std::vector<std::size_t> of_node_{};
  std::vector<std::size_t> of_label_{};
  std::vector<std::int32_t> label_width_{};
};

} // namespace waymark
