// Compiled by ctest, once as it stands (the control, must compile) and once for each CASE_ (must
// not): author text cannot become HTML without escaping.

#include "compiler/model.hpp"
#include "html/html.hpp"

#include <string>
#include <string_view>

using namespace waymark;
using namespace waymark::html;

Html page(const std::string& author, const Text& clause);

Html page(const std::string& author, const Text& clause) {
  const std::string_view view = author;

  // The ways that are open.
  Html safe = text(author) + text(view) + text(clause.value);
  safe += element("p", {{"class", author}, {"title", clause.value}}, text(author));
  if (const auto link = Link::from_author(author)) {
    safe += element("a", {href(*link)}, text(author));
  }

#if defined(CASE_STRING_AS_HTML)
  Html bad = author;
#elif defined(CASE_STRING_VIEW_AS_HTML)
  Html bad(view);
#elif defined(CASE_LITERAL_AS_HTML)
  Html bad = "<b>";
#elif defined(CASE_TEXT_AS_HTML)
  Html bad = clause;
#elif defined(CASE_STRING_AS_CONTENT)
  safe += element("p", {}, author);
#elif defined(CASE_STRING_APPENDED)
  safe += author;
#elif defined(CASE_STRING_BRACED)
  Html bad{author};
#elif defined(CASE_STRING_AS_LINK)
  Link bad = author;
#elif defined(CASE_STRING_AS_ADDRESS)
  safe += element("a", {href(author)}, Html{});
#elif defined(CASE_STRING_AS_ELEMENT)
  safe += element(author.c_str(), Html{});
#elif defined(CASE_STRING_AS_ATTRIBUTE_NAME)
  safe += element("p", {{author.c_str(), "x"}}, Html{});
#elif defined(CASE_SCRIPT_ELEMENT)
  safe += element("script", Html{});
#elif defined(CASE_EVENT_HANDLER)
  safe += element("p", {{"onclick", author}}, Html{});
#elif defined(CASE_ADDRESS_ATTRIBUTE)
  safe += element("a", {{"href", author}}, Html{});
#endif
  return safe;
}
