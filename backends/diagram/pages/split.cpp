#include "diagram/pages/split.hpp"

#include "diagram/views/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <utility>

namespace waymark::pages {
namespace {

constexpr std::int32_t gap = 4;
constexpr std::int32_t title_room = 22; ///< of a frame that goes on from the page before
constexpr std::int32_t deepest_frames = 3;

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

/// A line's piece on one page.
struct Piece {
  std::size_t page = 0;
  std::vector<Point> points{};
};

/// Where a line leaves one page for another.
struct Crossing {
  std::size_t route = 0;
  std::size_t from_page = 0;
  std::size_t to_page = 0;
  Point at{};
  std::string letter{};
};

class Splitter {
public:
  Splitter(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts, Letters& letters)
      : drawing_(drawing)
      , axis_(axis)
      , letters_(letters) {
    edges_.push_back(low(drawing.bounds, axis));
    edges_.insert(edges_.end(), cuts.begin(), cuts.end());
    edges_.push_back(high(drawing.bounds, axis));
    pages_.resize(edges_.size() - 1);
  }

  std::vector<Drawing> split() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      pages_[i].id = fmt::format("{}-{}", drawing_.id, i + 1);
      pages_[i].title = drawing_.title;
      pages_[i].description = drawing_.description;
      pages_[i].note = drawing_.note;
    }
    for (const DrawnNode& node : drawing_.nodes) {
      const std::size_t page = page_of(low(node.box, axis_) + length(node.box, axis_) / 2);
      page_of_node_[node.id] = page;
      pages_[page].nodes.push_back(node);
    }
    for (const DrawnNode& frame : drawing_.frames) add_frame(frame);
    for (std::size_t i = 1; i < pages_.size(); ++i) stack_titles(i);
    for (std::size_t i = 0; i < drawing_.routes.size(); ++i) add_route(i);
    add_connectors();
    for (std::size_t i = 1; i < pages_.size(); ++i) repeat_heads(i);
    for (Drawing& page : pages_) fit_bounds(page);
    return std::move(pages_);
  }

private:
  [[nodiscard]] std::size_t page_of(std::int32_t place) const {
    const auto after = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, place);
    return static_cast<std::size_t>(after - edges_.begin()) - 1;
  }

  void add_frame(const DrawnNode& frame) {
    if (frame.heading && is_head_along(frame)) {
      pages_[page_of(low(frame.box, axis_))].frames.push_back(frame);
      return;
    }
    const std::size_t first = page_of(low(frame.box, axis_));
    const std::size_t last = page_of(std::max(high(frame.box, axis_) - 1, low(frame.box, axis_)));
    for (std::size_t page = first; page <= last; ++page) {
      DrawnNode part = first == last ? frame : clipped(frame, page);
      if (first == last || has_content(part, page)) pages_[page].frames.push_back(std::move(part));
    }
  }

  /// Of a frame around nodes; lanes and bands go on where nothing lies in them.
  [[nodiscard]] bool has_content(const DrawnNode& frame, std::size_t page) const {
    if (!is_titled_above(frame)) return true;
    const std::vector<DrawnNode>& nodes = pages_[page].nodes;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const DrawnNode& node) { return holds(frame.box, node.box); });
  }

  [[nodiscard]] static bool holds(const Box& outer, const Box& box) {
    const Point middle{box.x + box.width / 2, box.y + box.height / 2};
    return middle.x > outer.x && middle.x < outer.x + outer.width && middle.y > outer.y &&
           middle.y < outer.y + outer.height;
  }

  [[nodiscard]] static bool is_titled_above(const DrawnNode& frame) {
    return !frame.heading && !frame.lines.empty() && frame.lines.front().align == Align::left;
  }

  /// Frames that go on from the page before begin below one another, so that their titles do.
  void stack_titles(std::size_t page) {
    if (axis_ == Axis::right) return;
    std::vector<DrawnNode*> open;
    for (DrawnNode& frame : pages_[page].frames) {
      if (is_titled_above(frame) && frame.box.y == edges_[page]) open.push_back(&frame);
    }
    std::vector<std::int32_t> inside(open.size(), 0);
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const DrawnNode* other : open) {
        const Box& outer = open[i]->box;
        if (other->box.x > outer.x && other->box.x < outer.x + outer.width) ++inside[i];
      }
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::int32_t more = (inside[i] + 1) * title_room;
      open[i]->box.y -= more;
      open[i]->box.height += more;
      for (TextLine& line : open[i]->lines) line.baseline.y -= more;
    }
  }

  /// The part on one page, with its title.
  [[nodiscard]] DrawnNode clipped(DrawnNode frame, std::size_t page) const {
    const std::int32_t from = std::max(low(frame.box, axis_), edges_[page]);
    const std::int32_t to = std::min(high(frame.box, axis_), edges_[page + 1]);
    const std::int32_t moved = from - low(frame.box, axis_);
    const std::int32_t less = length(frame.box, axis_) - (to - from);
    for (TextLine& line : frame.lines) {
      // A title in the middle stays in the middle, one at the left at the left.
      const bool centred = frame.heading || (axis_ == Axis::right && line.align == Align::centre);
      const Point offset = point(centred ? moved - less / 2 : moved, 0, axis_);
      line.baseline.x += offset.x;
      line.baseline.y += offset.y;
    }
    for (Badge& badge : frame.badges) {
      const Point offset = point(moved, 0, axis_);
      badge.box.x += offset.x;
      badge.box.y += offset.y;
      badge.line.baseline.x += offset.x;
      badge.line.baseline.y += offset.y;
    }
    if (axis_ == Axis::right) {
      frame.box.x = from;
      frame.box.width = to - from;
    } else {
      frame.box.y = from;
      frame.box.height = to - from;
    }
    return frame;
  }

  void add_route(std::size_t index) {
    const Route& route = drawing_.routes[index];
    if (route.points.size() < 2) return;
    std::vector<Piece> pieces = cut(route, index);
    const std::size_t label_page = page_of_label(route);
    bool labelled = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      Route part = route;
      part.points = std::move(pieces[i].points);
      part.curved = route.curved && pieces.size() == 1;
      if (part.curved) part.points = route.points;
      part.arrow = route.arrow && i + 1 == pieces.size();
      if (pieces.size() > 1) part.id = fmt::format("{}_{}", route.id, i + 1);
      if (labelled || pieces[i].page != label_page) {
        part.label.clear();
        part.label_box = {};
      } else {
        labelled = true;
      }
      if (i > 0) part.from = connector_id(crossings_[first_crossing_ + i - 1], false);
      if (i + 1 < pieces.size()) part.to = connector_id(crossings_[first_crossing_ + i], true);
      pages_[pieces[i].page].routes.push_back(std::move(part));
    }
  }

  [[nodiscard]] std::size_t page_of_label(const Route& route) const {
    return page_of(low(route.label_box, axis_) + length(route.label_box, axis_) / 2);
  }

  /// Into the pieces on each page, in order; notes the crossings between them.
  std::vector<Piece> cut(const Route& route, std::size_t index) {
    const std::vector<Point> points = flattened(route);
    first_crossing_ = crossings_.size();
    // Where no gap was found, a node may hang over the end of its page, and its lines with it.
    const auto page_at = [&](const std::string& node, Point end) {
      const auto found = page_of_node_.find(node);
      return found == page_of_node_.end() ? page_of(along(end, axis_)) : found->second;
    };
    std::vector<Piece> pieces{{page_at(route.from, points.front()), {points.front()}}};
    const auto cross = [&](std::size_t next, Point at) {
      crossings_.push_back({index, pieces.back().page, next, at, letters_.next()});
      pieces.push_back({next, {at}});
    };
    for (std::size_t i = 1; i < points.size(); ++i) {
      Point from = points[i - 1];
      const Point to = points[i];
      while (true) {
        const std::size_t page = pieces.back().page;
        const bool forward = along(to, axis_) >= edges_[page + 1] && page + 1 < pages_.size();
        const bool backward = along(to, axis_) < edges_[page];
        if (!forward && !(backward && page > 0)) break;
        const std::int32_t edge = forward ? edges_[page + 1] : edges_[page];
        const bool is_over = forward ? along(from, axis_) >= edge : along(from, axis_) < edge;
        const Point at = is_over ? from : point(edge, across_at(from, to, edge), axis_);
        if (!is_over) pieces.back().points.push_back(at);
        cross(forward ? page + 1 : page - 1, at);
        from = at;
      }
      if (!(to == pieces.back().points.back())) pieces.back().points.push_back(to);
    }
    const std::size_t last = page_at(route.to, points.back());
    if (pieces.back().page != last) cross(last, points.back());
    return pieces;
  }

  [[nodiscard]] std::int32_t across_at(Point from, Point to, std::int32_t edge) const {
    const std::int32_t run = along(to, axis_) - along(from, axis_);
    if (run == 0) return across(from, axis_);
    const std::int64_t rise = across(to, axis_) - across(from, axis_);
    return across(from, axis_) +
           static_cast<std::int32_t>(rise * (edge - along(from, axis_)) / run);
  }

  [[nodiscard]] static std::string connector_id(const Crossing& crossing, bool leaving) {
    return fmt::format("connector-{}-{}", crossing.letter, leaving ? "out" : "in");
  }

  /// Letters of one side of a page stand in several rows, so that they do not touch.
  void add_connectors() {
    std::map<std::pair<std::size_t, bool>, std::vector<std::pair<std::size_t, bool>>> sides;
    for (std::size_t i = 0; i < crossings_.size(); ++i) {
      const Crossing& crossing = crossings_[i];
      const bool forward = crossing.to_page > crossing.from_page;
      sides[{crossing.from_page, forward}].push_back({i, true});
      sides[{crossing.to_page, !forward}].push_back({i, false});
    }
    const std::int32_t wide = axis_ == Axis::right ? connector_height : connector_width;
    for (auto& [side, all] : sides) {
      std::sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
        return std::pair(across(crossings_[a.first].at, axis_), a) <
               std::pair(across(crossings_[b.first].at, axis_), b);
      });
      std::vector<std::int32_t> free_from(static_cast<std::size_t>(most_rows_of_letters(axis_)),
                                          std::numeric_limits<std::int32_t>::min());
      for (const auto& [index, leaving] : all) {
        const std::int32_t place = across(crossings_[index].at, axis_) - wide / 2;
        const auto free = std::find_if(free_from.begin(), free_from.end(),
                                       [&](std::int32_t from) { return from <= place; });
        const auto level =
            free == free_from.end() ? std::min_element(free_from.begin(), free_from.end()) : free;
        *level = place + wide + 2;
        add_connector(side.first, side.second, crossings_[index], leaving,
                      static_cast<std::int32_t>(level - free_from.begin()));
      }
    }
  }

  void add_connector(std::size_t page, bool at_end, const Crossing& crossing, bool leaving,
                     std::int32_t level) {
    const std::int32_t edge = at_end ? edges_[page + 1] : edges_[page];
    const std::int32_t outwards = at_end ? 1 : -1;
    const std::int32_t long_side = axis_ == Axis::right ? connector_width : connector_height;
    const std::int32_t rim = edge + outwards * (gap + level * (long_side + gap));
    const std::int32_t centre = rim + outwards * long_side / 2;
    const Point middle = point(centre, across(crossing.at, axis_), axis_);
    DrawnNode drawn;
    drawn.id = connector_id(crossing, leaving);
    drawn.shape = Shape::pill;
    drawn.style = "connector";
    drawn.box = {middle.x - connector_width / 2, middle.y - connector_height / 2, connector_width,
                 connector_height};
    drawn.lines.push_back({crossing.letter, {middle.x, middle.y + 4}, Align::centre, 11, true, ""});
    pages_[page].nodes.push_back(std::move(drawn));
    extend_line(pages_[page], crossing, leaving, point(rim, across(crossing.at, axis_), axis_));
  }

  /// From the cut to the rim of its letter.
  static void extend_line(Drawing& page, const Crossing& crossing, bool leaving, Point rim) {
    const std::string id = connector_id(crossing, leaving);
    for (Route& route : page.routes) {
      if (leaving && route.to == id) route.points.push_back(rim);
      if (!leaving && route.from == id) route.points.insert(route.points.begin(), rim);
    }
  }

  /// Those nearest before the page, moved to its beginning; the page grows by them.
  void repeat_heads(std::size_t page) {
    std::vector<DrawnNode> nodes = nearest_heads(drawing_.nodes, page);
    std::vector<DrawnNode> frames = nearest_heads(drawing_.frames, page);
    std::int32_t start = std::numeric_limits<std::int32_t>::max();
    const auto first_place = [&](const std::vector<DrawnNode>& drawn) {
      for (const DrawnNode& node : drawn) start = std::min(start, low(node.box, axis_));
    };
    first_place(pages_[page].nodes);
    first_place(pages_[page].frames);
    for (std::vector<DrawnNode>* heads : {&nodes, &frames}) {
      for (DrawnNode& head : *heads) {
        const std::int32_t to = start - 2 - length(head.box, axis_);
        move_by(head, point(to - low(head.box, axis_), 0, axis_));
        head.id += fmt::format("--page-{}", page + 1);
      }
    }
    std::vector<DrawnNode>& page_nodes = pages_[page].nodes;
    page_nodes.insert(page_nodes.begin(), nodes.begin(), nodes.end());
    std::vector<DrawnNode>& page_frames = pages_[page].frames;
    page_frames.insert(page_frames.end(), frames.begin(), frames.end());
  }

  [[nodiscard]] std::vector<DrawnNode> nearest_heads(const std::vector<DrawnNode>& drawn,
                                                     std::size_t page) const {
    std::vector<DrawnNode> heads;
    std::int32_t nearest = std::numeric_limits<std::int32_t>::min();
    const auto fits = [&](const DrawnNode& node) {
      return node.heading && is_head_along(node) && low(node.box, axis_) < edges_[page];
    };
    for (const DrawnNode& node : drawn) {
      if (fits(node)) nearest = std::max(nearest, low(node.box, axis_));
    }
    for (const DrawnNode& node : drawn) {
      if (fits(node) && low(node.box, axis_) == nearest) heads.push_back(node);
    }
    return heads;
  }

  /// Heads of lanes stand at the left, those of columns at the top.
  [[nodiscard]] bool is_head_along(const DrawnNode& node) const {
    return (node.style == "lane-title") == (axis_ == Axis::right);
  }

  const Drawing& drawing_;
  Axis axis_;
  Letters& letters_;
  std::vector<std::int32_t> edges_{}; ///< of the pages; one more than there are pages
  std::vector<Drawing> pages_{};
  std::map<std::string, std::size_t> page_of_node_{};
  std::vector<Crossing> crossings_{};
  std::size_t first_crossing_ = 0;
};

} // namespace

std::string Letters::next() {
  std::string letters;
  for (std::uint32_t left = ++used_; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

std::int32_t room_for_heads(const Drawing& drawing, Axis axis) {
  std::int32_t room = 0;
  for (const auto* drawn : {&drawing.nodes, &drawing.frames}) {
    for (const DrawnNode& node : *drawn) {
      const bool fits = node.heading && (node.style == "lane-title") == (axis == Axis::right);
      if (fits) room = std::max(room, length(node.box, axis) + 2);
    }
  }
  const auto titled = [](const DrawnNode& frame) {
    return !frame.heading && !frame.lines.empty() && frame.lines.front().align == Align::left;
  };
  const bool frames = std::any_of(drawing.frames.begin(), drawing.frames.end(), titled);
  if (axis == Axis::down && frames) room = std::max(room, deepest_frames * title_room);
  return room;
}

std::int32_t room_for_letters(Axis axis, std::int32_t rows) {
  return 2 * rows * ((axis == Axis::right ? connector_width : connector_height) + gap);
}

std::vector<Drawing> split(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts,
                           Letters& letters) {
  return Splitter(drawing, axis, cuts, letters).split();
}

} // namespace waymark::pages
