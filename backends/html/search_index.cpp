#include "html/search_index.hpp"

#include "grammar/unicode.hpp"
#include "html/plain_text.hpp"
#include "html/script_text.hpp"

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
std::string posted(const PagesByWord& words) {
  std::vector<const PagesByWord::value_type*> sorted;
  sorted.reserve(words.size());
  for (const auto& word : words) sorted.push_back(&word);
  std::ranges::sort(sorted, {}, [](const auto* word) -> const std::string& { return word->first; });
  std::string lines;
  for (const auto* word : sorted) {
    if (!lines.empty()) lines += '\n';
    lines += word->first;
    std::uint32_t before = 0;
    char separator = ' ';
    for (const std::uint32_t page : word->second) {
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

/// Bytes of the word that begins at `at`, 0 if none does; `ascii`: are all of them below 0x80?
std::size_t word_length(std::string_view text, std::size_t at, bool& ascii) {
  const std::size_t first = at;
  ascii = true;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      if (small_letter[byte] == 0) break;
      ++at;
    } else {
      const CodePoint point = decode(text, at);
      if (!is_letter_mark_or_digit(point.value)) break;
      ascii = false;
      at += point.size;
    }
  }
  return at - first;
}

} // namespace

void SearchIndex::add_words(std::string_view text, std::uint32_t page) {
  std::array<char, longest_word> folded{};
  bool ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = word_length(text, at, ascii);
    if (length == 0) {
      at += std::max<std::size_t>(decode(text, at).size, 1);
      continue;
    }
    const std::string_view word = text.substr(at, length);
    at += length;
    if (!ascii) {
      add_word(fold_case(word), page);
    } else if (length <= longest_word) {
      std::ranges::transform(word, folded.begin(), [](char letter) {
        return small_letter[static_cast<unsigned char>(letter)];
      });
      add_word({folded.data(), length}, page);
    }
  }
}

void SearchIndex::add_word(std::string_view folded, std::uint32_t page) {
  if (folded.size() < 2 || folded.size() > longest_word) return;
  auto found = words_.find(folded);
  if (found == words_.end()) found = words_.emplace(folded, std::vector<std::uint32_t>{}).first;
  if (found->second.empty() || found->second.back() != page) found->second.push_back(page);
}

void SearchIndex::add(const FinishedPage& page) {
  const auto number = static_cast<std::uint32_t>(texts_.size());
  if (!pages_.empty()) pages_ += '\n';
  pages_ +=
      fmt::format("{}\t{}\t{}", kind_of(site_, page.subject), field(page.title), page.file.path);
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
  append_script_string(index, posted(words_));
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
