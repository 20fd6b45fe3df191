#include "html/figure.hpp"

namespace waymark::html {

Html figure(const Page& page, const Drawing* drawing, Word same_in_words,
            std::string_view text_anchor) {
  if (drawing == nullptr) {
    return {};
  }
  const Html picture = inline_svg(to_svg(*drawing, SvgUse::inlined));
  if (picture.empty()) {
    return {};
  }
  Html caption = element("a", {href(page.to({}, text_anchor))}, say(same_in_words));
  if (!drawing->note.empty()) {
    caption += text(" ") + text(sentence(drawing->note));
  }
  return element("figure", {{"class", "diagram"}},
                 element("div",
                         {{"class", "canvas"},
                          {"role", "group"},
                          {"tabindex", "0"},
                          {"aria-label", word(Word::scroll_diagram)}},
                         picture) +
                     element("figcaption", caption));
}

} // namespace waymark::html
