#pragma once

#include "backends/drawing.hpp"
#include "diagram/layout/tracks.hpp"
#include "diagram/views/landscape_content.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace waymark {

/// The lines of a landscape. They leave and enter at the left or right of a row, run up and down in
/// the gutters between the columns, and get from one gutter to another above everything. Each
/// vertical and each horizontal stretch has its own track, and each end its own height, so no line
/// runs on another: only those that lead the same from one row into one gutter run together, under
/// one label, until each branches off to its row.
class LandscapeLines {
public:
  LandscapeLines(std::span<const LandscapeFlow> flows, std::span<const std::uint32_t> column_of,
                 std::uint32_t columns);

  /// Of a row, so that its lines have room beside one another.
  [[nodiscard]] std::int32_t height_needed(std::uint32_t item) const;

  /// `nodes` by item, placed within their columns (x counts from the column's left edge).
  void route(std::span<const DrawnNode> nodes, std::int32_t column_width);

  // Known once routed.
  [[nodiscard]] std::int32_t column_x(std::uint32_t column) const { return column_x_[column]; }
  [[nodiscard]] Route line(std::size_t flow) const { return routes_[flow]; }

private:
  enum class Side : std::uint8_t { left, right };

  struct End {
    std::uint32_t item = 0;
    Side side{};
    std::uint32_t gutter = 0;
    std::int32_t room = 0; ///< height that it needs at its row, a multiple of 8
    std::int32_t x = 0;    ///< of the row's edge
    std::int32_t y = 0;
  };

  struct Line {
    std::size_t trunk = 0; ///< the line with which it leaves: itself, or one before it
    End from{};
    End to{};
    std::uint32_t first_track = 0;  ///< in the gutter of `from`
    std::uint32_t second_track = 0; ///< in that of `to`, if another
    std::uint32_t above = 0;        ///< track above everything
  };

  [[nodiscard]] static std::size_t port_key(const End& end) {
    return end.item * std::size_t{2} + (end.side == Side::right ? 1 : 0);
  }
  void find_trunks();
  [[nodiscard]] bool leads(std::size_t line) const { return lines_[line].trunk == line; }
  void order_ports();
  void place_ports(std::span<const DrawnNode> nodes);
  /// The stretches of all lines that run with one: in the gutter where they leave, and in that
  /// where they arrive, if it is another. By line; empty for one that runs with another.
  struct TrunkStretches {
    std::vector<BranchedInterval> near_from;
    std::vector<BranchedInterval> near_to;
  };
  [[nodiscard]] TrunkStretches stretches_of_trunks() const;
  void assign_gutters();
  void assign_above();
  void draw();
  [[nodiscard]] std::int32_t track_x(std::uint32_t gutter, std::uint32_t track) const;

  std::span<const LandscapeFlow> flows_;
  std::span<const std::uint32_t> column_of_;
  std::uint32_t columns_;
  std::int32_t column_width_ = 0;
  std::vector<Line> lines_{};
  std::vector<Route> routes_{};
  std::vector<std::vector<End*>> ports_{}; ///< by item and side, from the top
  std::vector<std::int32_t> column_x_{};
  std::vector<std::int32_t> first_track_x_{}; ///< by gutter
};

} // namespace waymark
