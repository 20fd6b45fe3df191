#include "backends/outliner.hpp"

#include "backends/percent_encoding.hpp"
#include "compiler/paths.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

// What all outlines of a model share: which glossary terms there are, and which files are named.
namespace waymark {
namespace {

/// English plurals become one form with their singulars: "parties" and "party", "boxes" and "box",
/// "offers" and "offer". A short or doubled s stays ("gas", "process").
std::string singular(std::string word) {
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  if (word.size() > 4 && ends("ies")) {
    word.replace(word.size() - 3, 3, "y");
  } else if (word.size() > 4 &&
             (ends("sses") || ends("shes") || ends("ches") || ends("xes") || ends("zes"))) {
    word.resize(word.size() - 2);
  } else if (word.size() > 3 && ends("s") && !ends("ss") && !ends("us") && !ends("is")) {
    word.pop_back();
  }
  return word;
}

struct TextWord {
  std::string text; ///< without case and number
  std::size_t first = 0;
  std::size_t last = 0;
};

bool is_word_at(std::string_view text, std::size_t place) {
  const CodePoint point = decode(text, place);
  return point.size != 0 && is_letter_mark_or_digit(point.value);
}

/// Behind the signs of "C++", "A+" or "C#": they are part of the word, if none follows at once.
std::size_t end_of_signs(std::string_view text, std::size_t end_of_letters) {
  std::size_t end = end_of_letters;
  while (end < text.size() && (text[end] == '+' || text[end] == '#')) ++end;
  return is_word_at(text, end) ? end_of_letters : end;
}

/// Before the sign of ".NET".
bool has_dot_before(std::string_view text, std::size_t first) {
  return first > 0 && text[first - 1] == '.' &&
         (first == 1 || text[first - 2] == ' ' || text[first - 2] == '(');
}

/// Punctuation and white space separate words.
std::vector<TextWord> words_of(std::string_view text) {
  std::vector<TextWord> words;
  std::size_t first = 0;
  for (std::size_t offset = 0; offset <= text.size();) {
    const CodePoint point = decode(text, offset);
    if (point.size == 0 || !is_letter_mark_or_digit(point.value)) {
      if (offset > first) {
        const std::size_t last = end_of_signs(text, offset);
        if (has_dot_before(text, first)) --first;
        const std::string word = fold_case(text.substr(first, last - first));
        words.push_back({last > offset ? word : singular(word), first, last});
        if (last > offset) {
          offset = first = last;
          continue;
        }
      }
      first = offset + point.size;
    }
    if (point.size == 0) break;
    offset += point.size;
  }
  return words;
}

bool stands_at(const std::vector<TextWord>& text, std::size_t place,
               const std::vector<std::string>& term) {
  if (text.size() - place < term.size()) return false;
  return std::equal(
      term.begin(), term.end(), text.begin() + static_cast<std::ptrdiff_t>(place),
      [](const std::string& one, const TextWord& other) { return one == other.text; });
}

/// The folder that all sources are in: empty, or with a slash behind it.
std::string common_folder(const std::vector<SourcePtr>& sources) {
  if (sources.empty()) return {};
  std::string_view common = sources.front()->path();
  common = common.substr(0, folder_length(common));
  for (const SourcePtr& source : sources)
    while (!source->path().starts_with(common))
      common = common.substr(0, folder_length(common.substr(0, common.size() - 1)));
  return std::string(common);
}

} // namespace

void Outliner::index_terms() {
  std::set<std::string> anchors;
  for (const Term& term : checked_->model.terms) {
    term_words_.emplace_back();
    for (TextWord& word : words_of(term.term.value))
      term_words_.back().push_back(std::move(word.text));
    const std::vector<std::string>& words = term_words_.back();
    const std::string anchor = fmt::format("term.{}", fmt::join(words, "-"));
    std::string free = anchor;
    for (int more = 2; !anchors.insert(free).second; ++more)
      free = fmt::format("{}-{}", anchor, more);
    term_anchors_.push_back(std::move(free));
    if (words.empty()) continue;
    terms_by_first_word_[words.front()].push_back(
        static_cast<std::uint32_t>(term_words_.size() - 1));
  }
}

void Outliner::index_paths() {
  folder_ = common_folder(checked_->model.sources);
  for (const PathReference& path : checked_->model.paths) {
    if (!path.available) continue;
    paths_.emplace(path.path.span, &path);
    files_.add(path.resolved, folder_);
  }
}

std::vector<TermPlace> Outliner::places_of_terms(std::string_view text) const {
  std::vector<TermPlace> places;
  if (term_words_.empty()) return places;
  std::set<std::uint32_t> seen;
  const std::vector<TextWord> words = words_of(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto candidates = terms_by_first_word_.find(words[i].text);
    if (candidates == terms_by_first_word_.end()) continue;
    std::size_t length = 0; // of several, the longest
    std::uint32_t found = 0;
    for (const std::uint32_t term : candidates->second) {
      if (term_words_[term].size() <= length || !stands_at(words, i, term_words_[term])) continue;
      length = term_words_[term].size();
      found = term;
    }
    if (length == 0) continue;
    if (seen.insert(found).second)
      places.push_back({found, words[i].first, words[i + length - 1].last});
    i += length - 1;
  }
  return places;
}

std::vector<std::uint32_t> Outliner::terms_in(const std::vector<std::string_view>& texts) const {
  std::vector<std::uint32_t> found;
  if (term_words_.empty()) return found;
  std::vector<bool> seen(term_words_.size(), false);
  for (const std::string_view text : texts) {
    const std::vector<TextWord> words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto candidates = terms_by_first_word_.find(words[i].text);
      if (candidates == terms_by_first_word_.end()) continue;
      for (const std::uint32_t term : candidates->second)
        if (!seen[term] && stands_at(words, i, term_words_[term])) seen[term] = true;
    }
  }
  for (std::uint32_t term = 0; term < seen.size(); ++term)
    if (seen[term]) found.push_back(term);
  return found;
}

std::optional<OutlineFile> Outliner::file(const Text& path) const {
  const auto found = paths_.find(path.span);
  if (found == paths_.end()) return std::nullopt;
  const std::string& origin = found->second->resolved;
  return OutlineFile{origin, *files_.copy_of(origin)};
}

std::optional<OutlineFile> Outliner::file(FileId source, std::string_view address) const {
  if (static_cast<std::size_t>(source) >= checked_->model.sources.size()) return std::nullopt;
  const std::string_view text = checked_->model.source(source).path();
  std::string origin = join_paths(text.substr(0, folder_length(text)),
                                  percent_decoded(address.substr(0, address.find_first_of("?#"))));
  const std::string* copy = files_.copy_of(origin);
  return copy ? std::optional(OutlineFile{std::move(origin), *copy}) : std::nullopt;
}

std::vector<OutlineFile> Outliner::files() const {
  std::vector<OutlineFile> files;
  for (const auto& [origin, copy] : files_.all()) files.push_back({origin, copy});
  return files;
}

} // namespace waymark
