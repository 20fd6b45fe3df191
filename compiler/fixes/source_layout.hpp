#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/source.hpp"

#include <cstdint>
#include <string>
#include <string_view>

/// Where edits go, so that lines, comments and line ends stay as the author has them. Offsets are
/// bytes of the source.
namespace waymark {

/// The line end that the file uses.
[[nodiscard]] std::string_view line_end_of(const Source& source);

/// The blanks with which the line of `offset` begins.
[[nodiscard]] std::string_view indentation_at(const Source& source, std::uint32_t offset);

/// Does nothing but white space stand before `offset` on its line?
[[nodiscard]] bool begins_line(const Source& source, std::uint32_t offset);
/// Does nothing but white space and a comment stand behind `offset` on its line?
[[nodiscard]] bool ends_line(const Source& source, std::uint32_t offset);

/// The end of the line of `offset`, before its line end.
[[nodiscard]] std::uint32_t end_of_line(const Source& source, std::uint32_t offset);

/// Behind the title of a statement, or its id if it has none. `name` is its `name_span`.
[[nodiscard]] std::uint32_t end_of_name(const Source& source, const Span& name);

[[nodiscard]] inline Edit insertion(FileId file, std::uint32_t offset, std::string text) {
  return {{file, offset, offset}, std::move(text)};
}

/// Puts `statement` behind another one that spans `before`: on a line of its own, indented like
/// that one, or behind `;` where one line holds several.
[[nodiscard]] Edit statement_behind(const Source& source, const Span& before,
                                    std::string_view statement);

/// Takes out what stands at `span`, with its line where nothing else stands there.
[[nodiscard]] Edit removal(const Source& source, Span span);

} // namespace waymark
