#include "diagram/pages/split.hpp"

#include "diagram/pages/fan.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/pages/page_heads.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace waymark::pages {
namespace {

constexpr std::int32_t before_letters = 10; ///< that lines run straight to them at least

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

/// The end of a line on a page, at the beginning or end of the page.
struct LineEnd {
  std::size_t page = 0;
  bool at_end = false;
  Point at{};
  std::size_t route = 0; ///< of the page
};

/// Where the letter of a line stands beside a page, and how the line gets there.
struct LetterPlace {
  std::int32_t across = 0;
  std::int32_t row = 0;
  std::int32_t turn = 0; ///< from the rim of the page to where the line turns aside
  std::int32_t away = 0; ///< from the rim to the first row of letters
};

/// Where a line leaves one page for another.
struct Crossing {
  LineEnd from{};
  LineEnd to{};
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
    for (std::size_t i = 0; i < pages_.size(); ++i) enclose_nodes(i);
    for (std::size_t i = 1; i < pages_.size(); ++i) stack_titles(i);
    for (std::size_t i = 0; i < drawing_.routes.size(); ++i) add_route(i);
    add_connectors();
    for (std::size_t i = 0; i < pages_.size(); ++i) enclose_connectors(i);
    for (std::size_t i = 1; i < pages_.size(); ++i) {
      repeat_heads(drawing_, axis_, edges_[i], i + 1, pages_[i]);
    }
    for (Drawing& page : pages_) drop_empty_stages(page);
    for (Drawing& page : pages_) fit_bounds(page);
    return std::move(pages_);
  }

private:
  [[nodiscard]] std::size_t page_of(std::int32_t place) const {
    const auto after = std::upper_bound(edges_.begin() + 1, edges_.end() - 1, place);
    return static_cast<std::size_t>(after - edges_.begin()) - 1;
  }

  void add_frame(const DrawnNode& frame) {
    if (is_head_along(frame, axis_)) {
      pages_[page_of(low(frame.box, axis_))].frames.push_back(frame);
      return;
    }
    const std::size_t first = page_of(low(frame.box, axis_));
    const std::size_t last = page_of(std::max(high(frame.box, axis_) - 1, low(frame.box, axis_)));
    if (first == last) {
      pages_[first].frames.push_back(frame);
      return;
    }
    std::vector<std::pair<std::size_t, DrawnNode>> parts;
    for (std::size_t page = first; page <= last; ++page) {
      DrawnNode part = clipped(frame, page);
      if (has_content(part, page)) parts.emplace_back(page, std::move(part));
    }
    const bool may_be_open =
        is_lane(frame) || (frame.shape == Shape::frame && !is_lane_part(frame));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      DrawnNode& part = parts[i].second;
      open_begin(part.open, axis_) |= may_be_open && i > 0;
      open_end(part.open, axis_) |= may_be_open && i + 1 < parts.size();
      pages_[parts[i].first].frames.push_back(std::move(part));
    }
  }

  /// Of a frame around nodes, or a stage beside them; lanes go on where nothing lies in them.
  [[nodiscard]] bool has_content(const DrawnNode& frame, std::size_t page) const {
    const std::vector<DrawnNode>& nodes = pages_[page].nodes;
    if (frame.style == "stage") {
      return std::any_of(nodes.begin(), nodes.end(), [&](const DrawnNode& node) {
        const std::int32_t middle = low(node.box, axis_) + length(node.box, axis_) / 2;
        return middle >= low(frame.box, axis_) && middle < high(frame.box, axis_);
      });
    }
    if (!is_titled_above(frame)) return true;
    return std::any_of(nodes.begin(), nodes.end(),
                       [&](const DrawnNode& node) { return holds(frame.box, node.box); });
  }

  [[nodiscard]] static bool holds(const Box& outer, const Box& box) {
    const Point middle{box.x + box.width / 2, box.y + box.height / 2};
    return middle.x > outer.x && middle.x < outer.x + outer.width && middle.y > outer.y &&
           middle.y < outer.y + outer.height;
  }

  /// Where no gap was found, nodes hang over the end of their page; frames that are cut hold them.
  void enclose_nodes(std::size_t page) {
    if (axis_ == Axis::right) return;
    for (DrawnNode& frame : pages_[page].frames) {
      if (!is_titled_above(frame)) continue;
      std::int32_t bottom = high(frame.box, axis_);
      for (const DrawnNode& node : pages_[page].nodes) {
        if (holds(frame.box, node.box)) bottom = std::max(bottom, high(node.box, axis_) + gap);
      }
      frame.box.height = bottom - frame.box.y;
    }
  }

  /// Of the nodes in a frame, those that hang over the beginning of the page included.
  [[nodiscard]] std::int32_t first_node_in(const DrawnNode& frame, std::size_t page) const {
    std::int32_t first = edges_[page];
    for (const DrawnNode& node : pages_[page].nodes) {
      if (holds(frame.box, node.box)) first = std::min(first, low(node.box, axis_) - gap);
    }
    return first;
  }

  /// Frames that go on from the page before begin below one another, so that their titles do.
  void stack_titles(std::size_t page) {
    if (axis_ == Axis::right) return;
    std::vector<DrawnNode*> open;
    std::int32_t first = edges_[page];
    for (DrawnNode& frame : pages_[page].frames) {
      if (!is_titled_above(frame) || !frame.open.top || frame.box.y != edges_[page]) continue;
      first = std::min(first, first_node_in(frame, page));
      open.push_back(&frame);
    }
    std::vector<std::int32_t> inside(open.size(), 0);
    for (std::size_t i = 0; i < open.size(); ++i) {
      for (const DrawnNode* other : open) {
        const Box& outer = open[i]->box;
        if (other->box.x > outer.x && other->box.x < outer.x + outer.width) ++inside[i];
      }
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::int32_t more = (inside[i] + 1) * title_room + edges_[page] - first;
      open[i]->box.y -= more;
      open[i]->box.height += more;
      for (TextLine& line : open[i]->lines) line.baseline.y -= more;
    }
  }

  [[nodiscard]] DrawnNode clipped(const DrawnNode& frame, std::size_t page) const {
    return part_of(frame, axis_, std::max(low(frame.box, axis_), edges_[page]),
                   std::min(high(frame.box, axis_), edges_[page + 1]));
  }

  void add_route(std::size_t index) {
    const Route& route = drawing_.routes[index];
    if (route.points.size() < 2) return;
    crossed_.clear();
    std::vector<Piece> pieces = cut(route);
    const std::size_t labelled = labelled_piece(route, pieces);
    const std::size_t first_crossing = crossings_.size();
    const std::vector<std::size_t> kept = note_crossings(route, pieces, labelled);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      Piece& piece = pieces[kept[i]];
      Drawing& page = pages_[piece.page];
      Route part = route;
      part.curved = route.curved && kept.size() == 1;
      part.points = part.curved ? route.points : std::move(piece.points);
      part.arrow = route.arrow && i + 1 == kept.size();
      if (kept.size() > 1) part.id = fmt::format("{}_{}", route.id, i + 1);
      if (kept[i] == labelled) {
        pull_in(part, piece.page);
      } else {
        part.label.clear();
        part.label_box = {};
      }
      if (i > 0) {
        Crossing& crossing = crossings_[first_crossing + i - 1];
        crossing.to.route = page.routes.size();
        part.from = connector_id(crossing.letter, false);
      }
      if (i + 1 < kept.size()) {
        Crossing& crossing = crossings_[first_crossing + i];
        crossing.from.route = page.routes.size();
        part.to = connector_id(crossing.letter, true);
      }
      page.routes.push_back(std::move(part));
    }
  }

  /// The piece on whose page the label is; the first if there is none.
  [[nodiscard]] std::size_t labelled_piece(const Route& route,
                                           const std::vector<Piece>& pieces) const {
    const std::size_t page =
        page_of(low(route.label_box, axis_) + length(route.label_box, axis_) / 2);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (pieces[i].page == page) return i;
    }
    return 0;
  }

  /// A label onto the page of its line.
  void pull_in(Route& route, std::size_t page) const {
    if (route.label.empty()) return;
    const std::int32_t from = low(route.label_box, axis_);
    const std::int32_t last = edges_[page + 1] - length(route.label_box, axis_);
    const std::int32_t to = std::max(std::min(from, last), edges_[page]);
    const Point offset = point(to - from, 0, axis_);
    route.label_box.x += offset.x;
    route.label_box.y += offset.y;
    for (TextLine& line : route.label) {
      line.baseline.x += offset.x;
      line.baseline.y += offset.y;
    }
  }

  /// Between the pieces that are drawn: a page that a line only passes has none of it.
  std::vector<std::size_t> note_crossings(const Route& route, const std::vector<Piece>& pieces,
                                          std::size_t labelled) {
    std::vector<std::size_t> kept{0};
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      const bool passes = i + 1 < pieces.size() && (route.label.empty() || i != labelled);
      if (passes) continue;
      crossings_.push_back({crossed_[kept.back()].from, crossed_[i - 1].to, letters_.next()});
      kept.push_back(i);
    }
    return kept;
  }

  /// Into the pieces on each page, in order; notes what is crossed between them.
  std::vector<Piece> cut(const Route& route) {
    const std::vector<Point> points = flattened(route);
    // Where no gap was found, a node may hang over the end of its page, and its lines with it.
    const auto page_at = [&](const std::string& node, Point end) {
      const auto found = page_of_node_.find(node);
      return found == page_of_node_.end() ? page_of(along(end, axis_)) : found->second;
    };
    std::vector<Piece> pieces{{page_at(route.from, points.front()), {points.front()}}};
    const auto cross = [&](std::size_t next, Point at) {
      const bool forward = next > pieces.back().page;
      crossed_.push_back({{pieces.back().page, forward, at}, {next, !forward, at}, {}});
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

  /// Letters of one side of a page stand in a row, or two, so that they do not touch; their lines
  /// lead to them side by side.
  void add_connectors() {
    using Ends = std::vector<std::pair<std::size_t, bool>>;
    std::map<std::pair<std::size_t, bool>, Ends> sides;
    for (std::size_t i = 0; i < crossings_.size(); ++i) {
      sides[{crossings_[i].from.page, crossings_[i].from.at_end}].push_back({i, true});
      sides[{crossings_[i].to.page, crossings_[i].to.at_end}].push_back({i, false});
    }
    for (auto& [side, ends] : sides) {
      const auto place = [&](const auto& end) { return across(line_end(end).at, axis_); };
      std::sort(ends.begin(), ends.end(), [&](const auto& a, const auto& b) {
        return std::pair(place(a), a) < std::pair(place(b), b);
      });
      std::vector<std::int32_t> wanted;
      for (const auto& end : ends) wanted.push_back(place(end));
      const std::int32_t wide = (axis_ == Axis::right ? connector_height : connector_width) + gap;
      const std::int32_t room = length(drawing_.bounds, other(axis_));
      const std::int32_t rows = wide * static_cast<std::int32_t>(ends.size()) > room ? 2 : 1;
      const std::vector<std::int32_t> places = spread(wanted, wide / rows);
      const std::vector<std::int32_t> levels = fan_levels(wanted, places);
      const std::int32_t deepest = *std::max_element(levels.begin(), levels.end());
      std::int32_t free_from = places.front(); // in the first row
      for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool first_row = places[i] >= free_from;
        if (first_row) free_from = places[i] + wide;
        add_connector(ends[i], {places[i], first_row ? 0 : 1, levels[i] * level_height,
                                deepest * level_height + before_letters});
      }
    }
  }

  [[nodiscard]] const LineEnd& line_end(const std::pair<std::size_t, bool>& end) const {
    const Crossing& crossing = crossings_[end.first];
    return end.second ? crossing.from : crossing.to;
  }

  /// Where the letters begin: beyond all that hangs over.
  [[nodiscard]] std::int32_t rim_of(std::size_t page, bool at_end) const {
    std::int32_t rim = at_end ? edges_[page + 1] : edges_[page];
    const auto pass = [&](const Box& box) {
      rim = at_end ? std::max(rim, high(box, axis_)) : std::min(rim, low(box, axis_));
    };
    for (const DrawnNode& node : pages_[page].nodes) pass(node.box);
    for (const DrawnNode& frame : pages_[page].frames) pass(frame.box);
    return rim;
  }

  void add_connector(const std::pair<std::size_t, bool>& which, const LetterPlace& place) {
    const LineEnd& end = line_end(which);
    const std::int32_t outwards = end.at_end ? 1 : -1;
    const std::int32_t size = axis_ == Axis::right ? connector_width : connector_height;
    const std::int32_t start =
        rims_.try_emplace({end.page, end.at_end}, rim_of(end.page, end.at_end)).first->second;
    const std::int32_t rim = start + outwards * (place.away + place.row * (size + gap));
    Drawing& page = pages_[end.page];
    page.nodes.push_back(connector(crossings_[which.first].letter, which.second,
                                   point(rim + outwards * size / 2, place.across, axis_)));
    std::vector<Point>& points = page.routes[end.route].points;
    const auto reach = [&](Point to) {
      const Point last = which.second ? points.back() : points.front();
      if (last == to) return;
      points.insert(which.second ? points.end() : points.begin(), to);
    };
    const std::int32_t turn = start + outwards * place.turn;
    reach(point(turn, across(end.at, axis_), axis_));
    reach(point(turn, place.across, axis_));
    reach(point(rim, place.across, axis_));
  }

  /// Lanes and stages that are cut end behind the letters, and what else hangs over.
  void enclose_connectors(std::size_t page) {
    std::int32_t from = edges_[page];
    std::int32_t to = edges_[page + 1];
    for (const DrawnNode& node : pages_[page].nodes) {
      if (low(node.box, axis_) < from) from = low(node.box, axis_) - gap;
      if (high(node.box, axis_) > to) to = high(node.box, axis_) + gap;
    }
    for (DrawnNode& frame : pages_[page].frames) {
      if (!is_lane_part(frame) || is_head_along(frame, axis_)) continue;
      const bool from_before = page > 0 && low(frame.box, axis_) == edges_[page];
      const bool goes_on = page + 1 < pages_.size() && high(frame.box, axis_) == edges_[page + 1];
      stretch(frame, axis_, from_before ? from : low(frame.box, axis_),
              goes_on ? to : high(frame.box, axis_));
    }
  }

  const Drawing& drawing_;
  Axis axis_;
  Letters& letters_;
  std::vector<std::int32_t> edges_{}; ///< of the pages; one more than there are pages
  std::vector<Drawing> pages_{};
  std::map<std::string, std::size_t> page_of_node_{};
  std::vector<Crossing> crossings_{};
  std::vector<Crossing> crossed_{}; ///< by one line, between each two of its pieces
  std::map<std::pair<std::size_t, bool>, std::int32_t> rims_{};
};

} // namespace

std::int32_t room_for_letters(Axis axis) {
  return 2 * (before_letters + (axis == Axis::right ? connector_width : connector_height) + gap);
}

std::vector<Drawing> split(const Drawing& drawing, Axis axis, std::span<const std::int32_t> cuts,
                           Letters& letters) {
  return Splitter(drawing, axis, cuts, letters).split();
}

} // namespace waymark::pages
