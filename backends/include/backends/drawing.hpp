#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

/// A diagram as geometry: what stands where, before anything is painted. Units are points (1/72
/// inch), integers, y grows downwards. Painters (SVG, DOT) only translate it.
namespace waymark {

struct Point {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Box {
  std::int32_t x = 0;
  std::int32_t y = 0;
  std::int32_t width = 0;
  std::int32_t height = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

enum class Shape : std::uint8_t {
  rounded,   ///< work done by people
  automated, ///< work done by a tool: double border
  diamond,   ///< decision
  bar,       ///< fork, join
  circle,    ///< wait
  pill,      ///< start, end
  chevron,   ///< stage of a process
  plain,     ///< system, process, workflow in maps
  frame,     ///< a group with a title: stage, lane, system, for each
  note,
};

/// Of the corners of a pill. Round ends of a high one would leave the first and the last line of
/// its text outside.
[[nodiscard]] constexpr std::int32_t pill_radius(const Box& box) {
  constexpr std::int32_t most = 24; // about half as high as two lines with their margins
  return std::min({box.height / 2, box.width / 2, most});
}

enum class Align : std::uint8_t { left, centre, right };

/// One line of text, positioned by its baseline. An upright one is turned a quarter to the left
/// about that point: it reads upwards, as on the heads of lanes.
struct TextLine {
  std::string text;
  Point baseline{};
  Align align = Align::centre;
  std::int32_t size = 12; ///< font size
  bool bold = false;
  std::string style; ///< class of the style sheet: "title", "performer", "tool", "document" …
  bool upright = false;
};

/// Something small inside a node that has a page of its own: performer, tool, document, procedure.
struct Badge {
  Box box{};
  TextLine line{};
  std::string style; ///< "performer", "machine", "tool", "document", "follow"
  std::string link;
  std::string tooltip;
  std::vector<TextLine> more{}; ///< of a text that is too long for one line
};

/// What stands again on each page on which that goes on which it is the head of.
enum class Heading : std::uint8_t {
  none,
  of_row,    ///< stands at its left
  of_column, ///< stands above it
  of_part,   ///< stands above the rows of a part of a table, up to the next such head
  of_section ///< of a section of such a part
};

/// At which a frame is cut, because it goes on on another page.
struct OpenSides {
  bool left = false;
  bool top = false;
  bool right = false;
  bool bottom = false;
  friend bool operator==(const OpenSides&, const OpenSides&) = default;
};

struct DrawnNode {
  std::string id; ///< stable: from the element's key
  Shape shape{};
  Box box{};
  std::string style; ///< class of the style sheet
  std::string link;  ///< where a click leads; empty: nowhere
  std::string tooltip;
  std::vector<TextLine> lines;
  std::vector<Badge> badges{};
  Heading heading{};
  OpenSides open{};
};

struct Route {
  std::string id;
  std::string from; ///< node ids
  std::string to;
  /// Polyline, or cubic Bézier spline (first point, then triples).
  std::vector<Point> points;
  bool curved = false;
  bool arrow = true;
  std::string style; ///< "flow", "back", "deadline", "exception" …
  std::vector<TextLine> label;
  Box label_box{};
  std::uint8_t width = 1; ///< 1 to 5: usual to very wide
  bool marked = false;    ///< belongs to a way that is to stand out
  std::string tooltip{};
};

struct Drawing {
  std::string id; ///< prefix of all ids when painted
  std::string title;
  std::string description; ///< for people who do not see it
  Box bounds{};
  std::vector<DrawnNode> frames; ///< behind everything, outermost first
  std::vector<DrawnNode> nodes;
  std::vector<Route> routes;
  std::string note; ///< if not empty: why it is simpler than it should be
};

} // namespace waymark
