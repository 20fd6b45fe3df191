#include "foreign_marks.hpp"

#include "blanks.hpp"
#include "grammar/ascii.hpp"
#include "grammar/keywords.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace waymark {
namespace {

bool is_digit_at(std::string_view text, std::size_t offset) {
  return offset < text.size() && is_ascii_digit(text[offset]);
}

std::string_view word_at(std::string_view text, std::size_t offset) {
  return text.substr(offset, identifier_length(text, offset));
}

// Asked at every value of a good text, too: the first character nearly always decides.
bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return !word.empty() && std::ranges::any_of(words, [&](std::string_view each) {
    return each.front() == word.front() && each == word;
  });
}

std::size_t first_of(std::string_view text, std::size_t offset,
                     std::span<const std::string_view> marks) {
  if (offset >= text.size()) return 0;
  for (const std::string_view mark : marks)
    if (text[offset] == mark.front() && text.substr(offset, mark.size()) == mark)
      return mark.size();
  return 0;
}

bool is_near(std::string_view word, Keyword keyword) {
  return !word.empty() && find_keyword(word) == Keyword::none &&
         alignment_distance(word, spelling(keyword), 1) == 1;
}

/// A unit of time, or what people write for one.
bool is_unit_word(std::string_view word) {
  static constexpr auto units = std::to_array<std::string_view>({
#define WAYMARK_TIME_UNIT(spelling, unit) spelling,
#include "grammar/time_units.def"
#undef WAYMARK_TIME_UNIT
      "mins",
      "minute",
      "minutes",
      "hr",
      "hrs",
  });
  return is_one_of(word, units);
}

/// Does a text, word or line end begin here, so that what stands before is whole?
bool ends_word(std::string_view text, std::size_t offset) {
  return offset >= text.size() ||
         std::string_view(" \t\r\n,;:.{})").find(text[offset]) != std::string_view::npos;
}

bool stands_alone(std::string_view text, std::size_t offset) {
  return offset == 0 ||
         std::string_view(" \t\n{};").find(text[offset - 1]) != std::string_view::npos;
}

/// Words one blank apart, as they stand in the text.
std::size_t phrase_length(std::string_view text, std::size_t offset, std::string_view phrase) {
  std::size_t at = offset;
  while (!phrase.empty()) {
    const std::string_view word = phrase.substr(0, phrase.find(' '));
    if (at != offset) at = skip_blanks(text, at);
    if (word_at(text, at) != word) return 0;
    at += word.size();
    phrase.remove_prefix(std::min(phrase.size(), word.size() + 1));
  }
  return at - offset;
}

std::size_t arrow_phrase_length(std::string_view text, std::size_t offset) {
  static constexpr auto phrases = std::to_array<std::string_view>(
      {"goto", "go to", "go back to", "back to", "jump to", "return to", "skip to", "proceed to"});
  for (const std::string_view phrase : phrases)
    if (const std::size_t length = phrase_length(text, offset, phrase)) return length;
  return 0;
}

/// `=>`, `-->`, `- >`; not `->` itself.
std::size_t arrow_mark_length(std::string_view text, std::size_t offset) {
  static constexpr auto signs =
      std::to_array<std::string_view>({"→", "⇒", "⟶", "➔", "➜", "–>", "—>", "->>", ">>"});
  if (const std::size_t sign = first_of(text, offset, signs)) return sign;
  std::size_t at = offset;
  while (at < text.size() && (text[at] == '-' || text[at] == '=')) ++at;
  if (at == offset || at - offset > 4) return 0;
  if (at - offset == 1 && at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || text[at] != '>') return 0;
  return text.substr(offset, 2) == "->" ? 0 : at + 1 - offset;
}

struct Quotes {
  std::string_view open;
  std::array<std::string_view, 3> close;
};
constexpr auto foreign_quotes = std::to_array<Quotes>({
    {"'", {"'", "'", "'"}},
    {"`", {"`", "´", "'"}},
    {"´", {"´", "`", "'"}},
    {"“", {"”", "“", "\""}},
    {"”", {"”", "“", "\""}},
    {"„", {"“", "”", "\""}},
    {"‘", {"’", "‘", "'"}},
    {"’", {"’", "‘", "'"}},
    {"‚", {"‘", "’", "'"}},
    {"«", {"»", "»", "»"}},
    {"»", {"«", "»", "«"}},
    {"‹", {"›", "›", "›"}},
    {"›", {"‹", "›", "‹"}},
});
constexpr std::size_t longest_text = 512;

} // namespace

std::size_t misspelt_arrow_length(std::string_view text, std::size_t offset) {
  std::size_t length = arrow_mark_length(text, offset);
  if (length == 0) length = arrow_phrase_length(text, offset);
  if (length == 0) return 0;
  const std::size_t next = skip_blanks(text, offset + length);
  const bool leads_somewhere =
      next < text.size() && (identifier_length(text, next) != 0 || text[next] == '"');
  return leads_somewhere ? length : 0;
}

std::size_t any_arrow_length(std::string_view text, std::size_t offset) {
  return text.substr(offset, 2) == "->" ? 2 : misspelt_arrow_length(text, offset);
}

std::size_t foreign_comment_length(std::string_view text, std::size_t offset) {
  if (!stands_alone(text, offset)) return 0;
  const auto line_end = [&] {
    std::size_t end = std::min(text.find('\n', offset), text.size());
    while (end > offset && (text[end - 1] == ' ' || text[end - 1] == '\r')) --end;
    return end - offset;
  };
  const auto until = [&](std::string_view mark) {
    const auto found = text.substr(offset, longest_foreign_comment).find(mark);
    return found == std::string_view::npos ? line_end() : found + mark.size();
  };
  const std::string_view rest = text.substr(offset, 4);
  if (rest.starts_with("//")) return line_end();
  if (rest.starts_with("-- ")) return line_end();
  if (rest.starts_with("/*")) return until("*/");
  if (rest.starts_with("<!--")) return until("-->");
  return 0;
}

std::size_t doubled_quotes_length(std::string_view text, std::size_t offset) {
  constexpr std::string_view mark = "\"\"";
  if (text.substr(offset, 2) != mark || identifier_length(text, offset + 2) == 0) return 0;
  const std::size_t first = offset + mark.size();
  const std::string_view line =
      text.substr(0, std::min({text.find('\n', first), first + longest_text, text.size()}));
  const std::size_t end = line.find('"', first);
  if (end == std::string_view::npos) return 0;
  const std::size_t behind = end + (line.substr(end, 2) == mark ? 2 : 1);
  return ends_word(text, behind) ? behind - offset : 0;
}

std::size_t foreign_text_length(std::string_view text, std::size_t offset) {
  if (const std::size_t doubled = doubled_quotes_length(text, offset)) return doubled;
  const auto* quotes = std::ranges::find_if(foreign_quotes, [&](const Quotes& each) {
    return text.substr(offset, each.open.size()) == each.open;
  });
  if (quotes == foreign_quotes.end()) return 0;
  const std::size_t first = offset + quotes->open.size();
  const std::string_view line =
      text.substr(0, std::min({text.find('\n', first), first + longest_text, text.size()}));
  for (std::size_t at = first; at < line.size(); ++at) {
    const std::size_t length = first_of(line, at, quotes->close);
    if (length != 0 && at != first && ends_word(text, at + length)) return at + length - offset;
  }
  return 0;
}

std::size_t foreign_number_length(std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  std::size_t points = 0;
  std::size_t others = 0;
  while (at < text.size()) {
    const char c = text[at];
    const bool separates = c == '.' || c == ',' || c == ':' || c == '\'';
    if (separates && (at == offset || !is_digit_at(text, at + 1))) break;
    if (!separates && !is_ascii_digit(c)) break;
    points += c == '.' ? 1 : 0;
    others += separates && c != '.' ? 1 : 0;
    ++at;
  }
  return others != 0 || points > 1 ? at - offset : 0;
}

std::size_t number_word_length(std::string_view text, std::size_t offset) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve"});
  const std::string_view word = word_at(text, offset);
  if (!is_one_of(word, words)) return 0;
  const std::string_view next = word_at(text, skip_blanks(text, offset + word.size()));
  return is_unit_word(next) || next == "working" || next == "times" ? word.size() : 0;
}

std::size_t foreign_range_length(std::string_view text, std::size_t offset) {
  static constexpr auto marks =
      std::to_array<std::string_view>({"-", "–", "—", "...", "..", "…", "~"});
  static constexpr auto words = std::to_array<std::string_view>(
      {"or", "bis", "too", "til", "till", "until", "through", "upto", "To", "TO"});
  const std::string_view word = word_at(text, offset);
  const std::size_t length = word.empty() ? first_of(text, offset, marks) : word.size();
  if (length == 0 || !is_digit_at(text, skip_blanks(text, offset + length))) return 0;
  return word.empty() || is_one_of(word, words) || is_near(word, Keyword::to) ? length : 0;
}

std::size_t second_duration_length(std::string_view text, std::size_t offset) {
  static constexpr auto joins = std::to_array<std::string_view>({"and", "plus", "+", "&", ","});
  std::size_t at = skip_blanks(text, offset + first_of(text, offset, joins));
  if (!is_digit_at(text, at)) return 0;
  while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '.')) ++at;
  at = skip_blanks(text, at);
  const std::string_view unit = word_at(text, at);
  return is_unit_word(unit) ? at + unit.size() - offset : 0;
}

std::size_t foreign_date_length(std::string_view text, std::size_t offset) {
  constexpr std::size_t longest = 40;
  std::size_t end = offset;
  bool has_figures = false;
  for (std::size_t at = offset; at < text.size() && at - offset < longest;) {
    const std::size_t first = at;
    const std::string_view word = word_at(text, at);
    if (!word.empty()) {
      if (find_keyword(word) != Keyword::none) break;
      at += word.size();
      if (has_figures && end == first) end = at; // `21st`
    } else if (is_ascii_digit(text[at])) {
      while (is_digit_at(text, at)) ++at;
      has_figures = true;
      end = at;
    } else if (std::string_view("/.,-").find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      break;
    }
    at = skip_blanks(text, at);
  }
  return has_figures ? end - offset : 0;
}

std::size_t misspelt_every_length(std::string_view text, std::size_t offset) {
  const std::string_view word = word_at(text, offset);
  if (word.empty() || find_keyword(word) != Keyword::none) return 0;
  constexpr Kind every = kind_of(Keyword::every);
  return nearest_keyword(word, std::span(&every, 1)) == Keyword::every ? word.size() : 0;
}

std::size_t currency_sign_length(std::string_view text, std::size_t offset) {
  static constexpr auto signs = std::to_array<std::string_view>({"€", "$", "£", "¥"});
  return first_of(text, offset, signs);
}

std::size_t leading_currency_length(std::string_view text, std::size_t offset) {
  std::size_t length = currency_sign_length(text, offset);
  if (length == 0) {
    const std::string_view word = word_at(text, offset);
    const bool is_code =
        word.size() == 3 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
    length = is_code ? word.size() : 0;
  }
  return length != 0 && is_digit_at(text, skip_blanks(text, offset + length)) ? length : 0;
}

std::size_t misspelt_else_length(std::string_view text, std::size_t offset) {
  const std::string_view word = word_at(text, offset);
  if (!is_near(word, Keyword::else_)) return 0;
  return any_arrow_length(text, skip_blanks(text, offset + word.size())) != 0 ? word.size() : 0;
}

std::size_t misspelt_up_length(std::string_view text, std::size_t offset) {
  const std::string_view word = word_at(text, offset);
  if (!is_near(word, Keyword::up)) return 0;
  const std::string_view next = word_at(text, skip_blanks(text, offset + word.size()));
  return next == spelling(Keyword::to) ? word.size() : 0;
}

std::size_t misspelt_in_length(std::string_view text, std::size_t offset) {
  const std::string_view word = word_at(text, offset);
  if (!is_near(word, Keyword::in)) return 0;
  const std::string_view next = word_at(text, skip_blanks(text, offset + word.size()));
  return !next.empty() && find_keyword(next) == Keyword::none ? word.size() : 0;
}

std::size_t misspelt_about_length(std::string_view text, std::size_t offset) {
  const std::string_view word = word_at(text, offset);
  if (!is_near(word, Keyword::about)) return 0;
  return is_digit_at(text, skip_blanks(text, offset + word.size())) ? word.size() : 0;
}

bool is_period(std::string_view word) {
  return is_unit_word(word) && word != "s" && !word.ends_with('s');
}

std::size_t misspelt_per_length(std::string_view text, std::size_t offset) {
  static constexpr auto words =
      std::to_array<std::string_view>({"a", "an", "each", "every", "pro", "je", "Per", "PER", "pre",
                                       "par", "pr", "er", "perr", "peer", "for", "in"});
  std::size_t length = offset < text.size() && text[offset] == '/' ? 1 : 0;
  const std::string_view word = word_at(text, offset);
  if (length == 0 && (is_one_of(word, words) || is_near(word, Keyword::per))) length = word.size();
  if (length == 0) return 0;
  return is_unit_word(word_at(text, skip_blanks(text, offset + length))) ? length : 0;
}

std::size_t unquoted_colour_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size() || text[offset] != '#') return 0;
  std::size_t at = offset + 1;
  while (at < text.size() &&
         std::string_view("0123456789abcdefABCDEF").find(text[at]) != std::string_view::npos)
    ++at;
  const std::size_t digits = at - offset - 1;
  return (digits == 3 || digits == 6) && ends_word(text, at) ? digits + 1 : 0;
}

std::size_t double_unit_length(std::string_view text, std::size_t offset) {
  const std::string_view first = word_at(text, offset);
  if (first.empty() || is_unit_word(first)) return 0;
  const std::size_t next = skip_blanks(text, offset + first.size());
  const std::string_view written = word_at(text, next);
  const std::string second = to_lower(written);
  // `hours` may begin a clause of its own.
  static constexpr auto before_hours = std::to_array<std::string_view>(
      {"working", "business", "work", "calendar", "other", "half", "full"});
  const bool is_unit = second == "hours" ? is_one_of(first, before_hours) : is_unit_word(second);
  return is_unit ? next + written.size() - offset : 0;
}

std::size_t line_opener_length(std::string_view text, std::size_t offset) {
  static constexpr auto marks = std::to_array<std::string_view>({"-", "*", "+", "•", "–", ">"});
  static constexpr auto words = std::to_array<std::string_view>(
      {"then", "and", "next", "also", "first", "finally", "afterwards", "in", "so"});
  const std::string_view word = word_at(text, offset);
  std::size_t length = is_one_of(word, words) ? word.size() : 0;
  if (length == 0) length = first_of(text, offset, marks);
  if (length == 0) {
    std::size_t at = offset;
    while (is_digit_at(text, at)) ++at;
    const bool numbered = at != offset && at < text.size() && (text[at] == '.' || text[at] == ')');
    length = numbered ? at + 1 - offset : 0;
  }
  const std::size_t behind = offset + length;
  return length != 0 && behind < text.size() && text[behind] == ' ' ? length : 0;
}

} // namespace waymark
