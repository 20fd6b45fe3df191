#pragma once

#include "blanks.hpp"
#include "foreign_marks.hpp"
#include "grammar/ascii.hpp"
#include "grammar/keywords.hpp"
#include "grammar/spelling.hpp"
#include "grammar/syntax.hpp"
#include "grammar/unicode.hpp"
#include "string_scan.hpp"
#include "text_block_scan.hpp"
#include "tree_writer.hpp"

#include <string_view>
#include <tao/pegtl.hpp>

/// Words, literals and marks, and how the grammar recovers inside one line. PEGTL's own
/// `identifier` and `keyword` are ASCII only, hence these.
namespace waymark::rules {

namespace pegtl = tao::pegtl;
using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf, const char*>;

inline std::uint32_t offset_of(const Input& in) {
  return static_cast<std::uint32_t>(in.current() - in.begin());
}
inline std::string_view whole_text(const Input& in) {
  return {in.begin(), static_cast<std::size_t>(in.end() - in.begin())};
}
inline std::string_view word_at(const Input& in) {
  const std::string_view text = whole_text(in);
  return text.substr(offset_of(in), identifier_length(text, offset_of(in)));
}
// Blanks between two tokens of a line.
struct gap {
  using rule_t = gap;
  static bool match(Input& in) {
    in.bump(blank_length(whole_text(in), offset_of(in)));
    return true;
  }
};

// One keyword, whole: `step` does not begin `stepé`.
template<Keyword K>
struct word {
  using rule_t = word;
  static constexpr Kind kind = Kind::keyword;
  static bool match(Input& in) {
    constexpr std::string_view wanted = spelling(K);
    if (in.empty() || *in.current() != wanted.front() || word_at(in) != wanted) return false;
    in.bump(wanted.size());
    return true;
  }
};

enum class IdentifierUse { declares, refers, refers_plainly, any };

/// A clause keyword may serve as an id, but not where it plainly begins a clause: `needs note "x"`.
inline bool begins_a_clause_here(const Input& in, std::string_view word, Keyword keyword) {
  if (keyword == Keyword::none || facts(keyword).group != KeywordGroup::clause) return false;
  const std::string_view text = whole_text(in);
  const std::size_t behind = offset_of(in) + word.size();
  const std::size_t next = behind + blank_length(text, behind);
  if (next >= text.size()) return false;
  if (text[next] == '"' || is_ascii_digit(text[next])) return true;
  const std::string_view follower = text.substr(next, identifier_length(text, next));
  return !follower.empty() && find_keyword(follower) == Keyword::none;
}

/// `the` before the name that is meant: `using the inbox`.
inline bool is_article_here(const Input& in, std::string_view word) {
  if (word != "the" && word != "an" && word != "of" && word != "our") return false;
  const std::string_view text = whole_text(in);
  const std::size_t behind = offset_of(in) + word.size();
  const std::size_t next = behind + blank_length(text, behind);
  const std::string_view follower = text.substr(next, identifier_length(text, next));
  return !follower.empty() && find_keyword(follower) == Keyword::none;
}

template<Kind K, IdentifierUse Use>
struct identifier {
  using rule_t = identifier;
  static constexpr Kind kind = K;
  static bool match(Input& in) {
    const std::string_view word = word_at(in);
    if (word.empty()) return false;
    if constexpr (Use != IdentifierUse::any) {
      const Keyword keyword = find_keyword(word);
      if (is_reserved(keyword)) return false;
      if (Use == IdentifierUse::refers && begins_a_clause_here(in, word, keyword)) return false;
      if (Use != IdentifierUse::declares && is_article_here(in, word)) return false;
    }
    in.bump(word.size());
    return true;
  }
};
struct name : identifier<Kind::name, IdentifierUse::declares> {};
// A name that may be left out: `parallel allow …` and `parallel was …` have none, nor has
// `parallel by ana`, where the clause is a mistake; but `parallel review was …` has.
struct optional_name {
  using rule_t = optional_name;
  static constexpr Kind kind = Kind::name;
  static bool match(Input& in) {
    const std::string_view word = word_at(in);
    const Keyword keyword = find_keyword(word);
    if (word.empty() || is_reserved(keyword)) return false;
    const bool is_clause = keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
    if (is_clause && has_value(in, word, keyword)) return false;
    in.bump(word.size());
    return true;
  }
  static bool has_value(const Input& in, std::string_view word, Keyword keyword) {
    const std::string_view text = whole_text(in);
    const std::size_t behind = offset_of(in) + word.size();
    const std::size_t next = behind + blank_length(text, behind);
    if (next >= text.size()) return false;
    const std::string_view follower = text.substr(next, identifier_length(text, next));
    if (follower.empty()) return is_ascii_digit(text[next]);
    const bool stands_here = keyword == Keyword::allow || keyword == Keyword::was;
    const Keyword clause = find_keyword(follower);
    return stands_here || (clause != Keyword::allow && clause != Keyword::was);
  }
};
struct reference : identifier<Kind::reference, IdentifierUse::refers> {};
struct plain_reference : identifier<Kind::reference, IdentifierUse::refers_plainly> {};
// Looks ahead only: `at<plain_reference>` would leave a node behind.
struct reference_follows {
  using rule_t = reference_follows;
  static bool match(Input& in) {
    const std::string_view word = word_at(in);
    return !word.empty() && find_keyword(word) == Keyword::none;
  }
};
// Looks ahead only: a unit in the singular.
struct period_follows {
  using rule_t = period_follows;
  static bool match(Input& in) { return is_period(word_at(in)); }
};
// Looks ahead only: `up to`.
struct limit_follows {
  using rule_t = limit_follows;
  static bool match(Input& in) {
    const std::string_view up = word_at(in);
    if (find_keyword(up) != Keyword::up) return false;
    const std::string_view text = whole_text(in);
    const std::size_t behind = offset_of(in) + up.size();
    const std::size_t next = behind + blank_length(text, behind);
    return text.substr(next, identifier_length(text, next)) == spelling(Keyword::to);
  }
};
// A word near to `end`, or an everyday one for it, with a text behind it.
struct misspelt_end {
  using rule_t = misspelt_end;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view text = whole_text(in);
    const std::string_view word = word_at(in);
    if (word.empty() || find_keyword(word) != Keyword::none) return false;
    const std::uint32_t first = offset_of(in);
    const std::size_t next = first + word.size() + blank_length(text, first + word.size());
    if (next >= text.size() || text[next] != '"' || !may_mean_end(word)) return false;
    writer.leaf(Kind::misspelt_keyword, first, first + static_cast<std::uint32_t>(word.size()));
    in.bump(word.size());
    return true;
  }
};
struct check_name : identifier<Kind::check_name, IdentifierUse::any> {};
struct language_tag : identifier<Kind::language_tag, IdentifierUse::any> {};

// A word that may be a unit, right or wrong; `hours` is a clause, too.
struct unit {
  using rule_t = unit;
  static constexpr Kind kind = Kind::unit;
  static bool match(Input& in) {
    const std::string_view first = word_at(in);
    const Keyword keyword = find_keyword(first);
    if (first.empty() || (keyword != Keyword::none && keyword != Keyword::hours)) return false;
    if (const std::size_t both = double_unit_length(whole_text(in), offset_of(in))) {
      in.bump(both);
      return true;
    }
    in.bump(first.size());
    if (first != "working") return true;
    const std::size_t blanks = blank_length(whole_text(in), offset_of(in));
    const std::size_t next = offset_of(in) + blanks;
    const std::size_t second = identifier_length(whole_text(in), next);
    if (second != 0 && find_keyword(whole_text(in).substr(next, second)) == Keyword::none)
      in.bump(blanks + second);
    return true;
  }
};
struct weekday_or_unit : unit {
  using rule_t = weekday_or_unit;
  static constexpr Kind kind = Kind::weekday_or_unit;
};
struct currency {
  using rule_t = currency;
  static constexpr Kind kind = Kind::currency;
  static bool match(Input& in) {
    const std::string_view word = word_at(in);
    if (word.empty() || find_keyword(word) != Keyword::none) return false;
    in.bump(word.size());
    return true;
  }
};

using digits = pegtl::plus<pegtl::digit>;
/// What `Length` finds is kept as unexpected text, and reading goes on behind it.
template<auto Length>
struct unexpected_mark {
  using rule_t = unexpected_mark;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::uint32_t first = offset_of(in);
    const auto length = static_cast<std::uint32_t>(Length(whole_text(in), first));
    if (length == 0) return false;
    writer.leaf(Kind::unexpected, first, first + length);
    in.bump(length);
    return true;
  }
};
struct plain_numeral : pegtl::seq<digits, pegtl::opt<pegtl::one<'.'>, digits>> {
  static constexpr Kind kind = Kind::numeral;
};
struct numeral : pegtl::sor<unexpected_mark<foreign_number_length>, plain_numeral,
                            unexpected_mark<number_word_length>> {};
struct date : pegtl::seq<digits, pegtl::one<'-'>, digits, pegtl::one<'-'>, digits> {
  static constexpr Kind kind = Kind::date;
};
struct plain_share : pegtl::seq<digits, pegtl::opt<pegtl::one<'.'>, digits>, gap, pegtl::one<'%'>> {
  static constexpr Kind kind = Kind::share;
};
// `30,5%`, `30 percent`, `30`.
inline std::size_t foreign_share_length(std::string_view text, std::size_t offset) {
  std::size_t at = offset + foreign_number_length(text, offset);
  while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '.')) ++at;
  if (at == offset) return 0;
  const std::size_t behind = at + blank_length(text, at);
  if (behind < text.size() && text[behind] == '%') return behind + 1 - offset;
  const std::size_t word = identifier_length(text, behind);
  return (text.substr(behind, word) == "percent" ? behind + word : at) - offset;
}
struct share : pegtl::sor<plain_share, unexpected_mark<foreign_share_length>> {};
struct comma : pegtl::one<','> {
  static constexpr Kind kind = Kind::comma;
};
struct plain_arrow : pegtl::string<'-', '>'> {
  static constexpr Kind kind = Kind::arrow;
};
struct misspelt_arrow {
  using rule_t = misspelt_arrow;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::uint32_t first = offset_of(in);
    const auto length = static_cast<std::uint32_t>(misspelt_arrow_length(whole_text(in), first));
    if (length == 0) return false;
    writer.leaf(Kind::arrow, first, first + length, Damage::misspelt);
    in.bump(length);
    return true;
  }
};
struct arrow : pegtl::sor<plain_arrow, misspelt_arrow> {};

template<Kind K>
struct quoted {
  using rule_t = quoted;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view text = whole_text(in);
    const std::size_t first = offset_of(in);
    if (first >= text.size()) return false;
    if (text[first] != '"') return match_foreign(in, writer);
    if (text.substr(first, 3) == "\"\"\"") return false;
    if (doubled_quotes_length(text, first) != 0) return match_foreign(in, writer);
    const StringEnd end = find_string_end(text, first);
    writer.leaf(K, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end.offset),
                end.closed ? Damage::none : Damage::unclosed);
    in.bump(end.offset - first);
    return true;
  }

private:
  static bool match_foreign(Input& in, TreeWriter& writer) {
    const std::uint32_t first = offset_of(in);
    const auto length = static_cast<std::uint32_t>(foreign_text_length(whole_text(in), first));
    if (length == 0) return false;
    writer.leaf(K, first, first + length, Damage::foreign_quotes);
    in.bump(length);
    return true;
  }
};
struct string : quoted<Kind::string> {};
struct title : quoted<Kind::title> {};

// """ … """
struct text_block {
  using rule_t = text_block;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view text = whole_text(in);
    const std::size_t first = offset_of(in);
    if (text.substr(first, 3) != "\"\"\"") return false;
    const TextBlockEnd end = find_text_block_end(text, first);
    writer.leaf(Kind::text_block, static_cast<std::uint32_t>(first),
                static_cast<std::uint32_t>(end.offset),
                end.closed ? Damage::none : Damage::unclosed);
    in.bump(end.offset - first);
    return true;
  }
};

} // namespace waymark::rules
