#include "misspelt_words.hpp"

#include "grammar/ascii.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "kind_words.hpp"
#include "word_lists.hpp"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace waymark {
namespace {

std::optional<NearWord> meant_among(std::string_view written, std::span<const Kind> kinds) {
  const Keyword meant = keyword_meant(written, kinds);
  if (meant == Keyword::none) return std::nullopt;
  return NearWord{spelling(meant), is_only_guess(written, spelling(meant))};
}

/// 'for' is understood by the 'each' behind it: without that, `foo` is any word.
std::vector<std::string_view> without_for(std::vector<std::string_view> words) {
  std::erase(words, spelling(Keyword::for_));
  return words;
}

std::span<const Kind> reserved_kinds() {
  static const std::vector<Kind> kinds = [] {
    std::vector<Kind> all;
    for (const KeywordFacts& keyword : keywords)
      if (keyword.group <= KeywordGroup::answer)
        all.push_back(kind_of(find_keyword(keyword.spelling)));
    return all;
  }();
  return kinds;
}

constexpr std::string_view else_way =
    "an 'if' has no '{}'; write a 'decide' with the answers 'yes' and 'no'";
constexpr std::string_view else_if_way =
    "an 'if' has no '{}'; write a 'decide' with an answer 'when' for each case";
constexpr std::string_view loop_way =
    "'{}' is not a word of the language; to go back, write '->' and the id of a step, like '-> "
    "offer up to 3 times, then continue'";
constexpr std::string_view import_way =
    "'{}' is not needed, for every file of the folder is read; remove this line";

struct OtherWay {
  std::string_view written;
  std::string_view message; ///< with "{}" for the word
};
constexpr auto other_ways = std::to_array<OtherWay>({
    {"else", else_way},
    {"elseif", else_if_way},
    {"elif", else_if_way},
    {"foreach", "'{}' is two words; write 'for each', and for what in quotes"},
    {"each", "'{}' comes after 'for'; write 'for each', and for what in quotes"},
    {"while",
     "'{}' is not a word of the language; write the work first, then 'if' and the question, "
     "like 'if \"Not ready?\" -> offer up to 3 times, then continue'"},
    {"repeat", loop_way},
    {"loop", loop_way},
    {"until", loop_way},
    {"unless", "'{}' is not a word of the language; write 'if' and the opposite question"},
    {"import", import_way},
    {"include", import_way},
    {"continue", "'{}' is not needed here, for the work goes on with the next line; remove it"},
});

} // namespace

std::vector<std::string_view> words_that_may_begin(const PartRules* rules) {
  std::vector<std::string_view> words;
  // A jump and a text block begin with no word.
  const auto add = [&](Kind kind) {
    if (is_keyword_kind(kind)) words.push_back(spelling(keyword_of(kind)));
  };
  if (rules != nullptr) {
    std::ranges::for_each(rules->parts, add);
    std::ranges::for_each(rules->clauses, add);
  }
  return words;
}

std::optional<NearWord> keyword_near_here(std::string_view written, const PartRules* rules) {
  if (rules != nullptr) {
    if (const auto meant = meant_among(written, rules->parts)) return meant;
    if (const auto meant = meant_among(written, rules->clauses)) return meant;
  }
  if (is_everyday_word(written)) return std::nullopt;
  return find_near(written, without_for(words_that_may_begin(rules)));
}

std::optional<NearWord> keyword_near(std::string_view written, const PartRules* rules) {
  if (const auto here = keyword_near_here(written, rules)) return here;
  const bool outside_all = rules != nullptr && accepts_part(*rules, Kind::workflow);
  if (outside_all) return std::nullopt; // where it could stand is far away
  if (const auto meant = meant_among(written, reserved_kinds())) return meant;
  if (is_everyday_word(written)) return std::nullopt;
  std::vector<std::string_view> reserved;
  for (const Kind kind : reserved_kinds()) reserved.push_back(spelling(keyword_of(kind)));
  const auto near = find_near(written, without_for(std::move(reserved)));
  return near && is_only_guess(written, near->word) ? near : std::nullopt;
}

bool is_only_guess(std::string_view written, std::string_view meant) {
  constexpr std::size_t far = 2;
  const std::string folded = to_lower(written);
  const std::size_t distance = alignment_distance(folded, meant, far);
  // Hardly spelt alike: an everyday word, which may mean something else.
  if (distance > far || 2 * distance >= folded.size()) return false;
  const KeywordGroup group = facts(find_keyword(meant)).group;
  return std::ranges::none_of(keywords, [&](const KeywordFacts& other) {
    return other.spelling != meant && other.group == group &&
           alignment_distance(folded, other.spelling, distance) <= distance;
  });
}

bool is_word_for_arrow(NodeRef node) {
  return node.kind() == Kind::arrow && node.damage() == Damage::misspelt &&
         is_ascii_letter(node.text().front());
}

std::string hint_at(const std::vector<std::string_view>& words) {
  constexpr std::size_t most = 6;
  if (words.empty()) return {};
  const std::span some = std::span(words).first(std::min(words.size(), most));
  return fmt::format("; a line begins here with {}{}", list_of_names(some, "or"),
                     words.size() > most ? ", for example" : "");
}

std::string_view other_way(std::string_view written) {
  const auto* found = std::ranges::find(other_ways, written, &OtherWay::written);
  return found == other_ways.end() ? std::string_view() : found->message;
}

} // namespace waymark
