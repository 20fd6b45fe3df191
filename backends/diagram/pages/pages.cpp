#include "backends/diagram_pages.hpp"

#include "diagram/pages/connectors.hpp"
#include "diagram/pages/cutting.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/plan.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string>
#include <utility>

namespace waymark {
namespace {

constexpr std::int32_t foot_size = 11;
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

/// On sheets of one size.
struct Sheets {
  std::vector<Drawing> parts{};
  Sheet sheet{};
  double scale = 1; ///< of the smallest
  bool fits = true;
};

/// What must be readable is, then fewer, then larger.
bool is_better(const Sheets& a, const Sheets& b) {
  if (a.fits != b.fits) return a.fits;
  if (a.parts.size() != b.parts.size()) return a.parts.size() < b.parts.size();
  return a.scale > b.scale + 0.005;
}

/// The lines below a drawing that say what its signs mean: they stand on each page with room.
std::vector<DrawnNode> take_legends(Drawing& drawing) {
  std::vector<DrawnNode> legends;
  for (const DrawnNode& node : drawing.nodes) {
    if (node.style == "legend") legends.push_back(node);
  }
  if (legends.empty()) return legends;
  std::erase_if(drawing.nodes, [](const DrawnNode& node) { return node.style == "legend"; });
  fit_bounds(drawing);
  return legends;
}

/// What short legends take at the foot of each page; long ones stand on the last page only.
std::int32_t room_for_legends(std::span<const DrawnNode> legends) {
  constexpr std::size_t most_lines = 6;
  std::size_t lines = 0;
  for (const DrawnNode& legend : legends) lines += legend.lines.size();
  if (lines > most_lines) return 0;
  return static_cast<std::int32_t>(lines) * line_height(foot_size);
}

std::vector<std::string> texts(const DrawnNode& legend) {
  std::vector<std::string> lines;
  for (const TextLine& line : legend.lines) lines.push_back(line.text);
  return lines;
}

/// False if there is no room, and then nothing is changed.
bool add_legend_within(Drawing& page, const DrawnNode& legend, const pages::Room& room) {
  Drawing longer = page;
  add_legend(longer, texts(legend), legend.id);
  if (longer.bounds.width > room.width || longer.bounds.height > room.height) return false;
  page = std::move(longer);
  return true;
}

void add_legends(std::vector<Drawing>& parts, std::span<const DrawnNode> legends,
                 const pages::Room& room) {
  const bool on_each = room_for_legends(legends) > 0;
  for (const DrawnNode& legend : legends) {
    for (std::size_t i = 0; on_each && i + 1 < parts.size(); ++i) {
      add_legend_within(parts[i], legend, room);
    }
    if (add_legend_within(parts.back(), legend, room)) continue;
    Drawing page;
    page.id = parts.back().id;
    page.title = parts.back().title;
    page.description = parts.back().description;
    page.bounds = {0, 0, room.width, 0};
    add_legend(page, texts(legend), legend.id);
    parts.push_back(std::move(page));
  }
}

/// Bounds in the shape of the sheet, with the drawing in the middle, or of several at the top.
void widen_to(Drawing& drawing, const Sheet& sheet, bool at_top) {
  const double scale = scale_on(drawing, sheet);
  const auto width = static_cast<std::int32_t>(std::ceil(sheet.width / scale));
  const auto height = static_cast<std::int32_t>(std::ceil(sheet.height / scale));
  Box& bounds = drawing.bounds;
  const std::int32_t above = at_top ? 0 : (height - bounds.height) / 2;
  bounds = {bounds.x - (width - bounds.width) / 2, bounds.y - above, width, height};
}

/// At the foot of the sheet: letters name pages.
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

Sheets cut_up(const Drawing& whole, Paper paper, const Language& words) {
  Drawing drawing = whole;
  const std::vector<DrawnNode> legends = take_legends(drawing);
  const std::int32_t smallest = std::min(foot_size, smallest_text(whole));
  const double needed = smallest_on_paper / smallest;
  const Sheet upright = sheet_of(paper);
  Sheets best;
  for (const Sheet& sheet : {upright, Sheet{upright.height, upright.width}}) {
    const pages::Room room{static_cast<std::int32_t>(sheet.width / needed),
                           static_cast<std::int32_t>(sheet.height / needed) - foot_room};
    for (const pages::Axis first : {pages::Axis::right, pages::Axis::down}) {
      const pages::Room above_legends{room.width, room.height - room_for_legends(legends)};
      Sheets tried{pages::cut_to(drawing, above_legends, first), sheet, 1, true};
      add_legends(tried.parts, legends, room);
      for (Drawing& part : tried.parts) {
        part.bounds.height += foot_room;
        tried.scale = std::min(tried.scale, scale_on(part, sheet));
      }
      tried.fits = tried.scale >= needed - 0.001;
      if (best.parts.empty() || is_better(tried, best)) best = std::move(tried);
    }
  }
  pages::name_connectors(best.parts, words);
  for (std::size_t i = 0; i < best.parts.size(); ++i) {
    Drawing& part = best.parts[i];
    part.id = whole.id;
    widen_to(part, best.sheet, best.parts.size() > 1);
    if (best.parts.size() == 1) continue;
    part.id += fmt::format("-page-{}", i + 1);
    part.title = words.filled(Word::drawn_page, whole.title, i + 1, best.parts.size());
    add_page_line(part);
  }
  return best;
}

Sheets sheets_of(const Drawing& drawing, Paper paper, const Language& words) {
  const Sheet upright = sheet_of(paper);
  const Sheet on_side{upright.height, upright.width};
  Sheets whole;
  whole.sheet = scale_on(drawing, on_side) > scale_on(drawing, upright) ? on_side : upright;
  whole.scale = scale_on(drawing, whole.sheet);
  if (whole.scale * smallest_text(drawing) < smallest_on_paper) {
    return cut_up(drawing, paper, words);
  }
  whole.parts.push_back(drawing);
  widen_to(whole.parts.front(), whole.sheet, false);
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
