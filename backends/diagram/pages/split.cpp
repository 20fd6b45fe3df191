#include "diagram/pages/split.hpp"

#include "diagram/layout/moving.hpp"
#include "diagram/pages/arrivals.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/pages/letter_rows.hpp"
#include "diagram/pages/line_pieces.hpp"
#include "diagram/pages/page_edges.hpp"
#include "diagram/pages/page_frames.hpp"
#include "diagram/pages/page_heads.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <cstddef>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <utility>

namespace waymark::pages {
namespace {

class Splitter {
public:
  Splitter(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts)
      : drawing_(drawing)
      , axis_(axis)
      , edges_(drawing, axis, cuts)
      , pages_(edges_.count()) {}

  std::vector<Drawing> split(Letters& letters) {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      pages_[i].id = fmt::format("{}-{}", drawing_.id, i + 1);
      pages_[i].title = drawing_.title;
      pages_[i].description = drawing_.description;
      pages_[i].note = drawing_.note;
    }
    for (const DrawnNode& node : drawing_.nodes) {
      const std::size_t page = edges_.page_of_middle(node.box);
      page_of_node_[node.id] = page;
      pages_[page].nodes.push_back(node);
    }
    add_frames(drawing_, edges_, pages_);
    LineCutter cutter(edges_, page_of_node_);
    for (const Route& route : drawing_.routes) {
      if (route.points.size() > 1) add_route(route, cutter.cut(route));
    }
    join_arrivals(crossings_, pages_);
    add_letters(crossings_, edges_, length(drawing_.bounds, other(axis_)), pages_, letters);
    for (Drawing& page : pages_) {
      std::erase_if(page.routes, [](const Route& route) { return route.points.empty(); });
    }
    enclose_letters(edges_, pages_);
    for (std::size_t i = 1; i < pages_.size(); ++i) {
      repeat_heads(drawing_, axis_, edges_.begin(i), i + 1, pages_[i]);
    }
    for (Drawing& page : pages_) {
      drop_empty_stages(page);
      fit_stage_titles(page);
    }
    for (Drawing& page : pages_) fit_bounds(page);
    return std::move(pages_);
  }

private:
  void add_route(const Route& route, LinePieces line) {
    const std::size_t count = line.pieces.size();
    for (std::size_t i = 0; i < count; ++i) {
      Piece& piece = line.pieces[i];
      std::vector<Route>& routes = pages_[piece.page].routes;
      Route part = route;
      // A curve that is cut goes on in short straight lines.
      part.curved = route.curved && !line.is_cut;
      if (!part.curved) part.points = std::move(piece.points);
      part.arrow = route.arrow && i + 1 == count;
      if (count > 1) part.id = fmt::format("{}_{}", route.id, i + 1);
      if (i == line.labelled) {
        pull_in(part, piece.page);
      } else {
        part.label.clear();
        part.label_box = {};
      }
      if (i > 0) line.between[i - 1].to.route = routes.size();
      if (i + 1 < count) line.between[i].from.route = routes.size();
      routes.push_back(std::move(part));
    }
    std::move(line.between.begin(), line.between.end(), std::back_inserter(crossings_));
  }

  /// A label onto the page of its line.
  void pull_in(Route& route, std::size_t page) const {
    if (route.label.empty()) return;
    const std::int32_t from = low(route.label_box, axis_);
    const std::int32_t last = edges_.end(page) - length(route.label_box, axis_);
    const std::int32_t to = std::max(std::min(from, last), edges_.begin(page));
    move_label_by(route, point(to - from, 0, axis_));
  }

  const Drawing& drawing_;
  Axis axis_;
  PageEdges edges_;
  std::vector<Drawing> pages_;
  std::map<std::string, std::size_t> page_of_node_{};
  std::vector<Crossing> crossings_{};
};

} // namespace

std::int32_t room_for_letters(Axis axis) {
  return 2 * (before_letters + (axis == Axis::right ? connector_width : connector_height) + gap);
}

std::vector<Drawing> split(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts,
                           Letters& letters) {
  return Splitter(drawing, axis, cuts).split(letters);
}

} // namespace waymark::pages
