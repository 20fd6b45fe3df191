#include "unknown_lines.hpp"

#include "fixes/source_layout.hpp"
#include "fixes/spelling_fix.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"
#include "local_names.hpp"
#include "misspelt_words.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {
namespace {

constexpr std::string_view instructions_way =
    "instructions are written between '\"\"\"' and '\"\"\"', each on a line of its own";

/// What a line should begin with that begins with a text in quotes.
std::string_view way_for_text(const PartRules& rules) {
  if (accepts_part(rules, Kind::step)) return "write 'step' before it";
  if (accepts_part(rules, Kind::yes))
    return "an answer begins with 'yes', 'no', 'when' or 'otherwise'";
  if (accepts_part(rules, Kind::branch)) return "write 'branch' before it";
  if (accepts_clause(rules, Kind::instructions)) return instructions_way;
  return "every line begins with a keyword";
}

std::string_view way_for_line(NodeRef line, const PartRules* rules) {
  if (rules == nullptr) return "every line begins with a keyword";
  if (is_quoted(line.text())) return way_for_text(*rules);
  if (accepts_part(*rules, Kind::step)) return "a step is written 'step \"…\"'";
  if (accepts_clause(*rules, Kind::instructions)) return instructions_way;
  return "every line begins with a keyword";
}

/// `send "Send it" by ana`: with a title and a clause behind it, the word is the id of a step.
bool reads_like_step(std::string_view behind_word) {
  const std::size_t open = behind_word.find_first_not_of(" \t");
  if (open == std::string_view::npos || behind_word[open] != '"') return false;
  const std::size_t close = behind_word.find('"', open + 1);
  if (close == std::string_view::npos) return false;
  const std::size_t next = behind_word.find_first_not_of(" \t", close + 1);
  if (next == std::string_view::npos) return false;
  const Keyword keyword =
      find_keyword(behind_word.substr(next, identifier_length(behind_word, next)));
  return keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
}

/// A line that only lacks its keyword, before a block that tells which.
std::string_view owner_of_block_behind(NodeRef line) {
  const auto& nodes = line.tree().nodes;
  const std::uint32_t block = line.index() + 1;
  const bool follows = block + 1 < nodes.size() && nodes[block].kind == Kind::block;
  return follows ? owner_of_block(line.tree(), block + 1) : std::string_view();
}

/// `ask {`: nothing but a word before a block. What has a name was not meant.
bool is_word_before_block(NodeRef line, std::string_view word) {
  const auto& nodes = line.tree().nodes;
  const std::uint32_t next = line.index() + 1;
  return line.text() == word && next < nodes.size() && nodes[next].kind == Kind::block;
}

/// Words of programs for leaving what one is in.
bool leads_elsewhere(std::string_view word) {
  return word == "break" || word == "next" || word == "return";
}

/// `owner` stands in quotes.
LineError missing_owner(const Span& place, std::string_view written, std::string_view owner) {
  const std::string_view word = owner.substr(1, owner.size() - 2);
  return {place, fmt::format("'{}' begins no statement; write {} before it", written, owner),
          Fix{fmt::format("write {}", owner),
              {insertion(place.file, place.first, fmt::format("{} ", word))},
              Applicability::suggested}};
}

} // namespace

std::string_view owner_of_block(const Tree& tree, std::uint32_t brace) {
  std::uint32_t first = brace + 1;
  while (first < tree.nodes.size() &&
         (tree.nodes[first].kind == Kind::comment || tree.nodes[first].kind == Kind::separator))
    ++first;
  if (first >= tree.nodes.size()) return {};
  if (tree.nodes[first].kind == Kind::branch) return "'parallel'";
  return is_answer(tree.nodes[first].kind) ? "'decide'" : std::string_view();
}

bool is_prose(NodeRef line, const PartRules* rules) {
  if (rules == nullptr || !accepts_clause(*rules, Kind::instructions)) return false;
  if (accepts_part(*rules, Kind::step)) return false;
  const std::string_view text = line.text();
  return text.find('"') == std::string_view::npos && std::ranges::count(text, ' ') >= 2;
}

LineError unknown_word_error(NodeRef line, const Span& word, const PartRules* rules) {
  const std::string_view written = line.tree().source->text(word);
  if (written == "else" && rules != nullptr && accepts_part(*rules, Kind::otherwise))
    return {word, "'else' is no answer; write 'no', or 'otherwise' after answers with 'when'"};
  if (const std::string_view way = other_way(written); !way.empty())
    return {word, fmt::format(fmt::runtime(way), written)};
  if (is_prose(line, rules))
    return {line.span(),
            fmt::format("'{}' begins no statement; {}", excerpt(line.text()), instructions_way)};
  if (const std::string_view owner = owner_of_block_behind(line); !owner.empty())
    return missing_owner(word, written, owner);
  if (is_word_before_block(line, written) && rules != nullptr && accepts_part(*rules, Kind::stage))
    return {word, fmt::format("'{}' begins no statement; if it is a stage, write 'stage' before it",
                              written)};
  const auto near = keyword_near_here(written, rules);
  const bool is_near = near && near->word != spelling(Keyword::end);
  if (!is_near && rules != nullptr && accepts_part(*rules, Kind::step) &&
      reads_like_step(line.tree().source->text().substr(word.last, line.span().last - word.last)))
    return {
        word, fmt::format("'{}' begins no statement; write 'step' before it", written),
        Fix{"write 'step'", {insertion(word.file, word.first, "step ")}, Applicability::suggested}};
  if (const auto better = keyword_near(written, rules); better && better->word != written)
    return {word,
            fmt::format("'{}' is not a word of the language; did you mean '{}'?", written,
                        better->word),
            spelling_fix(word, *better)};
  if (leads_elsewhere(written) && rules != nullptr && accepts_part(*rules, Kind::step))
    return {word, fmt::format("'{}' is not a word of the language; to go elsewhere, write '->' and "
                              "the id of a step; to end the work, write 'end'",
                              written)};
  const std::string hint = hint_at(words_that_may_begin(rules));
  if (find_keyword(written) != Keyword::none)
    return {word, fmt::format("nothing begins with '{}' here{}", written, hint)};
  return {word, fmt::format("'{}' is not a word of the language{}", written, hint)};
}

LineError wordless_line_error(NodeRef line, const PartRules* rules) {
  if (const std::string_view owner = owner_of_block_behind(line);
      !owner.empty() && line.text().starts_with('"'))
    return missing_owner(line.span(), excerpt(line.text()), owner);
  const std::string_view text = line.text();
  if (text.size() == 1 &&
      std::string_view("[]()<>=+*/!?:&|^~@.,").find(text) != std::string_view::npos)
    return {line.span(), fmt::format("'{}' means nothing here; remove it", text)};
  return {line.span(),
          fmt::format("'{}' begins no statement; {}", excerpt(text), way_for_line(line, rules))};
}

LineError foreign_comment_error(NodeRef comment) {
  const std::string_view text = comment.text();
  LineError error{comment.span(), fmt::format("a comment begins with '#', not with '{}'",
                                              text.substr(0, text.starts_with('<') ? 4 : 2))};
  if (text.starts_with("//") || text.starts_with("--")) {
    Span mark = comment.span();
    mark.last = mark.first + 2;
    error.fix = Fix{"write '#'", {{mark, "#"}}, Applicability::safe};
  }
  return error;
}

LineError line_opener_error(NodeRef opener) {
  const std::string_view text = opener.tree().source->text();
  Span span = opener.span();
  while (span.last < text.size() && text[span.last] == ' ') ++span.last;
  return {opener.span(),
          fmt::format("'{}' is not needed, for the work follows the order of the lines; remove it",
                      opener.text()),
          Fix{fmt::format("remove '{}'", opener.text()), {{span, ""}}, Applicability::safe}};
}

} // namespace waymark
