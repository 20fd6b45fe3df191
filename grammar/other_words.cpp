#include "grammar/ascii.hpp"
#include "grammar/spelling.hpp"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

/// A word of another notation, or of everyday English, and ours for it. One word may stand for
/// several of ours: the first that fits the place is meant.
struct OtherWord {
  std::string_view word;
  Keyword ours;
};
constexpr auto other_words = std::to_array<OtherWord>({
    {"actor", Keyword::role},
    {"position", Keyword::role},
    {"job", Keyword::role},
    {"customer", Keyword::party},
    {"client", Keyword::party},
    {"supplier", Keyword::party},
    {"vendor", Keyword::party},
    {"external", Keyword::party},
    {"app", Keyword::tool},
    {"software", Keyword::tool},
    {"application", Keyword::tool},
    {"doc", Keyword::document},
    {"file", Keyword::document},
    {"form", Keyword::document},
    {"flow", Keyword::workflow},
    {"sop", Keyword::procedure},
    {"instruction", Keyword::procedure},
    {"proc", Keyword::procedure},
    {"definition", Keyword::term},

    {"task", Keyword::step},
    {"action", Keyword::step},
    {"activity", Keyword::step},
    {"do", Keyword::step},
    {"phase", Keyword::stage},
    {"lane", Keyword::stage},
    {"decision", Keyword::decide},
    {"choice", Keyword::decide},
    {"choose", Keyword::decide},
    {"gateway", Keyword::decide},
    {"switch", Keyword::decide},
    {"ask", Keyword::decide},
    {"question", Keyword::decide},
    {"fork", Keyword::parallel},
    {"concurrently", Keyword::parallel},
    {"pause", Keyword::wait},
    {"delay", Keyword::wait},
    {"sleep", Keyword::wait},
    {"await", Keyword::wait},
    {"stop", Keyword::end},
    {"exit", Keyword::end},
    {"finish", Keyword::end},
    {"done", Keyword::end},
    {"case", Keyword::when},
    {"option", Keyword::when},
    {"answer", Keyword::when},
    {"default", Keyword::otherwise},
    {"true", Keyword::yes},
    {"y", Keyword::yes},
    {"ja", Keyword::yes},
    {"oui", Keyword::yes},
    {"false", Keyword::no},
    {"n", Keyword::no},
    {"nein", Keyword::no},
    {"non", Keyword::no},
    {"not", Keyword::no},
    {"path", Keyword::branch},
    {"lane", Keyword::branch},
    {"track", Keyword::branch},

    {"who", Keyword::by},
    {"performer", Keyword::by},
    {"responsible", Keyword::by},
    {"assignee", Keyword::by},
    {"assigned", Keyword::by},
    {"doer", Keyword::by},
    {"use", Keyword::using_},
    {"uses", Keyword::using_},
    {"with", Keyword::using_},
    {"via", Keyword::using_},
    {"tool", Keyword::using_},
    {"requires", Keyword::needs},
    {"require", Keyword::needs},
    {"input", Keyword::needs},
    {"inputs", Keyword::needs},
    {"reads", Keyword::needs},
    {"creates", Keyword::makes},
    {"create", Keyword::makes},
    {"produces", Keyword::makes},
    {"output", Keyword::makes},
    {"outputs", Keyword::makes},
    {"writes", Keyword::makes},
    {"notifies", Keyword::informs},
    {"notify", Keyword::informs},
    {"tells", Keyword::informs},
    {"asks", Keyword::consults},
    {"signs", Keyword::approves},
    {"duration", Keyword::takes},
    {"lasts", Keyword::takes},
    {"time", Keyword::takes},
    {"deadline", Keyword::within},
    {"due", Keyword::within},
    {"call", Keyword::follow},
    {"calls", Keyword::follow},
    {"implements", Keyword::realizes},
    {"starts", Keyword::trigger},
    {"start", Keyword::trigger},
    {"result", Keyword::outcome},
    {"goal", Keyword::purpose},
    {"description", Keyword::purpose},
    {"warning", Keyword::caution},
    {"danger", Keyword::caution},
    {"checklist", Keyword::check},
    {"todo", Keyword::check},
    {"comment", Keyword::note},
    {"hint", Keyword::note},
    {"link", Keyword::see},
    {"picture", Keyword::image},
    {"screenshot", Keyword::image},
    {"keep", Keyword::kept},
    {"keeps", Keyword::kept},
    {"stored", Keyword::kept},
    {"archived", Keyword::kept},
    {"retention", Keyword::kept},
    {"department", Keyword::in},
    {"people", Keyword::person},
    {"name", Keyword::person},
    {"deputy", Keyword::backup},
    {"substitute", Keyword::backup},
    {"wage", Keyword::rate},
    {"salary", Keyword::rate},
    {"price", Keyword::cost},
    {"website", Keyword::url},
    {"homepage", Keyword::url},
    {"formerly", Keyword::was},
    {"frequency", Keyword::happens},
    {"color", Keyword::accent},
    {"colour", Keyword::accent},
});

/// Words that people mean as they write them: near to a keyword only by chance.
constexpr auto everyday_words = std::to_array<std::string_view>(
    {"a",     "an",    "and",  "are",   "as",    "at",   "back", "be",    "but",   "can",   "do",
     "done",  "every", "for",  "go",    "has",   "have", "he",   "her",   "him",   "his",   "how",
     "is",    "it",    "look", "make",  "must",  "next", "not",  "now",   "of",    "off",   "one",
     "or",    "our",   "out",  "she",   "so",    "than", "that", "the",   "their", "them",  "then",
     "there", "they",  "this", "title", "two",   "we",   "what", "where", "which", "while", "who",
     "will",  "with",  "work", "week",  "weeks", "day",  "days", "you",   "your"});

std::string lower(std::string_view word) {
  std::string result(word);
  std::ranges::transform(result, result.begin(), ascii_lower);
  return result;
}

} // namespace

Keyword keyword_meant(std::string_view word, std::span<const Kind> kinds) {
  constexpr std::size_t longest = 12;
  if (word.size() > longest) return Keyword::none;
  const std::string folded = lower(word);
  const auto fits = [&](Keyword keyword) {
    return std::ranges::find(kinds, kind_of(keyword)) != kinds.end();
  };
  const Keyword same = find_keyword(folded);
  if (same != Keyword::none && folded != word && fits(same)) return same;
  for (const OtherWord& other : other_words)
    if (other.word == folded && fits(other.ours)) return other.ours;
  return Keyword::none;
}

bool is_everyday_word(std::string_view word) {
  return std::ranges::find(everyday_words, lower(word)) != everyday_words.end();
}

} // namespace waymark
