#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/nearest.hpp"

#include <fmt/format.h>

#include <string>

namespace waymark {

/// "write 'founder'" in the place of a misspelt word.
[[nodiscard]] inline Fix spelling_fix(const Span& word, std::string_view better,
                                      Applicability applicability) {
  return {fmt::format("write '{}'", better), {{word, std::string(better)}}, applicability};
}

/// Safe where no other word can have been meant.
[[nodiscard]] inline Fix spelling_fix(const Span& word, const NearWord& better) {
  return spelling_fix(word, better.word,
                      better.is_clear ? Applicability::safe : Applicability::suggested);
}

/// The same for text in quotes; `string` is the span with them, and the word needs no escapes.
[[nodiscard]] inline Fix string_fix(const Span& string, const NearWord& better) {
  Fix fix = spelling_fix(string, better);
  fix.edits.front().text = fmt::format("\"{}\"", better.word);
  return fix;
}

} // namespace waymark
