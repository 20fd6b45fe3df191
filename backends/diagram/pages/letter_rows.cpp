#include "diagram/pages/letter_rows.hpp"

#include "diagram/pages/fan.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/pages/page_heads.hpp"
#include "diagram/pages/trunks.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace waymark::pages {
namespace {

/// What stands at the end of a trunk.
struct LetterEnd {
  const TrunkEnd* end = nullptr;
  bool leaving = false;
  std::string letter{};
  std::string id{};
};

/// Where the letter of a line stands beside a page, and how the line gets there.
struct LetterPlace {
  std::int32_t across = 0;
  std::int32_t row = 0;
  std::int32_t turn = 0; ///< from the rim of the page to where the line turns aside
  std::int32_t away = 0; ///< from the rim to the first row of letters
};

/// Beyond all that hangs over.
std::int32_t rim_of(const Drawing& page, std::int32_t edge, bool at_end, Axis axis) {
  std::int32_t rim = edge;
  const auto pass = [&](const Box& box) {
    rim = at_end ? std::max(rim, high(box, axis)) : std::min(rim, low(box, axis));
  };
  for (const DrawnNode& node : page.nodes) pass(node.box);
  for (const DrawnNode& frame : page.frames) pass(frame.box);
  return rim;
}

class LetterRows {
public:
  LetterRows(const PageEdges& edges, std::int32_t room, std::vector<Drawing>& pages)
      : axis_(edges.axis())
      , edges_(edges)
      , room_(room)
      , pages_(pages) {}

  void add(const Trunk& trunk, const std::string& letter) {
    for (const bool leaving : {true, false}) {
      std::size_t number = 0;
      for (const TrunkEnd& end : leaving ? trunk.leaving : trunk.arriving) {
        LetterEnd placed{&end, leaving, letter, connector_id(letter, leaving, number++)};
        for (const std::size_t route : end.routes) {
          Route& piece = pages_[end.page].routes[route];
          (leaving ? piece.to : piece.from) = placed.id;
        }
        sides_[{end.page, end.at_end}].push_back(std::move(placed));
      }
    }
  }

  /// Letters of one side of a page stand in a row, or two, so that they do not touch; their lines
  /// lead to them side by side.
  void place() {
    for (auto& [side, ends] : sides_) {
      std::stable_sort(ends.begin(), ends.end(), [this](const LetterEnd& a, const LetterEnd& b) {
        return across(a.end->at, axis_) < across(b.end->at, axis_);
      });
      std::vector<std::int32_t> wanted;
      for (const LetterEnd& end : ends) wanted.push_back(across(end.end->at, axis_));
      const std::int32_t wide = (axis_ == Axis::right ? connector_height : connector_width) + gap;
      const std::int32_t rows = wide * static_cast<std::int32_t>(ends.size()) > room_ ? 2 : 1;
      const std::vector<std::int32_t> places = spread(wanted, wide / rows);
      const std::vector<std::int32_t> levels = fan_levels(wanted, places);
      const std::int32_t deepest = *std::max_element(levels.begin(), levels.end());
      const std::int32_t edge = side.second ? edges_.end(side.first) : edges_.begin(side.first);
      const std::int32_t rim = rim_of(pages_[side.first], edge, side.second, axis_);
      std::int32_t free_from = places.front(); // in the first row
      for (std::size_t i = 0; i < ends.size(); ++i) {
        const bool first_row = places[i] >= free_from;
        if (first_row) free_from = places[i] + wide;
        lead_to(ends[i], rim,
                {places[i], first_row ? 0 : 1, levels[i] * level_height,
                 deepest * level_height + before_letters});
      }
    }
  }

private:
  void lead_to(const LetterEnd& letter, std::int32_t start, const LetterPlace& place) {
    const TrunkEnd& end = *letter.end;
    const std::int32_t outwards = end.at_end ? 1 : -1;
    const std::int32_t size = axis_ == Axis::right ? connector_width : connector_height;
    const std::int32_t rim = start + outwards * (place.away + place.row * (size + gap));
    Drawing& page = pages_[end.page];
    page.nodes.push_back(
        connector(letter.letter, point(rim + outwards * size / 2, place.across, axis_)));
    page.nodes.back().id = letter.id;
    const std::int32_t turn = start + outwards * place.turn;
    for (const std::size_t route : end.routes) {
      std::vector<Point>& points = page.routes[route].points;
      const auto reach = [&](Point to) {
        const Point last = letter.leaving ? points.back() : points.front();
        if (last == to) return;
        points.insert(letter.leaving ? points.end() : points.begin(), to);
      };
      reach(point(turn, across(end.at, axis_), axis_));
      reach(point(turn, place.across, axis_));
      reach(point(rim, place.across, axis_));
    }
  }

  Axis axis_;
  const PageEdges& edges_;
  std::int32_t room_;
  std::vector<Drawing>& pages_;
  std::map<std::pair<std::size_t, bool>, std::vector<LetterEnd>> sides_{};
};

void enclose(Drawing& page, const PageEdges& edges, std::size_t number) {
  const Axis axis = edges.axis();
  std::int32_t from = edges.begin(number);
  std::int32_t to = edges.end(number);
  const auto pass = [&](std::int32_t begin, std::int32_t end) {
    if (begin < from) from = begin - gap;
    if (end > to) to = end + gap;
  };
  for (const DrawnNode& node : page.nodes) pass(low(node.box, axis), high(node.box, axis));
  for (const Route& route : page.routes) {
    for (const Point at : route.points) pass(along(at, axis), along(at, axis));
  }
  for (DrawnNode& frame : page.frames) {
    if (!is_lane_part(frame) || is_head_along(frame, axis)) continue;
    const bool from_before = number > 0 && low(frame.box, axis) == edges.begin(number);
    const bool goes_on = number + 1 < edges.count() && high(frame.box, axis) == edges.end(number);
    stretch(frame, axis, from_before ? from : low(frame.box, axis),
            goes_on ? to : high(frame.box, axis));
  }
}

} // namespace

void add_letters(std::span<const Crossing> crossings, const PageEdges& edges, std::int32_t room,
                 std::vector<Drawing>& pages, Letters& letters) {
  LetterRows rows(edges, room, pages);
  const std::vector<Trunk> trunks = trunks_of(crossings, edges.axis());
  for (const Trunk& trunk : trunks) rows.add(trunk, letters.next());
  rows.place();
}

void enclose_letters(const PageEdges& edges, std::vector<Drawing>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) enclose(pages[i], edges, i);
}

} // namespace waymark::pages
