#include "html/figure.hpp"

#include "backends/diagram_pages.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// What a sheet of A4 has room for, in pixels; and how small letters of a drawing may become on it:
/// drawn at 13 pixels, they are to have 5.5 points at least.
constexpr double sheet_width = 672;
constexpr double sheet_height = 812;
constexpr double smallest_scale = 0.56;
/// Likewise for a drawing that lies on its side.
constexpr double side_width = 854;
constexpr double side_height = 642;

bool fits(const Drawing& drawing, double width, double height) {
  return std::min(width / drawing.bounds.width, height / drawing.bounds.height) >= smallest_scale;
}

/// How a drawing comes to paper.
enum class OnPaper : std::uint8_t { upright, on_side, cut };

OnPaper on_paper(const Drawing& drawing) {
  if (fits(drawing, sheet_width, sheet_height)) return OnPaper::upright;
  return fits(drawing, side_width, side_height) ? OnPaper::on_side : OnPaper::cut;
}

Html canvas(const Page& page, std::string_view style, const Html& picture) {
  const Site& site = page.site();
  return element("div",
                 {{"class", style},
                  {"role", "group"},
                  {"tabindex", "0"},
                  {"aria-label", page.word(Word::scroll_diagram)},
                  {"lang", site.our_lang()}},
                 site.has_own_language() ? element("div", {{"lang", site.author_lang()}}, picture)
                                         : picture);
}

std::string style_of(std::string_view base, bool is_printed, bool lies_on_side = false) {
  if (!is_printed) return std::string(base) + " off-paper";
  return std::string(base) + (lies_on_side ? " on-side" : "");
}

/// Only for paper: cut into sheets, so that letters stay large enough. The sheets of the site's
/// own drawings differ from them by their ids.
Html sheets_of(const Page& page, const Drawing& drawing) {
  Pages pages = on_pages(drawing, Paper::a4, page.words());
  const std::string style =
      style_of("canvas sheet", true, /*lies_on_side=*/pages.width > pages.height);
  Html sheets;
  for (Drawing& sheet : pages.drawings) {
    sheet.id += fmt::format(".sheet{}", &sheet - pages.drawings.data() + 1);
    sheets += canvas(page, style, inline_svg(to_svg(sheet, SvgUse::inlined)));
  }
  return sheets;
}

} // namespace

Html figure(const Page& page, const Drawing* drawing, Word same_in_words,
            std::string_view text_anchor, const Drawing* narrow) {
  if (drawing == nullptr) {
    return {};
  }
  const Html picture = inline_svg(to_svg(*drawing, SvgUse::inlined));
  if (picture.empty()) {
    return {};
  }
  Html caption = element("a", {href(page.to({}, text_anchor))}, page.say(same_in_words));
  if (!drawing->note.empty()) {
    caption += text(" ") + page.message(drawing->note);
  }
  const OnPaper wide = on_paper(*drawing);
  const bool is_narrow_printed =
      wide != OnPaper::upright && narrow != nullptr && on_paper(*narrow) == OnPaper::upright;
  const bool is_printed = wide != OnPaper::cut && !is_narrow_printed;
  Html canvases = canvas(
      page,
      style_of(narrow == nullptr ? "canvas" : "canvas wide", is_printed, wide == OnPaper::on_side),
      picture);
  if (narrow != nullptr) {
    canvases += canvas(page, style_of("canvas narrow", is_narrow_printed),
                       inline_svg(to_svg(*narrow, SvgUse::inlined)));
  }
  if (!is_printed && !is_narrow_printed) {
    canvases += sheets_of(page, narrow == nullptr ? *drawing : *narrow);
  }
  // The way round a picture stands before it.
  return element("figure", {{"class", "diagram"}}, element("figcaption", caption) + canvases);
}

} // namespace waymark::html
