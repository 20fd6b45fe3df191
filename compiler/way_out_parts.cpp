#include "way_out_parts.hpp"

#include "kind_words.hpp"

#include <fmt/core.h>

namespace waymark {
namespace {

constexpr auto numbers = std::to_array<WordPair>({{"a", "1"},
                                                  {"an", "1"},
                                                  {"one", "1"},
                                                  {"once", "1"},
                                                  {"two", "2"},
                                                  {"twice", "2"},
                                                  {"three", "3"},
                                                  {"four", "4"},
                                                  {"five", "5"},
                                                  {"six", "6"},
                                                  {"seven", "7"},
                                                  {"eight", "8"},
                                                  {"nine", "9"},
                                                  {"ten", "10"},
                                                  {"twelve", "12"},
                                                  {"half", "0.5"},
                                                  {"zwei", "2"},
                                                  {"drei", "3"}});

} // namespace

WayOut replace(NodeRef found, std::string_view advice, std::string better,
               Applicability applicability) {
  WayOut way{fmt::format("{} '{}'", advice, better), std::nullopt};
  way.fix = Fix{fmt::format("write '{}'", better), {{found.span(), better}}, applicability};
  return way;
}

WayOut remove(NodeRef found, std::string_view advice, Applicability applicability) {
  Span span = found.span();
  const std::string_view text = found.tree().source->text();
  // What stood apart stays apart: `ben: "Ben"`.
  const bool stands_apart = span.first == 0 || text[span.first - 1] == ' ';
  while (stands_apart && span.last < text.size() && text[span.last] == ' ') ++span.last;
  return {std::string(advice),
          Fix{fmt::format("remove '{}'", excerpt(found.text())), {{span, ""}}, applicability}};
}

std::optional<WayOut> number_for_word(NodeRef found) {
  const std::string_view word = first_word(found.text());
  const std::string_view digits = look_up(numbers, word);
  if (digits.empty()) return std::nullopt;
  constexpr std::string_view rule = "numbers are written in digits";
  if (word.size() == found.text().size())
    return replace(found, fmt::format("{}: write", rule), std::string(digits), Applicability::safe);
  return WayOut{fmt::format("{}, like '{}'", rule, digits), std::nullopt};
}

} // namespace waymark
