#pragma once

#include "diagram/pages/page_edges.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace waymark::pages {

/// Where a line leaves a page or comes onto it, at the beginning or end of the page.
struct LineEnd {
  std::size_t page = 0;
  bool at_end = false;
  Point at{};
  std::size_t route = 0; ///< of the page
};

/// Where a line leaves one page for another.
struct Crossing {
  LineEnd from{};
  LineEnd to{};
  std::string source{}; ///< of the whole line: ids of nodes
  std::string target{};
};

/// A line's piece on one page.
struct Piece {
  std::size_t page = 0;
  std::vector<Point> points{};
};

struct LinePieces {
  std::vector<Piece> pieces{};     ///< from the beginning of the line to its end
  std::vector<Crossing> between{}; ///< one less
  std::size_t labelled = 0;        ///< of the pieces, that on whose page the label is; or the first
  bool is_cut = false;             ///< even if it comes back and is in one piece
};

/// The pieces of the line that are drawn: pages that it only passes have none of it. Where it
/// leaves a page only to come back, it stays, unless it would run on another line that does. A
/// level line that passes many pages is no more work than one that passes none.
class LineCutter {
public:
  LineCutter(const PageEdges& edges, const std::map<std::string, std::size_t>& page_of_node)
      : edges_(edges)
      , page_of_node_(page_of_node) {}

  /// Requires two points or more.
  [[nodiscard]] LinePieces cut(const Route& route);

  /// Ends of pages that lines were followed across, one by one.
  [[nodiscard]] std::size_t followed() const { return followed_; }

private:
  /// The end of a page, or its beginning.
  using Side = std::pair<std::size_t, bool>;
  /// Where lines come back beside it, across: by where each ends, where it begins.
  using Returns = std::map<std::int32_t, std::int32_t>;

  [[nodiscard]] std::size_t page_at(const std::string& node, Point end) const;
  [[nodiscard]] bool may_return(const LineEnd& out, const LineEnd& back);
  void bring_back(Piece& piece, const LineEnd& out, const LineEnd& back, const Piece& next) const;

  const PageEdges& edges_;
  const std::map<std::string, std::size_t>& page_of_node_;
  std::map<Side, Returns> returns_{};
  std::size_t followed_ = 0;
};

} // namespace waymark::pages
