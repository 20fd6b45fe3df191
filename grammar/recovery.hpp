#pragma once

#include "lexical.hpp"

#include "grammar/ascii.hpp"

/// How the grammar recovers inside one line: what is missing is noted, what is too much is kept as
/// unexpected text, and reading goes on behind it.
namespace waymark::rules {

// Nothing; the tree says what should stand here.
template<Expectation What>
struct missing {
  using rule_t = missing;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    writer.missing(What, missing_place(in, writer));
    return true;
  }
  /// At the next token of the line, or behind the last one.
  static std::uint32_t missing_place(const Input& in, const TreeWriter& writer) {
    const std::uint32_t at = offset_of(in);
    const bool line_goes_on =
        !in.empty() && *in.current() != '\n' && *in.current() != '#' && *in.current() != '\r';
    return line_goes_on ? at : writer.last_leaf_end();
  }
};

// A text whose opening quote was lost.
template<Expectation What>
struct unopened_text {
  using rule_t = unopened_text;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::uint32_t first = offset_of(in);
    const auto length = static_cast<std::uint32_t>(unopened_text_length(whole_text(in), first));
    if (length == 0) return false;
    writer.missing(What, first);
    writer.leaf(Kind::unexpected, first, first + length);
    in.bump(length);
    return true;
  }
};

// `->` at the beginning of the next line, where it should stand on this one.
template<Expectation What>
struct arrow_on_next_line {
  using rule_t = arrow_on_next_line;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    if (in.empty() || *in.current() != '\n') return false;
    const std::string_view text = whole_text(in);
    const std::size_t first = offset_of(in) + 1;
    const std::size_t arrow = first + blank_length(text, first);
    if (any_arrow_length(text, arrow) == 0) return false;
    writer.missing(What, writer.last_leaf_end());
    in.bump(arrow - offset_of(in));
    return true;
  }
};

/// Length of the token at `offset`, which is no blank: a word, string, number or one character.
inline std::size_t token_length(std::string_view text, std::size_t offset) {
  if (const std::size_t word = identifier_length(text, offset)) return word;
  if (text.substr(offset, 3) == "\"\"\"") return find_text_block_end(text, offset).offset - offset;
  if (text[offset] == '"') return find_string_end(text, offset).offset - offset;
  if (text.substr(offset, 2) == "->") return 2;
  if (const std::size_t quoted = foreign_text_length(text, offset)) return quoted;
  std::size_t at = offset;
  const auto is_inside = [&](std::size_t i) {
    return is_ascii_digit(text[i]) || text[i] == '.' || (text[i] == '-' && i != offset);
  };
  while (at < text.size() && is_inside(at) && text.substr(at, 2) != "->") ++at;
  return at != offset ? at - offset : decode(text, offset).size;
}

// One token too many, where what is wanted stands right behind it.
struct surplus_token {
  using rule_t = surplus_token;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    if (in.empty() || std::string_view("\n\r#;{}").find(*in.current()) != std::string_view::npos)
      return false;
    if (find_keyword(word_at(in)) != Keyword::none) return false;
    if (whole_text(in).substr(offset_of(in), 3) == "\"\"\"") return false;
    if (whole_text(in).substr(offset_of(in), 2) == "->") return false; // `if -> x`
    if (foreign_comment_length(whole_text(in), offset_of(in)) != 0) return false;
    const std::size_t length = token_length(whole_text(in), offset_of(in));
    const std::uint32_t first = offset_of(in);
    writer.leaf(Kind::unexpected, first, first + static_cast<std::uint32_t>(length));
    in.bump(length);
    return true;
  }
};

// A text in quotes where an id belongs.
template<Expectation What>
struct text_for_id {
  using rule_t = text_for_id;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view text = whole_text(in);
    const std::uint32_t first = offset_of(in);
    if (first >= text.size() || text.substr(first, 3) == "\"\"\"") return false;
    const std::size_t length = text[first] == '"' ? find_string_end(text, first).offset - first
                                                  : foreign_text_length(text, first);
    if (length == 0) return false;
    writer.missing(What, first);
    writer.leaf(Kind::unexpected, first, first + static_cast<std::uint32_t>(length));
    in.bump(length);
    return true;
  }
};

/// `step decide "Which way?"`, `by end`: a reserved word, with what may stand behind an id.
inline bool stands_for_id(std::string_view text, std::size_t offset, std::string_view word,
                          bool title_may_follow) {
  if (!is_reserved(find_keyword(word))) return false;
  const std::size_t behind = offset + word.size();
  const std::size_t next = behind + blank_length(text, behind);
  if (next >= text.size() || std::string_view("\n#;{},").find(text[next]) != std::string_view::npos)
    return true;
  if (text[next] == '"') return title_may_follow;
  const Keyword follower = find_keyword(text.substr(next, identifier_length(text, next)));
  return follower != Keyword::none && facts(follower).group == KeywordGroup::clause;
}

// A reserved word where an id belongs.
template<Expectation What>
struct reserved_for_id {
  using rule_t = reserved_for_id;
  static constexpr bool is_name =
      What == Expectation::declared_name || What == Expectation::awaited;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view word = word_at(in);
    if (What == Expectation::jump_target && word == spelling(Keyword::continue_)) return false;
    const std::uint32_t first = offset_of(in);
    if (!stands_for_id(whole_text(in), first, word, is_name)) return false;
    writer.missing(What, first);
    writer.leaf(Kind::unexpected, first, first + static_cast<std::uint32_t>(word.size()));
    in.bump(word.size());
    return true;
  }
};

// A keyword too many before what is wanted: `wait for 2 days`, `owner by ana`, `-> step send`.
template<auto... Words>
struct surplus_keyword {
  using rule_t = surplus_keyword;
  template<pegtl::apply_mode, pegtl::rewind_mode, template<typename...> class,
           template<typename...> class>
  static bool match(Input& in, TreeWriter& writer) {
    const std::string_view word = word_at(in);
    const Keyword keyword = find_keyword(word);
    if (word.empty() || !((keyword == Words) || ...)) return false;
    const std::string_view text = whole_text(in);
    const std::uint32_t first = offset_of(in);
    const auto behind = first + static_cast<std::uint32_t>(word.size());
    const std::size_t next = behind + blank_length(text, behind);
    if (next >= text.size()) return false;
    const std::string_view follower = text.substr(next, identifier_length(text, next));
    const bool is_value = find_keyword(follower) == Keyword::none &&
                          (!follower.empty() || text[next] == '"' || is_ascii_digit(text[next]));
    if (!is_value) return false;
    writer.leaf(Kind::unexpected, first, behind);
    in.bump(word.size());
    return true;
  }
};

// `20 hours per week`: the unit is said already.
inline std::size_t unit_before_per_length(std::string_view text, std::size_t offset) {
  const std::size_t word = identifier_length(text, offset);
  if (word == 0 || find_keyword(text.substr(offset, word)) == Keyword::per) return 0;
  const std::size_t next = offset + word + blank_length(text, offset + word);
  return text.substr(next, identifier_length(text, next)) == spelling(Keyword::per) ? word : 0;
}

// `needs the document bill`
inline std::size_t article_before_kind_length(std::string_view text, std::size_t offset) {
  const std::size_t word = identifier_length(text, offset);
  if (text.substr(offset, word) != "the") return 0;
  const std::size_t next = offset + word + blank_length(text, offset + word);
  const std::string_view kind = text.substr(next, identifier_length(text, next));
  return kind == "document" || kind == "tool" || kind == "role" ? word : 0;
}

// `chef: "Chef"`: a mark between a name and its title.
inline std::size_t mark_before_text_length(std::string_view text, std::size_t offset) {
  if (offset >= text.size() ||
      std::string_view(":=,-").find(text[offset]) == std::string_view::npos)
    return 0;
  const std::size_t next = offset + 1 + blank_length(text, offset + 1);
  return next < text.size() && text[next] == '"' ? 1 : 0;
}

template<typename Rule>
struct surplus_then : pegtl::seq<surplus_token, gap, Rule> {};

/// `Rule`, or one surplus token and `Rule`, or the note that `What` is missing. Never fails; to be
/// used only behind the keyword that decides what is being read.
template<Expectation What, typename Rule>
struct expect : pegtl::sor<Rule, surplus_then<Rule>, missing<What>> {};
/// The same for an id, which people like to put in quotes.
template<Expectation What, typename Rule>
struct expect_id : pegtl::sor<Rule, text_for_id<What>, reserved_for_id<What>, surplus_then<Rule>,
                              missing<What>> {};
/// The same for a string or title, whose opening quote may be what is missing.
template<Expectation What, typename Rule>
struct expect_quoted : pegtl::sor<Rule, unopened_text<What>, surplus_then<Rule>, missing<What>> {};

} // namespace waymark::rules
