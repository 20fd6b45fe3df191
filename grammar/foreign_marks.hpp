#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// What people write from the habit of other notations, where this language writes something else:
/// recognised, so that it costs one finding and not the rest of the line. Each function gives the
/// length in bytes of such text at `offset`, 0 if there is none; none looks beyond the line but
/// `foreign_comment_length`, and that no further than `longest_foreign_comment`.
namespace waymark {

inline constexpr std::size_t longest_foreign_comment = 4096;

/// `=>`, `-->`, `→`, `goto`, `go back to`: an arrow, with a place to go behind it. Not `->`.
[[nodiscard]] std::size_t misspelt_arrow_length(std::string_view text, std::size_t offset);
/// `->`, or one of those.
[[nodiscard]] std::size_t any_arrow_length(std::string_view text, std::size_t offset);

/// `// …`, `-- …`, `/* … */`, `<!-- … -->`: a comment.
[[nodiscard]] std::size_t foreign_comment_length(std::string_view text, std::size_t offset);

/// ""text"", ""text": a text behind two quotes, quotes included.
[[nodiscard]] std::size_t doubled_quotes_length(std::string_view text, std::size_t offset);
/// That, 'text', “text”, „text“, «text», `text`: a text in quotes that are not ours, quotes
/// included.
[[nodiscard]] std::size_t foreign_text_length(std::string_view text, std::size_t offset);

/// `1,5`, `1.234,50`, `1:30`: a number that is not written in digits and one point.
[[nodiscard]] std::size_t foreign_number_length(std::string_view text, std::size_t offset);

/// `two` before a unit or `times`: a number in letters.
[[nodiscard]] std::size_t number_word_length(std::string_view text, std::size_t offset);

/// `-`, `–`, `..` or `or` between two numbers, where `to` belongs.
[[nodiscard]] std::size_t foreign_range_length(std::string_view text, std::size_t offset);

/// `and 30 min`, `2 hours`: a second part of a duration that has one.
[[nodiscard]] std::size_t second_duration_length(std::string_view text, std::size_t offset);

/// `2026/11/21`, `21.11.2026`, `Nov 21 2026`: figures, months and marks in their order, where a
/// date belongs.
[[nodiscard]] std::size_t foreign_date_length(std::string_view text, std::size_t offset);

/// `evry`: a word that is nearly `every`.
[[nodiscard]] std::size_t misspelt_every_length(std::string_view text, std::size_t offset);

/// `€`, `$`: the sign of a currency.
[[nodiscard]] std::size_t currency_sign_length(std::string_view text, std::size_t offset);
/// The sign or code of a currency, with a number behind it.
[[nodiscard]] std::size_t leading_currency_length(std::string_view text, std::size_t offset);

/// A word spelt nearly like `else`, with an arrow behind it; like `up`, with `to`; like `in`, with
/// an id; like `about`, with a number.
[[nodiscard]] std::size_t misspelt_else_length(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t misspelt_up_length(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t misspelt_in_length(std::string_view text, std::size_t offset);
[[nodiscard]] std::size_t misspelt_about_length(std::string_view text, std::size_t offset);

/// Is the word a unit of time in the singular?
[[nodiscard]] bool is_period(std::string_view word);
/// `/`, `a` or `each` before a unit, where `per` belongs.
[[nodiscard]] std::size_t misspelt_per_length(std::string_view text, std::size_t offset);

/// `#` and three or six hexadecimal digits: a colour without its quotes, which a comment would eat.
[[nodiscard]] std::size_t unquoted_colour_length(std::string_view text, std::size_t offset);

/// Two words for a unit, like `business days`, `workin days` or `other week`.
[[nodiscard]] std::size_t double_unit_length(std::string_view text, std::size_t offset);

/// `-`, `*`, `1.`, `then`, `and`: what a line begins with that needs no beginning.
[[nodiscard]] std::size_t line_opener_length(std::string_view text, std::size_t offset);

} // namespace waymark
