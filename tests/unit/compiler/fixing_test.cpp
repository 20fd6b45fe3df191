#include "compiler/fixing.hpp"

#include "checks_fixture.hpp"
#include "golden.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>

using namespace waymark;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

Workspace workspace_of(Files files) {
  Workspace workspace;
  workspace.sources = SourceSet(std::move(files));
  workspace.today = Date{std::chrono::year{2026} / 11 / 21};
  return workspace;
}

FixResult fixed(const Workspace& workspace, const FixRequest& request = {}) {
  const std::vector<FileReadingPtr> readings = read(workspace.sources);
  return apply_safe_fixes(workspace, readings, compile(workspace, readings), request);
}

std::string text_of(const FixResult& result, std::size_t file = 0) {
  return result.sources.sources()[file]->bytes();
}

std::string with_edits(const std::string& text, std::vector<Edit> edits) {
  return apply_edits(Source(FileId{}, "a.way", text), edits);
}

Edit edit(std::uint32_t first, std::uint32_t last, std::string text) {
  return {{FileId{}, first, last}, std::move(text)};
}

Files way_files_in(const std::filesystem::path& folder) {
  Files files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    files.emplace_back(entry.path().filename(), golden::read(entry.path()));
  return files;
}

/// What each first fix of a workspace says, and the texts with all of them made.
std::string first_fixes(const Workspace& workspace) {
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  std::string text;
  std::vector<Edit> edits;
  for (const Finding& finding : checked.findings) {
    for (const Fix& fix : finding.fixes)
      text += fmt::format("{}: {} ({})\n", facts(finding.check).spelling, fix.message,
                          name(fix.applicability));
    if (!finding.fixes.empty())
      edits.insert(edits.end(), finding.fixes.front().edits.begin(),
                   finding.fixes.front().edits.end());
  }
  for (const SourcePtr& source : workspace.sources.sources())
    text += fmt::format("\n-- {}\n{}", source->path(), apply_edits(*source, edits));
  return text;
}

} // namespace

TEST_CASE("each case of fixes: what they say, and what the text is then") {
  for (const auto& folder : golden::cases("fixes")) {
    const std::string name = folder.filename();
    SUBCASE(name.c_str()) {
      golden::expect(folder / "expected.txt",
                     first_fixes(workspace_of(way_files_in(folder / "input"))));
    }
  }
}

TEST_CASE("edits: in any order, beside one another, equal ones once") {
  CHECK(with_edits("abcdef", {}) == "abcdef");
  CHECK(with_edits("abcdef", {edit(4, 5, "X"), edit(0, 1, "")}) == "bcdXf");
  CHECK(with_edits("abc", {edit(1, 1, "1"), edit(1, 1, "2"), edit(1, 1, "1")}) == "a12bc");
  CHECK(with_edits("abc", {edit(1, 2, "X"), edit(1, 2, "X")}) == "aXc");
  CHECK(with_edits("abc", {edit(1, 2, ""), edit(2, 2, "."), edit(1, 1, "(")}) == "a(.c");
  CHECK(with_edits("", {edit(0, 0, "new")}) == "new");
  CHECK(with_edits("abc", {{{FileId{1}, 0, 1}, "another file's"}}) == "abc");
}

TEST_CASE("edits that touch the same text are in conflict, equal ones are not") {
  CHECK(in_conflict(edit(0, 3, "x"), edit(2, 4, "y")));
  CHECK(in_conflict(edit(0, 3, "x"), edit(0, 3, "y")));
  CHECK(in_conflict(edit(0, 3, "x"), edit(1, 1, "y")));
  CHECK(in_conflict(edit(2, 2, "x"), edit(0, 3, "")));
  CHECK_FALSE(in_conflict(edit(0, 3, "x"), edit(0, 3, "x")));
  CHECK_FALSE(in_conflict(edit(0, 3, "x"), edit(3, 4, "y")));
  CHECK_FALSE(in_conflict(edit(0, 3, "x"), edit(3, 3, "y")));
  CHECK_FALSE(in_conflict(edit(1, 1, "x"), edit(1, 1, "y")));
  CHECK_FALSE(in_conflict(edit(0, 3, "x"), {{FileId{1}, 0, 3}, "y"}));
}

TEST_CASE("safe fixes are made, suggested ones are not") {
  const FixResult result =
      fixed(workspace_of({{"a.way", "role founder\nparty client\nrole spare\nworkflow w {\n"
                                    "  owner fonder # who?\n  step x by foundr\n"
                                    "  wait \"Answer\" from client\n}\n"}}));
  CHECK(text_of(result) == "role founder\nparty client\nrole spare\nworkflow w {\n"
                           "  owner founder # who?\n  step x by founder\n"
                           "  wait \"Answer\" from client\n}\n");
  CHECK(result.fixed == 2);
  CHECK(result.changed == std::vector<std::string>{"a.way"});
  CHECK(result.checked.summary.errors == 0);
  CHECK(result.checked.summary.warnings == 2);
}

TEST_CASE("what is declared once for several is fixed for all of them") {
  const FixResult result =
      fixed(workspace_of({{"tools.way", "tool crm\n"},
                          {"work.way", "role a\nworkflow w {\n  owner a\n  by a\n"
                                       "  step x using mailer\n  step y using mailer, crm\n}\n"}}));
  CHECK(text_of(result) == "tool crm\ntool mailer \"Mailer\"\n");
  CHECK(result.fixed == 2);
  CHECK(result.checked.findings.empty());
}

TEST_CASE("a fix that brings more findings is undone, the others are made") {
  // A jump to 'last' would lead past both documents that it needs.
  const std::string text =
      "role founder\ndocument plan\ndocument offer\nworkflow w {\n  owner foundr\n"
      "  decide \"Big?\" by founder {\n    yes continue\n    no -> lsat\n  }\n"
      "  step middle by founder makes plan, offer\n  step last by founder needs plan, offer\n}\n";
  const FixResult result = fixed(workspace_of({{"a.way", text}}));
  std::string expected = text;
  expected.replace(expected.find("foundr"), 6, "founder");
  CHECK(text_of(result) == expected);
  CHECK(result.fixed == 1);
  CHECK(result.complete);
}

TEST_CASE("where each fix uncovers another mistake, none is left out") {
  std::string text = "role founder\n";
  for (int i = 0; i < 100; ++i) // declared, nothing makes them
    text += fmt::format("workflow w{} {{\n  owner founder\n  step x by founder needs plan{}\n}}\n",
                        i, i);
  const Workspace workspace = workspace_of({{"a.way", text}});
  const FixResult result = fixed(workspace);
  CHECK(result.fixed == 100);
  CHECK(result.complete);
  CHECK(result.checked.summary.errors == 100);

  Workspace again = workspace;
  again.sources = result.sources;
  CHECK(fixed(again).changed.empty());
}

TEST_CASE("a run that stops early says so, and another one goes on") {
  Workspace workspace = workspace_of(
      {{"a.way", "role founder\nworkflow w {\n  owner founder\n  step x by founder needs plan\n"
                 "  step y by founder needs offer\n  step z by founder needs bill\n}\n"}});
  FixRequest request;
  request.most_compilations = 2; // all three, the first
  const FixResult first = fixed(workspace, request);
  CHECK_FALSE(first.complete);
  CHECK(first.fixed == 1);
  workspace.sources = first.sources;
  const FixResult second = fixed(workspace);
  CHECK(second.complete);
  CHECK(second.fixed == 2);
}

TEST_CASE("an instruction behind an id is no title") {
  const FixResult result = fixed(workspace_of(
      {{"a.way", "role a\nworkflow w {\n  owner a\n  step x \"\"\"Do it.\"\"\"\n}\n"}}));
  CHECK(text_of(result) ==
        "role a\nworkflow w {\n  owner a\n  step x by a \"\"\"Do it.\"\"\"\n}\n");
}

TEST_CASE("one mistake behind another: fixed in turn") {
  const FixResult result = fixed(workspace_of(
      {{"a.way", "role founder\nworkflow w {\n  owner founder\n  stp x by foundr\n}\n"}}));
  CHECK(text_of(result) == "role founder\nworkflow w {\n  owner founder\n  step x by founder\n}\n");
  CHECK(result.checked.findings.empty());
}

TEST_CASE("only what is wanted is fixed") {
  FixRequest request;
  request.wanted = [](const Finding& finding, std::string_view) {
    return finding.check == Check::syntax;
  };
  const Workspace workspace = workspace_of(
      {{"a.way", "role founder\nworkflow w {\n  ownr founder\n  step x by foundr\n}\n"}});
  CHECK(text_of(fixed(workspace, request)) ==
        "role founder\nworkflow w {\n  owner founder\n  step x by foundr\n}\n");
}

TEST_CASE("line ends, byte order mark and text without a last line end stay") {
  const FixResult result = fixed(
      workspace_of({{"a.way", "\xEF\xBB\xBFrole founder\r\nworkflow w {\r\n  owner founder\r\n"
                              "  step x by founder using crm\r\n}"}}));
  CHECK(text_of(result) == "\xEF\xBB\xBFrole founder\r\nworkflow w {\r\n  owner founder\r\n"
                           "  step x by founder using crm\r\n}\r\n\r\ntool crm \"Crm\"\r\n");
}

TEST_CASE("a file that is no text is left alone, the others are fixed") {
  const FixResult result = fixed(workspace_of(
      {{"a.way", "role founder\ntool \xFF owner foundr\n"}, {"b.way", "tool crm owner fouder\n"}}));
  CHECK(text_of(result, 0) == "role founder\ntool \xFF owner foundr\n");
  CHECK(text_of(result, 1) == "tool crm owner founder\n");
}

TEST_CASE("a file that only the corrected text names is looked for") {
  FixRequest request;
  request.path_exists = [](const std::string& path) { return path == "plan.png"; };
  const Workspace workspace =
      workspace_of({{"a.way", "role a\nworkflow w {\n  owner a\n  step x by a {\n"
                              "    imag \"plan.png\" \"The plan\"\n  }\n}\n"}});
  const FixResult result = fixed(workspace, request);
  CHECK(text_of(result).find("image \"plan.png\"") != std::string::npos);
  CHECK(result.checked.findings.empty());
}
