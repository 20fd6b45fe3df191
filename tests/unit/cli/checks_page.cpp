#include "checks_page.hpp"

#include "golden.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace waymark::tests {
namespace {

std::string percent(const Score& score) {
  const std::size_t all = score.right + score.wrong;
  return all == 0 ? "" : fmt::format("{} %", (score.right * 100 + all / 2) / all);
}

/// A file of the documented case, from the disk: what the program has embedded is of the last
/// build.
std::string case_file(const CheckFacts& check, std::string_view name) {
  return golden::read(std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests" / "cases" / "checks" /
                      check.spelling / name);
}

std::string how_to_silence(const CheckFacts& check) {
  if (!can_be_silenced(check))
    return fmt::format("It cannot be silenced. `deny {0}`, `warn {0}` or `advise {0}` in the "
                       "handbook sets how grave it is.\n",
                       check.spelling);
  return fmt::format("`allow {0} \"the reason\"` on the statement or declaration that it is found "
                     "at, or in the header of the workflow around it; `allow {0}` in the handbook "
                     "silences it everywhere.\n",
                     check.spelling);
}

/// The sections of why.md, one level deeper.
std::string deeper(std::string_view markdown) {
  std::string text;
  for (std::size_t at = 0; at < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size() - 1) + 1;
    const std::string_view line = markdown.substr(at, end - at);
    if (line.starts_with('#')) text += "##";
    text += line;
    at = end;
  }
  return text;
}

std::string section(const CheckFacts& check) {
  std::string text = fmt::format("### `{}`\n\n{}, {}: {}.\n\n", check.spelling,
                                 name(check.severity), name(check.group), check.finds);
  text += deeper(case_file(check, "why.md"));
  text += fmt::format("\n#### Bad\n\n```way\n{}```\n\n```console\n$ waymark check\n{}```\n"
                      "\n#### Good\n\n```way\n{}```\n",
                      case_file(check, "bad.way"), case_file(check, "expected.txt"),
                      case_file(check, "good.way"));
  return text + "\n#### How to silence it\n\n" + how_to_silence(check);
}

std::string table_of_checks(const Scores& scores) {
  std::string text = "| group | check | severity | finds | corpus | right | wrong | share |\n"
                     "|---|---|---|---|--:|--:|--:|--:|\n";
  for (const CheckFacts& check : checks()) {
    const auto found = scores.find(check.spelling);
    const Score score = found == scores.end() ? Score{} : found->second;
    text += fmt::format("| {} | [`{}`](#{}) | {} | {} | {} | {} | {} | {} |\n", name(check.group),
                        check.spelling, check.spelling, name(check.severity), check.finds,
                        score.right + score.wrong, score.right, score.wrong, percent(score));
  }
  return text;
}

std::string totals(const std::vector<Trade>& corpus, const Scores& scores) {
  Trade all;
  for (const Trade& trade : corpus) {
    all.workflows += trade.workflows;
    all.procedures += trade.procedures;
    all.steps += trade.steps;
  }
  Score sum;
  for (const auto& [check, score] : scores) {
    sum.right += score.right;
    sum.wrong += score.wrong;
  }
  return fmt::format("{} trades, {} workflows and {} procedures with {} steps; {} findings, "
                     "{} right and {} wrong ({}).\n",
                     corpus.size(), all.workflows, all.procedures, all.steps, sum.right + sum.wrong,
                     sum.right, sum.wrong, percent(sum));
}

constexpr std::string_view introduction =
    R"(# The checks

What `waymark check` looks for, why, and how often it is right. This page is made from the program and its
tests; `script/accept` writes it.

An **error** is a fault: the work cannot be done as it is written, or the text cannot be understood. A **warning**
should be mended or allowed with a reason. **Advice** is a question worth asking. The handbook may change that for
every check: `deny CHECK` makes it an error, `warn CHECK` a warning, `advise CHECK` advice.

## How often they are right

The corpus in [tests/corpus](../tests/corpus) is written as people of many trades write, first without looking at
the checks. Then each finding was judged as the owner of the workflow would: **right** if they would want to be
told, and would change something or allow it knowingly; **wrong** if it is noise or misleads. The verdicts, with
reasons, stand beside each workspace in `labels.txt`. A test fails when a finding comes or goes.

)";

/// The aim is that only advice is wrong more often than in one of ten cases.
std::string below_the_aim(const Scores& scores) {
  std::vector<std::string> below;
  for (const CheckFacts& check : checks()) {
    const auto score = scores.find(check.spelling);
    if (check.severity != Severity::advice && score != scores.end() &&
        !score->second.is_right_in_nine_of_ten())
      below.push_back(fmt::format("`{}`", check.spelling));
  }
  if (below.empty()) return "";
  return fmt::format("Errors and warnings should be right in nine of ten cases. Not yet: {}. What "
                     "they report is what the language defines.\n\n",
                     fmt::join(below, ", "));
}

constexpr std::string_view what_is_wrong =
    R"(Where a check is wrong, it mostly is for one reason:

- `silent-handoff`: the two stand at one table, or the second sees the work arrive; or one word that is missing
  is said at each of several steps that wait for it.
- `used-before-made`: a `for each` that always finds something to do (every class has pupils); the check cannot
  know that.
- `bare-procedure`: a `caution` or `note` says enough, or the step explains itself.
- `no-otherwise`: the list of answers is complete as it stands.
- `automation-candidate`: handwork or thinking that only happens in a tool.

`allow CHECK "reason"` says so once, and the reader of the handbook learns it, too; where one of them is noise as a
whole, `advise CHECK` in the handbook takes its weight.

)";

} // namespace

Scores scores_of(const std::vector<Trade>& corpus) {
  Scores scores;
  for (const Trade& trade : corpus)
    for (const CorpusFinding& label : read_labels(trade))
      ++(label.verdict == right ? scores[label.check].right : scores[label.check].wrong);
  return scores;
}

std::string checks_page(const std::vector<Trade>& corpus) {
  const Scores scores = scores_of(corpus);
  std::string text{introduction};
  text += totals(corpus, scores) + "\n" + table_of_checks(scores) + "\n";
  text += below_the_aim(scores);
  text += what_is_wrong;
  text += "## One by one\n";
  for (const CheckFacts& check : checks()) text += "\n" + section(check);
  return text;
}

} // namespace waymark::tests
