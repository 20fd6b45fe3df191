#include "compiler/fixing.hpp"

#include "sample_files.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace waymark;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Workspace workspace_of(const Files& files) {
  Workspace workspace;
  workspace.sources = SourceSet(files);
  workspace.today = std::chrono::year{2026} / 11 / 21;
  return workspace;
}

struct Outcome {
  Files files;
  std::size_t findings_before = 0;
  std::size_t errors_before = 0;
  FixResult result;
};

Outcome fix(const Files& files) {
  const Workspace workspace = workspace_of(files);
  const std::vector<FileReadingPtr> readings = read(workspace.sources);
  CheckedModel checked = compile(workspace, readings);
  const std::size_t findings = checked.findings.size();
  const std::size_t errors = checked.summary.errors;
  FixResult result = apply_safe_fixes(workspace, readings, std::move(checked), {});
  Files after;
  for (const SourcePtr& source : result.sources.sources())
    after.emplace_back(source->path(), source->bytes());
  return {std::move(after), findings, errors, std::move(result)};
}

/// Never worse, what is said of the result is true, and a second run changes nothing. Gives the
/// number of findings that were fixed.
std::size_t expect_no_harm(const Files& files, const std::string& what) {
  const Outcome once = fix(files);
  CHECK_MESSAGE(once.result.checked.findings.size() <= once.findings_before, what);
  CHECK_MESSAGE(once.result.checked.summary.errors <= once.errors_before, what);
  CHECK_MESSAGE((once.result.fixed == 0) == once.result.changed.empty(), what);

  const Outcome twice = fix(once.files);
  CHECK_MESSAGE(twice.findings_before == once.result.checked.findings.size(), what);
  CHECK_MESSAGE(twice.files == once.files, what);
  CHECK_MESSAGE(twice.result.fixed == 0, what);
  return once.result.fixed;
}

std::size_t count_comments(const Files& files) {
  std::size_t count = 0;
  const SourceSet sources(files);
  for (const FileReadingPtr& reading : read(sources))
    for (const Node& node : reading->tree.nodes) count += node.kind == Kind::comment ? 1 : 0;
  return count;
}

std::size_t count(const CheckedModel& checked, const Finding& wanted) {
  return static_cast<std::size_t>(
      std::count_if(checked.findings.begin(), checked.findings.end(), [&](const Finding& each) {
        return each.check == wanted.check && each.message == wanted.message;
      }));
}

std::size_t syntax_errors(const CheckedModel& checked) {
  return static_cast<std::size_t>(
      std::count_if(checked.findings.begin(), checked.findings.end(),
                    [](const Finding& each) { return each.check == Check::syntax; }));
}

} // namespace

TEST_CASE("safe fixes do no harm to any documented case") {
  std::size_t fixed = 0;
  for (const auto& file : tests::way_files("tests/cases/checks")) {
    const std::string& path = file.first;
    const std::string& text = file.second;
    const std::size_t here = expect_no_harm({{"a.way", text}}, path);
    if (path.ends_with("good.way")) CHECK_MESSAGE(here == 0, path);
    fixed += here;
  }
  CHECK(fixed >= 3);
}

TEST_CASE("safe fixes do no harm to a workspace with a slip of the finger") {
  const Files sample = tests::way_files("samples/event-planner");
  std::uint64_t state = 20261121;
  const auto random = [&](std::size_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state >> 33) % below);
  };
  std::size_t fixed = 0;
  for (int round = 0; round < 40; ++round) {
    Files files = sample;
    std::string& text = files[random(files.size())].second;
    // A letter is lost, doubled, or changes places with the next: at three places.
    for (int slip = 0; slip < 3; ++slip) {
      const std::size_t at = random(text.size() - 2);
      const auto is_letter = [&](std::size_t i) { return text[i] >= 'a' && text[i] <= 'z'; };
      if (!is_letter(at) || !is_letter(at + 1)) continue;
      switch (random(3)) {
      case 0: text.erase(at, 1); break;
      case 1: text.insert(at, 1, text[at]); break;
      default: std::swap(text[at], text[at + 1]); break;
      }
    }
    const std::size_t comments = count_comments(files);
    fixed += expect_no_harm(files, "round " + std::to_string(round));
    CHECK(count_comments(fix(files).files) == comments);
  }
  CHECK(fixed > 10);
}

TEST_CASE("each fix of each case, made alone, removes its finding and breaks no text") {
  std::size_t tried = 0;
  for (const char* folder : {"tests/cases/checks", "tests/cases/fixes", "tests/cases/messages"}) {
    for (const auto& [path, text] : tests::way_files(folder)) {
      const Workspace workspace = workspace_of({{"a.way", text}});
      const CheckedModel before = compile(workspace, read(workspace.sources));
      for (const Finding& finding : before.findings) {
        for (const Fix& fix : finding.fixes) {
          const Source& source = *workspace.sources.sources().front();
          const Workspace fixed = workspace_of({{"a.way", apply_edits(source, fix.edits)}});
          const CheckedModel after = compile(fixed, read(fixed.sources));
          const std::string what = path + ": " + finding.message + ": " + fix.message;
          CHECK_MESSAGE(count(after, finding) < count(before, finding), what);
          CHECK_MESSAGE(syntax_errors(after) <= syntax_errors(before), what);
          ++tried;
        }
      }
    }
  }
  CHECK(tried > 50);
}
