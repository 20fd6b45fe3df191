#include "check.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

/// Is the same step written in several workflows?
namespace waymark {
namespace {

constexpr auto stop_words = std::to_array<std::string_view>(
    {"a",    "an",   "the", "to",  "of",  "for",  "in",    "on",  "at",  "and", "with", "by",
     "from", "into", "all", "any", "our", "your", "their", "his", "her", "its", "new"});

/// Takes the common endings of English words off: "sends", "sending" and "send" are one word. A
/// word keeps at least three letters.
std::string stem(std::string word) {
  const auto strip = [&](std::string_view ending) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return false;
    word.resize(word.size() - ending.size());
    return true;
  };
  if (word.ends_with("ss")) return word;
  if (strip("ies") || strip("ied")) return word + "y";
  const bool stripped = strip("ing") || strip("ed") || strip("es") || strip("s");
  const bool doubled = stripped && word.size() > 3 &&
                       word[word.size() - 1] == word[word.size() - 2] && word.back() != 's' &&
                       word.back() != 'l';
  if (doubled) word.pop_back();
  if (word.size() > 3 && word.back() == 'e') word.pop_back();
  return word;
}

/// What a title says, whatever its case, endings and small words. Empty for less than two words:
/// those are too general to be called the same work.
std::string gist(std::string_view title) {
  const std::string folded = fold_case(title);
  std::string words;
  std::size_t count = 0;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = decode(folded, at);
    if (!is_letter_mark_or_digit(point.value)) {
      at += point.size;
      continue;
    }
    std::size_t end = at;
    for (CodePoint next = point; next.size != 0 && is_letter_mark_or_digit(next.value);
         next = decode(folded, end))
      end += next.size;
    std::string word = folded.substr(at, end - at);
    at = end;
    if (std::find(stop_words.begin(), stop_words.end(), word) != stop_words.end()) continue;
    words += stem(std::move(word)) + ' ';
    ++count;
  }
  return count < 2 ? std::string() : words;
}

struct Place {
  std::uint32_t workflow = 0;
  std::uint32_t statement = 0;
};

} // namespace

void check_repeated_work(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  std::unordered_map<std::string, std::vector<Place>> by_gist;
  for (std::uint32_t w = 0; w < model.workflows.size(); ++w) {
    const Workflow& workflow = model.workflows[w];
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
      const Statement& statement = workflow.statements[i];
      // A step that follows something is written once already.
      if (statement.kind != StatementKind::step || workflow.works[statement.facts].follow) continue;
      std::string said = gist(statement.title);
      if (said.empty()) continue;
      std::vector<Place>& places = by_gist[std::move(said)];
      if (places.empty() || places.back().workflow != w) places.push_back({w, i});
    }
  }
  for (const auto& [said, places] : by_gist) {
    if (places.size() < 2) continue;
    const Place& last = places.back();
    const Workflow& workflow = model.workflows[last.workflow];
    Finding& finding =
        findings.report(Check::repeated_work, workflow.statements[last.statement].name_span,
                        fmt::format("step '{}' stands in {} workflows; write it once as a "
                                    "procedure, and let them 'follow' it",
                                    workflow.statements[last.statement].title, places.size()));
    for (std::size_t i = 0; i + 1 < places.size(); ++i)
      finding.related.push_back(
          {model.workflows[places[i].workflow].statements[places[i].statement].name_span,
           fmt::format("also in '{}'", model[model.workflows[places[i].workflow].self].title)});
  }
}

} // namespace waymark
