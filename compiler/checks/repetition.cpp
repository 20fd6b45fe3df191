#include "check.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <string>
#include <vector>

#define XXH_INLINE_ALL
#include <xxhash.h>

/// Is the same step written in several workflows?
namespace waymark {
namespace {

constexpr auto stop_words = std::to_array<std::string_view>(
    {"a",   "an",  "the", "of", "and",  "all", "any",  "our",  "your",  "their", "his",
     "her", "its", "new", "it", "them", "him", "this", "that", "these", "those"});

/// Up to eight bytes of a word as one number, so that comparing two words is one comparison.
constexpr std::uint64_t packed(std::string_view word) {
  std::uint64_t number = 0;
  for (const char c : word) number = number << 8 | static_cast<unsigned char>(c);
  return number;
}

bool is_stop_word(std::string_view word) {
  static constexpr auto numbers = [] {
    std::array<std::uint64_t, stop_words.size()> all{};
    std::transform(stop_words.begin(), stop_words.end(), all.begin(), packed);
    std::sort(all.begin(), all.end());
    return all;
  }();
  constexpr std::size_t longest = 5;
  return word.size() <= longest && std::binary_search(numbers.begin(), numbers.end(), packed(word));
}

/// Takes the common endings of English words off: "sends", "sending" and "send" are one word. A
/// word keeps at least three letters.
std::string_view stem_of(std::string_view word, bool& ends_in_y) {
  constexpr std::size_t shortest = 3;
  const auto strip = [&](std::string_view ending) {
    if (word.size() < ending.size() + shortest || !word.ends_with(ending)) return false;
    word.remove_suffix(ending.size());
    return true;
  };
  ends_in_y = false;
  if (word.size() <= shortest || word.ends_with("ss")) return word;
  const char last = word.back();
  if (last == 's' || last == 'd' || last == 'g') {
    ends_in_y = strip("ies") || strip("ied");
    if (ends_in_y) return word;
    const bool stripped = strip("ing") || strip("ed") || strip("es") || strip("s");
    const bool doubled = stripped && word.size() > shortest &&
                         word[word.size() - 1] == word[word.size() - 2] && word.back() != 's' &&
                         word.back() != 'l';
    if (doubled) word.remove_suffix(1);
  }
  if (word.size() > shortest && word.back() == 'e') word.remove_suffix(1);
  return word;
}

/// Takes the ending of an English plural off. Behind its verb a title holds nouns, and "training"
/// is another one than "train".
std::string_view singular_of(std::string_view word, bool& ends_in_y) {
  constexpr std::size_t shortest = 3;
  ends_in_y = false;
  if (word.size() <= shortest || !word.ends_with('s') || word.ends_with("ss")) return word;
  ends_in_y = word.size() > shortest + 2 && word.ends_with("ies");
  if (ends_in_y) return word.substr(0, word.size() - 3);
  constexpr auto hissing = std::to_array<std::string_view>({"sses", "xes", "zes", "ches", "shes"});
  const bool has_e =
      std::ranges::any_of(hissing, [&](std::string_view ending) { return word.ends_with(ending); });
  return word.substr(0, word.size() - (has_e ? 2 : 1));
}

/// Appends the letters, marks and digits at `offset`, their case folded, and gives where they end.
std::size_t append_word(std::string& word, std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!is_letter_mark_or_digit(point.value)) break;
    append_folded(word, point.value);
    at += point.size;
  }
  return at;
}

/// By byte: what an ASCII letter or digit is folded to; 0 for others.
constexpr auto folded_ascii = [] {
  std::array<char, 256> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = c;
  for (char c = 'A'; c <= 'Z'; ++c)
    table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
  return table;
}();

/// The same for ASCII, as nearly all words are. Gives `offset` where a word holds other letters.
std::size_t append_ascii_word(std::string& word, std::string_view text, std::size_t offset) {
  std::size_t at = offset;
  for (; at < text.size(); ++at) {
    const char folded = folded_ascii[static_cast<unsigned char>(text[at])];
    if (folded == '\0') break;
    word.push_back(folded);
  }
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
  word.clear();
  return offset;
}

struct Gist {
  std::uint64_t number = 0;
  bool is_of_one_word = false;
};

/// What titles say, whatever their case, endings and small words.
class GistReader {
public:
  /// Less than two words are too general to be called the same work, unless they are just the same.
  /// Nothing for a title without a word.
  std::optional<Gist> of(std::string_view title) {
    std::uint64_t gist = 0;
    std::uint64_t whole = 0;
    std::size_t words = 0;
    std::size_t count = 0; // of those that are not small
    for (std::size_t at = 0; at < title.size();) {
      word_.clear();
      std::size_t end = append_ascii_word(word_, title, at);
      if (end == at) end = append_word(word_, title, at);
      if (end == at) {
        const bool is_plain = static_cast<unsigned char>(title[at]) < 0x80;
        at += is_plain ? 1 : decode(title, at).size;
        continue;
      }
      at = end;
      whole = XXH3_64bits_withSeed(word_.data(), word_.size(), whole);
      ++words;
      if (is_stop_word(word_)) continue;
      keep_stem(count == 0);
      gist = XXH3_64bits_withSeed(word_.data(), word_.size(), gist);
      ++count;
    }
    if (words == 0) return std::nullopt;
    return Gist{count < 2 ? ~whole : gist, words == 1};
  }

private:
  void keep_stem(bool is_verb) {
    bool ends_in_y = false;
    word_.resize((is_verb ? stem_of(word_, ends_in_y) : singular_of(word_, ends_in_y)).size());
    if (ends_in_y) word_ += 'y';
  }

  std::string word_; ///< the one being read; a member, so that its room is used again
};

/// What a step says, as a number, and where it stands. Sorted, those that say the same are
/// neighbours; the words themselves are not kept, for a large workspace has very many.
struct Saying {
  std::uint64_t gist = 0;
  std::uint32_t workflow = 0;
  std::uint32_t statement = 0;

  friend auto operator<=>(const Saying&, const Saying&) = default;
};

/// `step x`: its title is made of its id, or is a letter only.
bool is_mere_id(const Statement& statement) {
  constexpr std::size_t shortest = 3;
  return statement.title.size() < shortest ||
         (statement.explicit_id && fold_case(statement.title) == fold_case(statement.id));
}

/// Of one word alone nobody can tell what is signed or submitted.
std::uint64_t with_documents(std::uint64_t gist, const Workflow& workflow, const Work& work) {
  for (const Range& list : {work.needs, work.makes, work.approves}) {
    for (const Reference& document : workflow.list(list))
      gist = XXH3_64bits_withSeed(&document.target, sizeof document.target, gist);
    gist = 31 * gist + 1; // where one list ends
  }
  return gist;
}

std::vector<Saying> all_sayings(const Model& model) {
  std::size_t most = 0;
  for (const Workflow& workflow : model.workflows) most += workflow.works.size();
  std::vector<Saying> sayings;
  sayings.reserve(most); // growing would leave room unused in the place where memory is highest
  GistReader gists;
  for (std::uint32_t w = 0; w < model.workflows.size(); ++w) {
    const Workflow& workflow = model.workflows[w];
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
      const Statement& statement = workflow.statements[i];
      // A step that follows something is written once already.
      if (statement.kind != StatementKind::step || workflow.works[statement.facts].follow) continue;
      const std::optional<Gist> gist = gists.of(statement.title);
      if (!gist || (gist->is_of_one_word && is_mere_id(statement))) continue;
      const std::uint64_t said =
          gist->is_of_one_word
              ? with_documents(gist->number, workflow, workflow.works[statement.facts])
              : gist->number;
      sayings.push_back({said, w, i});
    }
  }
  std::sort(sayings.begin(), sayings.end());
  return sayings;
}

const Statement& statement_of(const Model& model, const Saying& saying) {
  return model.workflows[saying.workflow].statements[saying.statement];
}

/// One of each workflow.
std::vector<Saying> places(std::span<const Saying> same_gist) {
  std::vector<Saying> result;
  for (const Saying& saying : same_gist)
    if (result.empty() || result.back().workflow != saying.workflow) result.push_back(saying);
  return result;
}

void report(const Model& model, const std::vector<Saying>& places, Findings& findings) {
  const Statement& last = statement_of(model, places.back());
  const bool procedure = std::ranges::any_of(
      places, [&](const Saying& place) { return model.workflows[place.workflow].is_procedure; });
  Finding& finding = findings.report(
      Check::repeated_work, last.name_span,
      fmt::format(
          "step '{}' is written in {} {}; write it once as a procedure, and let them 'follow' it",
          last.title, places.size(), procedure ? "workflows and procedures" : "workflows"));
  for (std::size_t i = 0; i + 1 < places.size(); ++i) {
    const Workflow& workflow = model.workflows[places[i].workflow];
    finding.related.push_back({statement_of(model, places[i]).name_span,
                               fmt::format("also in '{}'", model[workflow.self].title)});
  }
}

} // namespace

void check_repeated_work(const WorkspaceView& view, Findings& findings) {
  const std::vector<Saying> sayings = all_sayings(view.model);
  for (auto first = sayings.begin(); first != sayings.end();) {
    const auto last = std::find_if(first, sayings.end(),
                                   [&](const Saying& each) { return each.gist != first->gist; });
    if (last - first > 1) {
      const std::vector<Saying> same = places({first, last});
      if (same.size() > 1) report(view.model, same, findings);
    }
    first = last;
  }
}

} // namespace waymark
