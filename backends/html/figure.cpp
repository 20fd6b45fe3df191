#include "html/figure.hpp"

namespace waymark::html {

namespace {

Html canvas(const Page& page, std::string_view style, const Html& picture) {
  return element("div",
                 {{"class", style},
                  {"role", "group"},
                  {"tabindex", "0"},
                  {"aria-label", page.word(Word::scroll_diagram)}},
                 picture);
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
  Html canvases = canvas(page, narrow == nullptr ? "canvas" : "canvas wide", picture);
  if (narrow != nullptr) {
    canvases += canvas(page, "canvas narrow", inline_svg(to_svg(*narrow, SvgUse::inlined)));
  }
  return element("figure", {{"class", "diagram"}}, canvases + element("figcaption", caption));
}

} // namespace waymark::html
