#include "backends/diagram_pages.hpp"

#include "diagram/pages/axis.hpp"
#include "diagram/pages/connectors.hpp"
#include "diagram/pages/cutting.hpp"
#include "diagram/pages/letter_names.hpp"
#include "diagram/pages/page_legends.hpp"
#include "diagram/pages/shared_sheets.hpp"
#include "diagram/pages/torn_labels.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace waymark {
namespace {

using pages::foot_size;
constexpr std::int32_t foot_margin = 16;
constexpr std::int32_t foot_room = 22;

struct Sheet {
  std::int32_t width = 0;
  std::int32_t height = 0;
};

Sheet sheet_of(Paper paper) {
  switch (paper) {
  case Paper::a3: return {842, 1191};
  case Paper::letter: return {612, 792};
  case Paper::none:
  case Paper::a4: break;
  }
  return {595, 842};
}

std::int32_t smallest_text(const Drawing& drawing) {
  std::int32_t smallest = 12;
  const auto look_at = [&](const std::vector<TextLine>& lines) {
    for (const TextLine& line : lines) smallest = std::min(smallest, line.size);
  };
  for (const auto* drawn : {&drawing.nodes, &drawing.frames}) {
    for (const DrawnNode& node : *drawn) {
      look_at(node.lines);
      for (const Badge& badge : node.badges) {
        if (!badge.line.text.empty()) smallest = std::min(smallest, badge.line.size);
      }
    }
  }
  for (const Route& route : drawing.routes) look_at(route.label);
  return smallest;
}

double scale_on(const Drawing& drawing, const Sheet& sheet) {
  return std::min({1.0, static_cast<double>(sheet.width) / drawing.bounds.width,
                   static_cast<double>(sheet.height) / drawing.bounds.height});
}

/// On sheets of one size, all as large.
struct Sheets {
  std::vector<Drawing> parts{};
  Sheet sheet{};
  double scale = 1;
  double type = 0; ///< size of the smallest text on paper
  double cost = 0; ///< of cuts and of sheets on which little stands, in points of type
  bool fits = true;
  std::size_t torn_labels = 0;
};

/// Larger type is worth a cut more, as long as it is small.
double worth(const Sheets& sheets) {
  constexpr double large_enough = 9.5;
  return std::min(sheets.type, large_enough) - sheets.cost;
}

/// What must be readable is, with answers at their questions; then fewer, then better to read.
bool is_better(const Sheets& a, const Sheets& b) {
  constexpr double same = 0.05;
  if (a.fits != b.fits) return a.fits;
  if (a.torn_labels != b.torn_labels) return a.torn_labels < b.torn_labels;
  if (a.parts.size() != b.parts.size()) return a.parts.size() < b.parts.size();
  return worth(a) > worth(b) + same;
}

/// A line that goes on elsewhere must be looked for; what belongs together is torn.
double cost_of_cuts(const Drawing& part) {
  constexpr double of_line = 0.2;
  constexpr double of_frame = 0.8;
  double cost =
      of_line / 2 *
      static_cast<double>(std::count_if(part.nodes.begin(), part.nodes.end(), pages::is_connector));
  for (const DrawnNode& frame : part.frames) {
    const bool goes_on = frame.open.right || frame.open.bottom;
    if (goes_on && !pages::is_lane(frame)) cost += of_frame;
  }
  return cost;
}

/// Of a sheet less than half of which is used.
double cost_of_free_room(const Drawing& part, const Sheet& sheet, double scale) {
  constexpr double half = 0.5;
  constexpr double of_all = 2;
  const double used = scale * scale * part.bounds.width * part.bounds.height;
  return of_all * std::max(0.0, half - used / (static_cast<double>(sheet.width) * sheet.height));
}

/// Bounds in the shape of the sheet, with the drawing in the middle, or of several at the top.
void widen_to(Drawing& drawing, const Sheet& sheet, double scale, bool at_top) {
  const auto width = static_cast<std::int32_t>(std::ceil(sheet.width / scale));
  const auto height = static_cast<std::int32_t>(std::ceil(sheet.height / scale));
  Box& bounds = drawing.bounds;
  const std::int32_t above = at_top ? 0 : (height - bounds.height) / 2;
  bounds = {bounds.x - (width - bounds.width) / 2, bounds.y - above, width, height};
}

/// At the foot of the sheet, which may hang on a wall alone; and letters name pages.
void add_page_line(Drawing& page) {
  const Box& bounds = page.bounds;
  DrawnNode line;
  line.id = "page--line"; // no step has such an id
  line.shape = Shape::plain;
  line.style = "legend";
  const std::string text =
      wrap(page.title, bounds.width - 2 * foot_margin, {foot_size, false}, 1).front();
  line.box = {bounds.x + foot_margin, bounds.y + bounds.height - foot_room,
              text_width(text, {foot_size, false}), line_height(foot_size)};
  line.lines.push_back(
      {text, {line.box.x, line.box.y + foot_size}, Align::left, foot_size, false, "muted"});
  page.nodes.push_back(std::move(line));
}

/// How to cut: for sheets of what shape, and first along which axis.
struct Way {
  Sheet sheet{};
  pages::Axis first{};
};

class Cutter {
public:
  explicit Cutter(const Drawing& drawing)
      : drawing_(drawing)
      , legends_(pages::take_legends(drawing_))
      , smallest_(std::min(foot_size, smallest_text(drawing))) {}

  [[nodiscard]] Sheets best(Paper paper) const {
    const Sheet upright = sheet_of(paper);
    const Sheet on_side{upright.height, upright.width};
    Sheets best;
    std::vector<Way> ways;
    std::vector<std::size_t> counts;
    const bool only_on_side = is_table() && !is_wide_enough(upright) && is_wide_enough(on_side);
    for (const Sheet& sheet : {upright, on_side}) {
      if (only_on_side && sheet.width == upright.width) continue;
      for (const pages::Axis first : axes()) {
        Sheets tried = cut({sheet, first}, smallest_on_paper);
        ways.push_back({sheet, first});
        counts.push_back(tried.parts.size());
        if (best.parts.empty() || is_better(tried, best)) best = std::move(tried);
      }
    }
    const std::size_t fewest = best.parts.size();
    for (std::size_t i = 0; i < ways.size(); ++i) {
      if (counts[i] == fewest) raise_type(ways[i], best);
    }
    return best;
  }

private:
  /// Between its columns it is not cut, as long as that can be: rows would lose their titles.
  [[nodiscard]] bool is_table() const {
    return std::any_of(drawing_.nodes.begin(), drawing_.nodes.end(),
                       [](const DrawnNode& node) { return node.style == "cell"; });
  }

  [[nodiscard]] bool is_wide_enough(const Sheet& sheet) const {
    return drawing_.bounds.width * smallest_on_paper <= sheet.width * smallest_;
  }

  /// Lanes are cut across the flow first: along them every hand-off would end in a letter.
  [[nodiscard]] std::vector<pages::Axis> axes() const {
    const std::vector<DrawnNode>& frames = drawing_.frames;
    const auto lane = std::find_if(frames.begin(), frames.end(), pages::is_lane);
    if (lane == frames.end()) return {pages::Axis::right, pages::Axis::down};
    const bool has_head_above = std::any_of(frames.begin(), frames.end(), [&](const DrawnNode& f) {
      return f.style == "lane-title" && f.heading == Heading::of_column;
    });
    return {has_head_above ? pages::Axis::down : pages::Axis::right};
  }

  /// Parts that fit sheets on which the smallest text has that size.
  [[nodiscard]] Sheets cut(const Way& way, double type) const {
    const double needed = type / smallest_;
    const Sheet& sheet = way.sheet;
    const pages::Room room{static_cast<std::int32_t>(sheet.width / needed),
                           static_cast<std::int32_t>(sheet.height / needed) - foot_room};
    const pages::Room above_legends{room.width, room.height - pages::room_for_legends(legends_)};
    std::vector<Drawing> parts = pages::cut_to(drawing_, above_legends, way.first);
    Sheets sheets{pages::share_sheets(std::move(parts), above_legends, way.first), sheet};
    pages::add_legends(sheets.parts, legends_, room);
    for (Drawing& part : sheets.parts) {
      part.bounds.height += foot_room;
      sheets.scale = std::min(sheets.scale, scale_on(part, sheet));
    }
    sheets.type = sheets.scale * smallest_;
    for (const Drawing& part : sheets.parts) {
      sheets.cost += cost_of_cuts(part) + cost_of_free_room(part, sheet, sheets.scale);
      sheets.torn_labels += pages::torn_labels(part);
    }
    sheets.fits = sheets.type >= smallest_on_paper - 0.01;
    return sheets;
  }

  /// As many sheets can often hold larger type, if it is spread evenly over them.
  void raise_type(const Way& way, Sheets& best) const {
    constexpr std::size_t most_sheets = 24; // more are for looking up
    constexpr double largest = 10;
    constexpr double step = 0.75;
    const std::size_t fewest = best.parts.size();
    if (fewest > most_sheets) return;
    for (double type = smallest_on_paper + step; type <= largest; type += step) {
      Sheets tried = cut(way, type);
      if (tried.parts.size() > fewest) return;
      if (is_better(tried, best)) best = std::move(tried);
    }
  }

  Drawing drawing_;
  std::vector<DrawnNode> legends_;
  std::int32_t smallest_;
};

Sheets cut_up(const Drawing& whole, Paper paper, const Language& words) {
  Sheets best = Cutter(whole).best(paper);
  pages::name_connectors(best.parts, words);
  for (Drawing& part : best.parts) part.bounds.height -= foot_room;
  const pages::Room room{static_cast<std::int32_t>(best.sheet.width / best.scale),
                         static_cast<std::int32_t>(best.sheet.height / best.scale) - foot_room};
  pages::name_letters(best.parts, whole, room, words);
  for (Drawing& part : best.parts) part.bounds.height += foot_room;
  for (std::size_t i = 0; i < best.parts.size(); ++i) {
    Drawing& part = best.parts[i];
    part.id = whole.id;
    widen_to(part, best.sheet, best.scale, best.parts.size() > 1);
    if (best.parts.size() > 1) {
      part.id += fmt::format("-page-{}", i + 1);
      part.title = words.filled(Word::drawn_page, whole.title, i + 1, best.parts.size());
    }
    add_page_line(part);
  }
  return best;
}

Sheets one_sheet(Drawing drawing, Paper paper) {
  const Sheet upright = sheet_of(paper);
  const Sheet on_side{upright.height, upright.width};
  Sheets whole;
  whole.sheet = scale_on(drawing, on_side) > scale_on(drawing, upright) ? on_side : upright;
  whole.scale = scale_on(drawing, whole.sheet);
  whole.type = whole.scale * smallest_text(drawing);
  whole.fits = whole.type >= smallest_on_paper;
  widen_to(drawing, whole.sheet, whole.scale, false);
  whole.parts.push_back(std::move(drawing));
  return whole;
}

/// To find where to cut would take minutes, for sheets that nobody lays out side by side. Counted
/// as if work stood everywhere.
bool is_beyond_sheets(const Drawing& drawing, const Sheet& sheet) {
  constexpr double most_sheets = 10'000;
  const double needed = smallest_on_paper / std::min(foot_size, smallest_text(drawing));
  const double area = static_cast<double>(drawing.bounds.width) * drawing.bounds.height;
  return area * needed * needed > most_sheets * sheet.width * sheet.height;
}

Sheets sheets_of(const Drawing& drawing, Paper paper, const Language& words) {
  Drawing with_foot = drawing;
  with_foot.bounds.height += foot_room;
  Sheets whole = one_sheet(std::move(with_foot), paper);
  if (whole.fits) {
    add_page_line(whole.parts.front());
    return whole;
  }
  whole = one_sheet(drawing, paper); // rather without its title than on two
  if (whole.fits) return whole;
  if (!is_beyond_sheets(drawing, whole.sheet)) return cut_up(drawing, paper, words);
  whole.parts.front().note = "drawn on one sheet of paper, too small to read: it is too large to "
                             "be cut into sheets; draw a "
                             "part of it, or leave out '--page'";
  return whole;
}

} // namespace

Pages on_pages(const Drawing& drawing, Paper paper, const Language& words) {
  return on_fewest_pages(std::span(&drawing, 1), paper, words);
}

Pages on_fewest_pages(std::span<const Drawing> drawings, Paper paper, const Language& words) {
  Sheets best;
  for (const Drawing& drawing : drawings) {
    Sheets sheets = sheets_of(drawing, paper, words);
    if (best.parts.empty() || is_better(sheets, best)) best = std::move(sheets);
  }
  return {std::move(best.parts), best.sheet.width, best.sheet.height};
}

} // namespace waymark
