#include "agreement.hpp"

#include "compiler/compile.hpp"
#include "way_replay.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark::oracle {
namespace {

constexpr std::size_t workflows_in_file = 50;
constexpr std::size_t enough = 5;

struct Case {
  std::uint64_t seed = 0;
  RandomWorkflow workflow;
  TokenNet net;
  std::size_t first = 0; ///< of its text in the file
  std::size_t last = 0;
  std::vector<const Finding*> findings{};
};

struct Said {
  std::multiset<Line> unreachable, crossed, dead_ends, endless;
  std::set<Line> unbounded;
  std::set<LineAndDocument> used_before_made, never_made;
  std::multiset<LineAndDocument> parallel_conflicts;
};

std::string text_of(Line line) {
  return fmt::format("{}", line);
}
std::string text_of(const LineAndDocument& each) {
  return fmt::format("{} (d{})", each.first, each.second);
}

template<typename Set>
std::string text_of_all(const Set& set, int first_line) {
  std::string text;
  for (auto each : set) {
    if constexpr (std::is_same_v<typename Set::value_type, Line>)
      each -= first_line - 1;
    else
      each.first -= first_line - 1;
    text += " " + text_of(each);
  }
  return text.empty() ? " none" : text;
}

class Comparison {
public:
  Comparison(const Case& one, const SourceSet& sources, Counts& counts)
      : case_(one)
      , sources_(sources)
      , counts_(counts) {}

  /// What differs; empty if nothing does.
  std::string run() {
    const Expected expected = expected_findings(case_.workflow, case_.net);
    ++counts_.workflows;
    if (!expected.decided) {
      ++counts_.too_large;
      return {};
    }
    if (!expected.is_sound()) ++counts_.unsound;
    if (!expected.used_before_made.empty() || !expected.never_made.empty())
      ++counts_.documents_at_fault;
    for (const Finding* finding : case_.findings) read(*finding);
    check_runs(expected);
    same("unreachable-step", said_.unreachable, expected.unreachable);
    same("crossed-parallel", said_.crossed, expected.crossed);
    same("dead-end", said_.dead_ends, expected.dead_ends);
    check_endless(expected);
    same("unbounded-loop", said_.unbounded, expected.unbounded);
    same("used-before-made", said_.used_before_made, expected.used_before_made);
    same("never-made", said_.never_made, expected.never_made);
    same("parallel-conflict", said_.parallel_conflicts, expected.parallel_conflicts);
    return std::move(differences_);
  }

private:
  [[nodiscard]] Line line_of(const Span& span) const {
    return static_cast<Line>(sources_[span.file].position(span.first).line);
  }

  /// Titles of documents are derived from their ids.
  static int document_in(std::string_view message, std::string_view before) {
    const std::size_t at = message.find(before);
    return at == std::string_view::npos ? -1 : message[at + before.size()] - '0';
  }

  void read(const Finding& finding) {
    const Line line = line_of(finding.span);
    switch (finding.check) {
    case Check::unreachable_step: said_.unreachable.insert(line); break;
    case Check::crossed_parallel: said_.crossed.insert(line); break;
    case Check::dead_end: said_.dead_ends.insert(line); break;
    case Check::endless_loop: said_.endless.insert(line); break;
    case Check::unbounded_loop: said_.unbounded.insert(line); break;
    case Check::used_before_made:
      said_.used_before_made.emplace(line, document_in(finding.message, "needs 'D"));
      break;
    case Check::never_made:
      said_.never_made.emplace(line, document_in(finding.message, "needs 'D"));
      break;
    case Check::parallel_conflict:
      said_.parallel_conflicts.emplace(line, document_in(finding.message, "both make 'D"));
      break;
    default: return;
    }
    ++counts_.findings[std::string(facts(finding.check).spelling)];
    replay_way(finding, line);
  }

  void replay_way(const Finding& finding, Line line) {
    const bool has_way = finding.check == Check::crossed_parallel ||
                         finding.check == Check::dead_end || finding.check == Check::endless_loop ||
                         finding.check == Check::used_before_made;
    if (!has_way) return;
    if (finding.check == Check::crossed_parallel && finding.way.empty()) return; // none leads there
    WayToReplay way;
    way.check = finding.check;
    way.line = line;
    if (finding.check == Check::used_before_made)
      way.document = static_cast<Documents>(1U << document_in(finding.message, "needs 'D"));
    for (const RelatedPlace& place : finding.way)
      way.stops.push_back({line_of(place.span), place.message});
    ++counts_.ways_replayed;
    if (leads_to_fault(case_.workflow, case_.net, way)) return;
    std::string stops;
    for (const RelatedPlace& place : finding.way) stops += " > " + place.message;
    differ(fmt::format("the way of {} at line {} does not lead there:{}",
                       facts(finding.check).spelling, line - case_.workflow.first_line + 1, stops));
  }

  void check_runs(const Expected& expected) {
    if (expected.two_in_one) differ("two tokens in one place");
    if (!expected.is_sound()) return;
    if (expected.can_get_stuck) differ("sound, but a run can get stuck");
    if (expected.leaves_work_undone) differ("sound, but some work is never done");
  }

  void check_endless(const Expected& expected) {
    std::multiset<Line> left = said_.endless;
    bool same = left.size() == expected.endless.size();
    std::string wanted;
    for (const std::set<Line>& loop : expected.endless) {
      wanted += text_of_all(loop, case_.workflow.first_line) + ";";
      const auto found =
          std::find_if(left.begin(), left.end(), [&](Line line) { return loop.contains(line); });
      if (found == left.end())
        same = false;
      else
        left.erase(found);
    }
    if (!same)
      differ(fmt::format("endless-loop: said{}, expected one of each{}",
                         text_of_all(said_.endless, case_.workflow.first_line), wanted));
  }

  template<typename Set>
  void same(std::string_view check, const Set& said, const Set& expected) {
    if (said == expected) return;
    differ(fmt::format("{}: said{}, expected{}", check,
                       text_of_all(said, case_.workflow.first_line),
                       text_of_all(expected, case_.workflow.first_line)));
  }

  void differ(const std::string& what) { differences_ += what + "\n"; }

  const Case& case_;
  const SourceSet& sources_;
  Counts& counts_;
  Said said_;
  std::string differences_;
};

void compare_file(std::uint64_t first, std::size_t count, Counts& counts,
                  std::vector<Disagreement>& disagreements) {
  std::string text = preamble();
  int line = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  std::vector<Case> cases;
  cases.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    Case& one = cases.emplace_back();
    one.seed = first + i;
    one.workflow = random_workflow(one.seed);
    one.first = text.size();
    write_workflow(one.workflow, fmt::format("w{}", one.seed), text, line);
    one.last = text.size();
  }
  for (Case& one : cases) one.net = token_net(one.workflow);

  Workspace workspace;
  workspace.sources = SourceSet({{"oracle.way", text}});
  workspace.today = Date{std::chrono::year{2026} / 11 / 21};
  const CheckedModel checked = compile(workspace, read(workspace.sources));
  for (const Finding& finding : checked.findings) {
    const auto one = std::find_if(cases.begin(), cases.end(), [&](const Case& each) {
      return each.first <= finding.span.first && finding.span.first < each.last;
    });
    if (one != cases.end()) one->findings.push_back(&finding);
    if (finding.check == Check::syntax || finding.check == Check::unknown_name)
      disagreements.push_back({first, text, "the text has a fault: " + finding.message});
  }
  for (const Case& one : cases) {
    if (one.net.places.size() > 63 || one.net.limits > 16) {
      ++counts.workflows;
      ++counts.too_large;
      continue;
    }
    std::string what = Comparison(one, workspace.sources, counts).run();
    if (!what.empty())
      disagreements.push_back(
          {one.seed, text.substr(one.first, one.last - one.first), std::move(what)});
  }
}

} // namespace

std::vector<Disagreement> compare(std::uint64_t first, std::size_t count, Counts& counts) {
  std::vector<Disagreement> disagreements;
  for (std::size_t done = 0; done < count && disagreements.size() < enough;
       done += workflows_in_file)
    compare_file(first + done, std::min(workflows_in_file, count - done), counts, disagreements);
  if (disagreements.size() > enough) disagreements.resize(enough);
  return disagreements;
}

} // namespace waymark::oracle
