#include "compiler/compile.hpp"
#include "fenced_blocks.hpp"
#include "golden.hpp"
#include "grammar/clauses.hpp"
#include "grammar/keywords.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

/// docs/language.md is the norm, so whatever can be checked of it is: its examples compile or find
/// what they say, and its tables say what the program does.
using namespace waymark;
using tests::FencedBlock;

namespace {

const std::string& reference() {
  static const std::string text = golden::read(WAYMARK_SOURCE_DIR "/docs/language.md");
  return text;
}

const std::vector<FencedBlock>& examples() {
  static const std::vector<FencedBlock> all = [] {
    std::vector<FencedBlock> blocks = tests::fenced_blocks(reference());
    std::erase_if(blocks, [](const FencedBlock& block) { return !block.is("way"); });
    return blocks;
  }();
  return all;
}

bool is_frame(const FencedBlock& block) {
  return block.info == "way frame";
}

/// An example as a whole file, and where in it the example itself stands.
struct Framed {
  std::string text;
  std::size_t first = 0;
  std::size_t last = 0;
};

Framed framed(const FencedBlock& example) {
  const std::string fragment = example.value("fragment");
  if (fragment.empty()) return {example.text, 0, example.text.size()};
  const auto frame = std::find_if(examples().begin(), examples().end(), is_frame);
  REQUIRE(frame != examples().end());
  const std::string mark = "# fragment=" + fragment;
  const std::size_t at = frame->text.find(mark + "\n");
  REQUIRE_MESSAGE(at != std::string::npos, "the frame has no place for " << fragment);
  const std::size_t line = frame->text.rfind('\n', at) + 1;
  const std::string indentation = frame->text.substr(line, at - line);
  std::string inner;
  for (const std::string& each : tests::split(example.text, '\n'))
    inner += (each.empty() ? each : indentation + each) + "\n";
  return {frame->text.substr(0, line) + inner + frame->text.substr(at + mark.size() + 1), line,
          line + inner.size()};
}

CheckedModel compiled(const std::string& text) {
  Workspace workspace;
  workspace.sources = SourceSet({{"example.way", text}});
  workspace.existing_paths = {"cake.svg", "offer.md"};
  workspace.today = Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(21)};
  return compile(workspace, read(workspace.sources));
}

using Names = std::multiset<std::string>;

std::string listed(const Names& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

/// Checks that point into the example: its errors, and its warnings if it is there to show some.
Names found(const Framed& text, bool warnings, std::string& messages) {
  Names names;
  for (const Finding& finding : compiled(text.text).findings) {
    const bool counts =
        finding.severity == Severity::error || (warnings && finding.severity == Severity::warning);
    if (!counts || finding.span.first < text.first || finding.span.first >= text.last) continue;
    names.emplace(facts(finding.check).spelling);
    messages += "\n  " + finding.message;
  }
  return names;
}

/// The cells of the rows of a Markdown table whose head begins with this cell.
std::vector<std::vector<std::string>> table(std::string_view head) {
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (const std::string& line : tests::split(reference(), '\n')) {
    if (line.starts_with(fmt::format("| {} |", head))) {
      inside = true;
    } else if (!line.starts_with("|")) {
      inside = false;
    } else if (inside && !line.starts_with("|---")) {
      rows.push_back({});
      for (std::string& cell : tests::split(std::string_view(line).substr(1), '|')) {
        const std::size_t first = cell.find_first_not_of(' ');
        const std::size_t last = cell.find_last_not_of(' ');
        rows.back().push_back(first == std::string::npos ? ""
                                                         : cell.substr(first, last - first + 1));
      }
    }
  }
  REQUIRE_MESSAGE(!rows.empty(), "no table with head " << head);
  return rows;
}

/// What stands between backquotes.
std::vector<std::string> quoted(const std::string& cell) {
  const std::vector<std::string> parts = tests::split(cell, '`');
  std::vector<std::string> words;
  for (std::size_t i = 1; i < parts.size(); i += 2) words.push_back(parts[i]);
  return words;
}

std::string spelling_of(Kind clause) {
  return clause == Kind::instructions ? "text block" : std::string(spelling(keyword_of(clause)));
}

} // namespace

TEST_CASE("the examples of the language reference are true") {
  std::size_t count = 0;
  for (const FencedBlock& example : examples()) {
    if (is_frame(example)) continue;
    ++count;
    const std::string finds = example.value("finds");
    Names expected;
    for (std::string& name : tests::split(finds, ',')) expected.insert(std::move(name));
    std::string messages;
    const Names actual = found(framed(example), !finds.empty(), messages);
    CHECK_MESSAGE(actual == expected, "docs/language.md:" << example.line << ": expected "
                                                          << listed(expected) << ", found "
                                                          << listed(actual) << messages);
  }
  CHECK(count > 30);
}

TEST_CASE("the frame of the examples gives no error by itself") {
  const auto frame = std::find_if(examples().begin(), examples().end(), is_frame);
  REQUIRE(frame != examples().end());
  for (const Finding& finding : compiled(frame->text).findings)
    CHECK_MESSAGE(finding.severity != Severity::error, finding.message);
}

TEST_CASE("the language reference names every keyword in its grammar") {
  const auto blocks = tests::fenced_blocks(reference());
  const auto grammar = std::find_if(blocks.begin(), blocks.end(), [](const FencedBlock& block) {
    return block.text.starts_with("file ");
  });
  REQUIRE(grammar != blocks.end());
  for (const KeywordFacts& keyword : keywords)
    CHECK_MESSAGE(grammar->text.find(fmt::format("\"{}\"", keyword.spelling)) != std::string::npos,
                  keyword.spelling << " is missing in the grammar");
}

TEST_CASE("the language reference names the reserved words") {
  const std::size_t first = reference().find("**Reserved words**");
  REQUIRE(first != std::string::npos);
  const std::size_t last = reference().find("All other keywords", first);
  const std::vector<std::string> words = quoted(reference().substr(first, last - first));
  std::vector<std::string> expected;
  for (const KeywordFacts& keyword : keywords)
    if (is_reserved(find_keyword(keyword.spelling))) expected.emplace_back(keyword.spelling);
  CHECK(words == expected);
}

TEST_CASE("the language reference says which clause may stand where") {
  std::map<std::string, std::vector<std::string>> rows;
  for (const auto& row : table("on")) {
    std::vector<std::string> clauses = quoted(row[1]);
    if (row[1].ends_with("text block")) clauses.emplace_back("text block");
    const bool in_process = row[0].ends_with("of a process");
    for (const std::string& owner : quoted(row[0]))
      rows[owner + (in_process ? " of a process" : "")] = clauses;
  }
  for (const StageKind stage : {StageKind::in_flow, StageKind::in_process}) {
    const bool in_process = stage == StageKind::in_process;
    for (const KeywordFacts& keyword : keywords) {
      const Kind kind = kind_of(find_keyword(keyword.spelling));
      if (in_process && kind != Kind::stage) continue;
      const PartRules* rules = part_rules(kind, stage);
      if (rules == nullptr || rules->clauses.empty()) continue;
      std::vector<std::string> expected;
      for (const Kind clause : rules->clauses) expected.push_back(spelling_of(clause));
      const std::string owner = std::string(keyword.spelling) + (in_process ? " of a process" : "");
      CHECK_MESSAGE(rows[owner] == expected, "the clauses of " << owner);
    }
  }
}

TEST_CASE("the language reference lists the checks") {
  std::map<std::string, std::string> severities;
  for (const auto& row : table("check"))
    if (const auto names = quoted(row[0]); !names.empty()) severities[names[0]] = row[1];
  CHECK(severities.size() == checks().size());
  for (const CheckFacts& check : checks()) {
    const char* expected = check.severity == Severity::error     ? "E"
                           : check.severity == Severity::warning ? "W"
                                                                 : "I";
    CHECK_MESSAGE(severities[std::string(check.spelling)] == expected, check.spelling);
  }
}
