#include "html/search_index.hpp"

#include "backends/document_control.hpp"
#include "grammar/unicode.hpp"
#include "html/plain_text.hpp"
#include "html/script_text.hpp"
#include "listing.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// So many texts in one script: a few excerpts need a few scripts, and none is large.
constexpr std::size_t texts_per_script = 16;
/// Longer "words" are numbers, hashes and the like; nobody types them.
constexpr std::size_t longest_word = 40;

constexpr std::array kinds{Word::step_kind, Word::term,     Word::contents,  Word::system,
                           Word::process,   Word::workflow, Word::procedure, Word::role,
                           Word::party,     Word::tool,     Word::document};

std::size_t kind_of(const Site& site, DeclarationId subject) {
  if (subject == DeclarationId::none) {
    return 2;
  }
  return 3 + static_cast<std::size_t>(site.model[subject].kind);
}

/// Neither ends a field nor a line.
std::string field(std::string_view text) {
  std::string result(text);
  std::ranges::replace(result, '\t', ' ');
  std::ranges::replace(result, '\n', ' ');
  return result;
}

void append_base36(std::string& out, std::uint32_t number) {
  std::array<char, 8> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 36).ptr;
  out.append(digits.data(), end);
}

/// A line each: the word, and the pages that have it, each as its distance from the one before.
std::string posted(const std::vector<IndexedWord>& words) {
  std::vector<const IndexedWord*> sorted;
  sorted.reserve(words.size());
  for (const IndexedWord& word : words) sorted.push_back(&word);
  std::ranges::sort(sorted, {},
                    [](const IndexedWord* word) -> const std::string& { return word->text; });
  std::string lines;
  for (const IndexedWord* word : sorted) {
    if (!lines.empty()) lines += '\n';
    lines += word->text;
    std::uint32_t before = 0;
    char separator = ' ';
    for (const std::uint32_t page : word->pages) {
      lines += separator;
      append_base36(lines, page - before);
      before = page;
      separator = ',';
    }
  }
  return lines;
}

/// Of the characters below 0x80 that words are made of; 0 for the others.
constexpr auto small_letter = [] {
  std::array<char, 128> table{};
  for (char digit = '0'; digit <= '9'; ++digit) table[static_cast<std::size_t>(digit)] = digit;
  for (char letter = 'a'; letter <= 'z'; ++letter) {
    table[static_cast<std::size_t>(letter)] = letter;
    table[static_cast<std::size_t>(letter - 'a' + 'A')] = letter;
  }
  return table;
}();

/// Where the letters, marks and digits from `at` on end.
std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = decode(text, at);
    if (!is_letter_mark_or_digit(point.value)) break;
    at += std::max<std::size_t>(point.size, 1);
  }
  return at;
}

/// "Fridge 8" is looked for.
constexpr bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}

constexpr bool is_worth_finding(std::size_t length) {
  return length >= 2 && length <= longest_word;
}

} // namespace

void SearchIndex::add_words(std::string_view text, std::uint32_t page) {
  std::array<char, longest_word> folded{};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = at;
    std::uint32_t hash = WordTable::initial_hash;
    char letter = 0;
    for (; at < text.size() && static_cast<unsigned char>(text[at]) < 0x80 &&
           (letter = small_letter[static_cast<unsigned char>(text[at])]) != 0;
         ++at) {
      if (at - first < longest_word) folded[at - first] = letter;
      hash = WordTable::hash(hash, letter);
    }
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      at = end_of_word(text, at);
      const std::string word = fold_case(text.substr(first, at - first));
      if (is_worth_finding(word.size())) words_.add(word, WordTable::hash(word), page);
      if (at == first) at += std::max<std::size_t>(decode(text, at).size, 1);
    } else if (at == first) {
      ++at;
    } else if (is_worth_finding(at - first) || is_digit(folded[0])) {
      words_.add({folded.data(), at - first}, hash, page);
    }
  }
}

void SearchIndex::add(const FinishedPage& page) {
  const auto number = static_cast<std::uint32_t>(texts_.size());
  if (!pages_.empty()) pages_ += '\n';
  pages_ +=
      fmt::format("{}\t{}\t{}", kind_of(site_, page.subject), field(page.title), page.file.path);
  if (site_.model.is(page.subject, DeclarationKind::workflow) ||
      site_.model.is(page.subject, DeclarationKind::procedure)) {
    const std::string document(document_control(site_.checked, page.subject).number);
    if (!document.empty()) pages_ += fmt::format("\t{}", field(document));
  }
  // Who holds a role is looked for like its title.
  if (site_.model.is(page.subject, DeclarationKind::role)) {
    const std::string persons = listed(site_.model.role(page.subject).persons, &Text::value);
    if (!persons.empty()) pages_ += fmt::format("\t{}", field(persons));
  }
  texts_.push_back(plain_text(page.content));
  add_words(texts_.back(), number);
}

void SearchIndex::add_place(std::string_view number, std::string_view title,
                            std::string_view anchor) {
  if (!items_.empty()) items_ += '\n';
  items_ += fmt::format("{}\t{}\t{}\t{}", texts_.size() - 1, number, field(title), anchor);
}

void SearchIndex::add_items(DeclarationId workflow) {
  std::size_t number = 0;
  for (const ItemFacts& item : site_.relations.items[site_.model[workflow].index]) {
    add_place(fmt::format("{}", ++number), item.title, item.anchor);
  }
}

void SearchIndex::add_term(std::size_t term) {
  add_place({}, site_.model.terms[term].term.value, site_.outliner.term_anchor(term));
}

std::vector<OutputFile> SearchIndex::finish() const {
  std::string index = "waymarkSearch.index({kinds:[";
  for (const Word kind : kinds) {
    append_script_string(index, site_.word(kind));
    index += ',';
  }
  index += fmt::format("],perShard:{},pages:", texts_per_script);
  append_script_string(index, pages_);
  index += ",items:";
  append_script_string(index, items_);
  index += ",words:";
  append_script_string(index, posted(words_.words()));
  index += "});\n";
  std::vector<OutputFile> files{{"search/index.js", std::move(index)}};
  for (std::size_t first = 0; first < texts_.size(); first += texts_per_script) {
    std::string script = fmt::format("waymarkSearch.texts({},[", first / texts_per_script);
    for (std::size_t at = first; at < std::min(first + texts_per_script, texts_.size()); ++at) {
      append_script_string(script, texts_[at]);
      script += ",\n";
    }
    files.push_back({fmt::format("search/{}.js", first / texts_per_script), script + "]);\n"});
  }
  return files;
}

} // namespace waymark::html
