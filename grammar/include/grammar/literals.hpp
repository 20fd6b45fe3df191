#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// What the tokens of strings and text blocks say, and the tokens for what one wants to say. All
/// functions are linear and take valid UTF-8.

/// Before and behind a text block.
inline constexpr std::string_view text_mark = "\"\"\"";

struct DecodedString {
  std::string text;
  std::uint32_t bad_escape = 0;        ///< offset of the first bad escape's backslash in the token
  std::uint32_t bad_escape_length = 0; ///< 0: every escape is one
  bool bad_code_point = false; ///< the first bad escape has the right shape but names no character
};

/// The text of a `string` or `title` token, which begins with its quote; the closing one may lack.
/// A bad escape stands in the text as it was written, one without a character as U+FFFD.
[[nodiscard]] DecodedString decode_string(std::string_view quoted);

/// A token that `decode_string` turns back into `text` (NUL, which no text holds, becomes U+FFFD).
[[nodiscard]] std::string quote_string(std::string_view text);

/// The lines of a `"""…"""` token as they are read: without the indentation that all lines share
/// and without the lines of the marks where nothing else stands on them; CRLF ends a line like LF,
/// and lines of blanks are empty. Blanks before the closing mark go. Text right behind the opening
/// mark is a line of its own, without leading blanks, and takes no part in the shared indentation.
/// Views into `quoted`.
[[nodiscard]] std::vector<std::string_view> text_block_lines(std::string_view quoted);

/// The same as one text: lines joined by LF, no LF at the end.
[[nodiscard]] std::string dedent_text_block(std::string_view quoted);

/// A token that `dedent_text_block` turns back into `markdown`, as long as that has neither shared
/// indentation nor blank lines around it. Three quotes, which would close the block, become `""\"`:
/// the same in Markdown. `indentation` (blanks) stands before every line but the first.
[[nodiscard]] std::string quote_text_block(std::string_view markdown,
                                           std::string_view indentation = {});

} // namespace waymark
