#pragma once

#include "grammar/source.hpp"
#include "grammar/span.hpp"

#include <string>

namespace waymark {

/// A source line as a terminal shows it, and what to mark below it.
struct SourceQuote {
  std::string line;
  std::size_t indent = 0; ///< terminal columns before the mark
  std::size_t width = 1;  ///< of the mark, at least 1
};

/// The line on which `span` begins, marked up to the span's end or the line's. Shows at most about
/// 100 columns around the mark; `…` stands where the line goes on.
[[nodiscard]] SourceQuote quote(const Source& source, const Span& span, std::uint32_t line_number);

} // namespace waymark
