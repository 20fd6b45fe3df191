#include "checks_page.hpp"
#include "corpus.hpp"
#include "golden.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

using namespace waymark;
using namespace waymark::tests;

/// The findings with their verdicts; a new one is unlabelled.
std::vector<CorpusFinding> labelled(const Trade& trade, const std::vector<CorpusFinding>& labels) {
  std::vector<CorpusFinding> result;
  for (const CorpusFinding& finding : trade.findings) {
    const auto label = std::find_if(labels.begin(), labels.end(),
                                    [&](const CorpusFinding& one) { return one.is_of(finding); });
    result.push_back(label != labels.end() ? *label : finding);
    if (label != labels.end()) continue;
    result.back().verdict = unlabelled;
    result.back().reason = "read it and say: right or wrong, and why";
  }
  return result;
}

} // namespace

TEST_CASE("the corpus: every finding is labelled, and every labelled finding is found") {
  std::size_t workflows = 0;
  const std::vector<Trade> trades = read_corpus();
  for (const Trade& trade : trades) {
    workflows += trade.workflows;
    CHECK_MESSAGE(trade.workflows >= 3, trade.folder.string());
    const std::vector<CorpusFinding> now = labelled(trade, read_labels(trade));
    golden::expect(trade.folder / "labels.txt", label_file(now));
    for (const CorpusFinding& label : now) {
      const bool judged = label.verdict == right || label.verdict == wrong;
      CHECK_MESSAGE(judged, trade.folder.string()
                                << "/labels.txt: " << label.place << " " << label.check << " is "
                                << label.verdict << ", not right or wrong");
    }
  }
  CHECK(trades.size() >= 16);
  CHECK(workflows >= 66);
}

TEST_CASE("errors and warnings are right in nine of ten cases") {
  // What these report is defined by the language to the letter; docs/checks.md says why they are
  // wrong. Of fewer than ten findings nothing can be said.
  const std::vector<std::string> known{"bare-procedure", "silent-handoff", "used-before-made"};
  std::vector<std::string> below;
  for (const auto& entry : scores_of(read_corpus())) {
    const auto& check = entry.first;
    const auto& score = entry.second;
    const auto found = std::find_if(checks().begin(), checks().end(),
                                    [&](const CheckFacts& each) { return each.spelling == check; });
    REQUIRE_MESSAGE(found != checks().end(), check);
    const bool counts = score.right + score.wrong >= 10 && found->severity != Severity::advice;
    if (counts && !score.is_right_in_nine_of_ten()) below.push_back(check);
  }
  CHECK(below == known);
}

TEST_CASE("docs/checks.md says what the checks, their cases and the corpus say") {
  golden::expect(std::filesystem::path(WAYMARK_SOURCE_DIR) / "docs" / "checks.md",
                 checks_page(read_corpus()));
}
