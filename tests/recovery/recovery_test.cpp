#include "edited_workspace.hpp"
#include "sample_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <functional>
#include <string>

using namespace waymark;
using namespace waymark::tests;

namespace {

/// All edits in the long run (script/soak), every `stride`-th otherwise.
std::size_t stride_of(std::size_t stride) {
  return std::getenv("WAYMARK_EVERY_TOKEN") != nullptr ? 1 : stride;
}
/// How many of the worst cases to print: WAYMARK_WORST=20.
std::size_t worst_count() {
  const char* count = std::getenv("WAYMARK_WORST");
  return count != nullptr ? std::strtoull(count, nullptr, 10) : 0;
}

struct BadCase {
  std::size_t weight;
  std::string text;
};

struct Tally {
  std::size_t edits = 0;
  std::size_t silent = 0; ///< no finding: the text is as good as before
  std::size_t findings = 0;
  std::size_t opening = 0; ///< further away, but at the mark whose other half was deleted
  std::size_t near = 0;    ///< first finding within one line of the edit
  std::size_t lossy = 0;   ///< edits that lose a name they did not touch
  std::vector<BadCase> bad;

  [[nodiscard]] double average() const {
    return static_cast<double>(findings) / static_cast<double>(edits);
  }
  /// An unclosed block or text is reported where it opens, as the language wants it.
  [[nodiscard]] double explained_share() const {
    return static_cast<double>(near + opening) / static_cast<double>(edits - silent);
  }
  [[nodiscard]] double near_share() const {
    return static_cast<double>(near) / static_cast<double>(edits - silent);
  }
};

std::string describe_case(const Source& source, const SmallEdit& edit, const EditOutcome& outcome,
                          const EditedWorkspace& workspace) {
  const Position at = source.position(edit.first);
  std::string text = fmt::format(
      "{}:{}:{} {} '{}': {} findings, first {} lines away, {} names lost\n", source.path(), at.line,
      at.column, edit.kind, edit.token == "\n" ? "line end" : edit.token.substr(0, 40),
      outcome.findings.size(), outcome.first_distance, outcome.lost.size());
  const Source edited(source.file(), source.path(), edited_text(edit, source.bytes()));
  for (std::size_t i = 0; i < std::min<std::size_t>(outcome.findings.size(), 6); ++i) {
    const Finding& finding = outcome.findings[i];
    const bool here = finding.span.file == source.file();
    const Source& other =
        here ? edited : *workspace.tree(static_cast<std::size_t>(finding.span.file)).source;
    const Position place = other.position(finding.span.first);
    text += fmt::format("    {}:{}:{} {}: {}\n", other.path(), place.line, place.column,
                        facts(finding.check).spelling, finding.message);
  }
  for (std::size_t i = 0; i < std::min<std::size_t>(outcome.lost.size(), 4); ++i)
    text += fmt::format("    lost {}\n", outcome.lost[i]);
  return text;
}

/// The language wants what is not closed to be reported where it opens (docs/language.md): for a
/// closing mark that was deleted, the place of its opening mark is the right one, however far.
bool points_at_opening_mark(const Tree& tree, const SmallEdit& edit, const Finding& finding) {
  if (finding.check != Check::syntax || finding.span.file != tree.source->file()) return false;
  return std::any_of(tree.nodes.begin(), tree.nodes.end(), [&](const Node& node) {
    const bool paired = node.kind == Kind::body || node.kind == Kind::text_block;
    const std::uint32_t mark = node.kind == Kind::body ? 1 : 3;
    return paired && node.first == finding.span.first && node.last - mark <= edit.first &&
           edit.first < node.last;
  });
}

using Edits = std::function<std::vector<SmallEdit>(const Tree&)>;

Tally try_edits(const EditedWorkspace& workspace, const Edits& edits, std::size_t stride) {
  Tally tally;
  std::size_t number = 0;
  for (std::size_t file = 0; file < workspace.file_count(); ++file) {
    for (const SmallEdit& edit : edits(workspace.tree(file))) {
      if (number++ % stride != 0) continue;
      const EditOutcome outcome = workspace.outcome(file, edit);
      ++tally.edits;
      tally.findings += outcome.findings.size();
      const bool far = outcome.first_distance > 1;
      const bool opens =
          far && points_at_opening_mark(workspace.tree(file), edit, outcome.findings.front());
      if (outcome.findings.empty())
        ++tally.silent;
      else if (!far)
        ++tally.near;
      else if (opens)
        ++tally.opening;
      if (!outcome.lost.empty()) ++tally.lossy;
      const std::size_t weight = outcome.findings.size() + (far && !opens ? 2 : 0) +
                                 5 * std::min<std::size_t>(outcome.lost.size(), 9);
      if (worst_count() > 0 && weight > 2)
        tally.bad.push_back(
            {weight, describe_case(*workspace.tree(file).source, edit, outcome, workspace)});
    }
  }
  return tally;
}

void print(const char* what, Tally& tally) {
  fmt::print("{}: {} edits, {:.2f} findings on average, {:.1f} % of the first within one line, "
             "{:.1f} % there or where a block or text opens, {} silent, {} lose another name\n",
             what, tally.edits, tally.average(), 100 * tally.near_share(),
             100 * tally.explained_share(), tally.silent, tally.lossy);
  std::stable_sort(tally.bad.begin(), tally.bad.end(),
                   [](const BadCase& a, const BadCase& b) { return a.weight > b.weight; });
  for (std::size_t i = 0; i < std::min(worst_count(), tally.bad.size()); ++i)
    fmt::print("{}", tally.bad[i].text);
}

constexpr std::size_t stride_for_tokens = 37;
constexpr std::size_t stride_for_marks = 17;

Tally recovered(const char* what, const EditedWorkspace& workspace, const Edits& edits,
                std::size_t stride) {
  Tally tally = try_edits(workspace, edits, stride_of(stride));
  print(what, tally);
  REQUIRE(tally.edits > tally.silent);
  CHECK(tally.average() <= 2.0);
  return tally;
}

void check_tokens(const char* what, const char* folder, std::size_t stride) {
  const Tally tally = recovered(what, EditedWorkspace(way_files(folder)), token_edits, stride);
  CHECK(tally.near_share() >= 0.9);
  CHECK(tally.lossy == 0);
}

void check_marks(const char* what, const char* folder, std::size_t stride) {
  const Tally tally = recovered(what, EditedWorkspace(way_files(folder)), mark_edits, stride);
  CHECK(tally.explained_share() >= 0.95);
  CHECK(tally.lossy * 500 <= tally.edits);
}

} // namespace

TEST_CASE("a token deleted or doubled in the samples is found where it is, and little else") {
  check_tokens("tokens, event planner", "samples/event-planner", stride_for_tokens);
  check_tokens("tokens, first workflow", "samples/first-workflow", 3);
}

TEST_CASE("a mark deleted in the samples is found where it is, and little else") {
  check_marks("marks, event planner", "samples/event-planner", stride_for_marks);
  check_marks("marks, first workflow", "samples/first-workflow", 3);
}
