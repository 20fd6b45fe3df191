#include "corpus.hpp"

#include "fenced_blocks.hpp"
#include "golden.hpp"
#include "workspace_loading.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace waymark::tests {
namespace {

std::string place_of(const CheckedModel& checked, const Span& span) {
  const Source& source = checked.model.source(span.file);
  const Position position = source.position(span.first);
  return fmt::format("{}:{}:{}", std::filesystem::path(source.path()).filename().string(),
                     position.line, position.column);
}

Trade compile_trade(const std::filesystem::path& folder) {
  const CheckedModel checked =
      load_and_compile({.paths = {folder.string()}, .today = "2026-11-21"});
  Trade trade{.folder = folder, .steps = checked.summary.steps, .findings = {}};
  for (const Workflow& workflow : checked.model.workflows)
    ++(workflow.is_procedure ? trade.procedures : trade.workflows);
  for (const Finding& finding : checked.findings)
    trade.findings.push_back({.place = place_of(checked, finding.span),
                              .check = std::string(facts(finding.check).spelling),
                              .verdict = {},
                              .reason = {}});
  return trade;
}

} // namespace

std::vector<Trade> read_corpus() {
  std::vector<std::filesystem::path> folders;
  const std::filesystem::path root = std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests" / "corpus";
  for (const auto& entry : std::filesystem::directory_iterator(root))
    if (entry.is_directory()) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  std::vector<Trade> trades;
  for (const auto& folder : folders) trades.push_back(compile_trade(folder));
  return trades;
}

std::vector<CorpusFinding> read_labels(const Trade& trade) {
  const std::filesystem::path file = trade.folder / "labels.txt";
  if (!std::filesystem::exists(file)) return {};
  std::vector<CorpusFinding> labels;
  for (const std::string& line : split(golden::read(file), '\n')) {
    CorpusFinding label;
    std::istringstream columns(line);
    columns >> label.place >> label.check >> label.verdict >> std::ws;
    std::getline(columns, label.reason);
    CHECK_MESSAGE(!label.reason.empty(), file.string() << ": place, check, verdict and reason "
                                                          "expected: "
                                                       << line);
    labels.push_back(std::move(label));
  }
  return labels;
}

std::string label_file(const std::vector<CorpusFinding>& labels) {
  std::size_t place = 0;
  std::size_t check = 0;
  for (const CorpusFinding& label : labels) {
    place = std::max(place, label.place.size());
    check = std::max(check, label.check.size());
  }
  std::string text;
  for (const CorpusFinding& label : labels)
    text += fmt::format("{:<{}}  {:<{}}  {}  {}\n", label.place, place, label.check, check,
                        label.verdict, label.reason);
  return text;
}

} // namespace waymark::tests
