#include "compiler/compile.hpp"
#include "compiler/fixing.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "tree_invariants.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Any bytes: tree, findings and canonical text, with their promises kept. A form feed begins a
/// second file, so that names are resolved over files, too.
namespace {

using namespace waymark;

[[noreturn]] void fail(const char* what, const std::string& detail) {
  std::fprintf(stderr, "broken promise: %s: %s\n", what, detail.c_str());
  std::abort();
}

std::vector<std::pair<std::string, std::string>> files_of(std::string bytes) {
  const std::size_t border = bytes.find('\f');
  if (border == std::string::npos) return {{"a.way", std::move(bytes)}};
  return {{"a.way", bytes.substr(0, border)}, {"b.way", bytes.substr(border + 1)}};
}

Tree parsed(std::string text) {
  return parse(std::make_shared<const Source>(FileId{}, "again.way", std::move(text)));
}

void check_format(const Tree& tree) {
  const std::string once = format(tree);
  const Tree again = parsed(once);
  if (!is_damaged(tree) && is_damaged(again)) fail("formatting does no damage", once);
  if (format(again) != once) fail("formatting twice is formatting once", once);
}

void check_fix(const Model& model, const Fix& fix) {
  for (const Edit& edit : fix.edits) {
    const Source& source = model.source(edit.span.file);
    if (edit.span.first > edit.span.last || edit.span.last > source.bytes().size())
      fail("an edit stands in its file", fix.message);
    for (const Edit& other : fix.edits)
      if (&other != &edit && in_conflict(edit, other))
        fail("the edits of a fix are not in each other's way", fix.message);
    static_cast<void>(apply_edits(source, fix.edits));
  }
}

void check_findings(const CheckedModel& checked) {
  for (const Finding& finding : checked.findings) {
    if (finding.message.empty()) fail("a finding says something", "");
    const Span& span = finding.span;
    const Source& source = checked.model.source(span.file);
    if (span.first > span.last || span.last > source.text().size())
      fail("a finding stands in its file", finding.message);
    static_cast<void>(source.position(span.last));
    for (const Fix& fix : finding.fixes) check_fix(checked.model, fix);
  }
  if (checked.flows.size() != checked.model.workflows.size()) fail("a flow for each workflow", "");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Workspace workspace;
  workspace.sources = SourceSet(files_of({reinterpret_cast<const char*>(data), size}));
  workspace.today = std::chrono::year{2026} / 11 / 21;
  const std::vector<FileReadingPtr> readings = read(workspace.sources);
  for (const FileReadingPtr& reading : readings) {
    const std::string broken = tests::broken_invariant(reading->tree);
    if (!broken.empty()) fail("the tree", broken);
    check_format(reading->tree);
  }
  check_findings(compile(workspace, readings));
  return 0;
}
