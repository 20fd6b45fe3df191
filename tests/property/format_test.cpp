#include "grammar/format.hpp"

#include "compiler/compile.hpp"
#include "grammar/parse.hpp"
#include "sample_files.hpp"
#include "workspace_generator.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace waymark;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Files formatted(const Files& files) {
  Files result;
  for (const auto& [path, text] : files)
    result.emplace_back(path, format(parse(std::make_shared<const Source>(FileId{}, path, text))));
  return result;
}

std::string described(const Workflow& workflow) {
  std::string text;
  for (const Statement& statement : workflow.statements) {
    text += std::string(noun(statement.kind)) + ' ' + std::string(statement.id) + ' ' +
            std::string(statement.title) + ' ' + std::to_string(statement.subtree_end) + '\n';
  }
  text += std::to_string(workflow.references.size()) + ' ' + std::to_string(workflow.jumps.size()) +
          ' ' + std::to_string(workflow.exits.size()) + '\n';
  for (const Instruction& instruction : workflow.instruction_pool)
    text += std::string(instruction.text.value) + '\n';
  return text;
}

/// What a workspace means, in words: declarations, statements and findings without their places.
std::string meaning(const Files& files) {
  Workspace workspace;
  workspace.sources = SourceSet(files);
  workspace.today = std::chrono::year{2026} / 11 / 21;
  const std::vector<FileReadingPtr> readings = read(workspace.sources);
  const CheckedModel checked = compile(workspace, readings);
  std::string text;
  for (const Declaration& each : checked.model.declarations)
    text += std::string(noun(each.kind)) + ' ' + std::string(each.id) + ' ' +
            std::string(each.title) + '\n';
  for (const Workflow& workflow : checked.model.workflows) text += described(workflow);
  std::vector<std::string> findings;
  for (const Finding& finding : checked.findings)
    findings.push_back(std::string(facts(finding.check).spelling) + ' ' + finding.message + '\n');
  std::sort(findings.begin(), findings.end());
  for (const std::string& finding : findings) text += finding;
  return text;
}

void check_formatting(const Files& files) {
  REQUIRE(!files.empty());
  const Files once = formatted(files);
  CHECK(formatted(once) == once);
  CHECK(meaning(once) == meaning(files));
}

} // namespace

TEST_CASE("formatting twice is formatting once, and the model stays the same") {
  check_formatting(tests::way_files("samples/event-planner"));
  check_formatting(tests::way_files("samples/first-workflow"));
  check_formatting(bench::generate_workspace(1'000));
}
