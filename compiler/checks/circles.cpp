#include "check.hpp"

#include <fmt/format.h>
#include <set>

/// Does anything lead back to itself: what follows what, what comes after what, what lies in what?
namespace waymark {
namespace {

struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Span span{};
};

/// Depth-first over links grouped by `from`; reports each link that closes a circle, with the links
/// that it closes.
class Circles {
public:
  Circles(std::size_t count, std::vector<Link> links)
      : links_(std::move(links))
      , first_(count + 1, 0)
      , state_(count) {
    for (const Link& link : links_) ++first_[link.from + 1];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
  }

  template<typename Report>
  void find(Report&& report) {
    for (std::uint32_t root = 0; root < state_.size(); ++root) {
      if (state_[root].seen) continue;
      enter(root);
      while (!visits_.empty()) step(report);
    }
  }

private:
  struct State {
    bool seen = false;
    bool open = false;
    std::size_t depth = 0;
  };
  struct Visit {
    std::uint32_t node;
    std::size_t next; ///< index of the link to follow next
  };

  void enter(std::uint32_t node) {
    state_[node] = {true, true, visits_.size()};
    visits_.push_back({node, first_[node]});
  }

  template<typename Report>
  void step(Report&& report) {
    Visit& visit = visits_.back();
    if (visit.next == first_[visit.node + 1]) {
      state_[visit.node].open = false;
      visits_.pop_back();
      return;
    }
    const Link& link = links_[visit.next++];
    if (!state_[link.to].seen) return enter(link.to);
    if (!state_[link.to].open || !closed_.emplace(link.from, link.to).second) return;
    std::vector<Link> circle;
    for (std::size_t depth = state_[link.to].depth; depth + 1 < visits_.size(); ++depth)
      circle.push_back(links_[visits_[depth].next - 1]);
    circle.push_back(link);
    report(circle);
  }

  std::vector<Link> links_;
  std::vector<std::size_t> first_; ///< by node: index of its first link
  std::vector<State> state_;
  std::vector<Visit> visits_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> closed_; ///< by these links, each once
};

/// "'A' → 'B' → 'A'"; the middle of a long circle is left out.
std::string chain_of(const Model& model, const std::vector<Link>& circle, std::size_t begin,
                     const std::vector<DeclarationId>& names) {
  constexpr std::size_t shown = 6;
  std::string chain;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    if (circle.size() > shown && i == shown - 1) {
      chain += fmt::format("… ({} more) → ", circle.size() - shown);
      i = circle.size() - 1;
    }
    chain += fmt::format("'{}' → ", model[names[circle[(begin + i) % circle.size()].from]].title);
  }
  return chain + fmt::format("'{}'", model[names[circle[begin].from]].title);
}

/// What is wrong with several in a circle, and with one that leads to itself.
struct Wording {
  std::string_view several;
  std::string_view itself;
};

/// Of the links of a circle, the last one in the text is at fault.
void report_circle(const Model& model, const std::vector<Link>& circle, const Wording& wording,
                   Findings& findings, const std::vector<DeclarationId>& names) {
  if (circle.size() == 1) {
    findings.report(Check::circular_follow, circle[0].span,
                    fmt::format("'{}' {}", model[names[circle[0].from]].title, wording.itself));
    return;
  }
  std::size_t last = 0;
  for (std::size_t i = 1; i < circle.size(); ++i)
    if (circle[last].span < circle[i].span) last = i;
  Finding& finding =
      findings.report(Check::circular_follow, circle[last].span,
                      fmt::format("{}: {}; take one of them out of the circle", wording.several,
                                  chain_of(model, circle, (last + 1) % circle.size(), names)));
  for (std::size_t i = 0; i < circle.size(); ++i)
    if (i != last) finding.related.push_back({circle[i].span, "part of the circle"});
}

} // namespace

void check_circular_follow(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  std::vector<DeclarationId> workflows;
  std::vector<Link> follows;
  std::vector<Link> afters;
  for (std::uint32_t i = 0; i < model.workflows.size(); ++i) {
    const Workflow& workflow = model.workflows[i];
    workflows.push_back(workflow.self);
    for (const Work& work : workflow.works)
      if (work.follow && work.follow->resolved())
        follows.push_back({i, model[work.follow->target].index, work.follow->span});
    if (workflow.after && workflow.after->workflow.resolved() && !workflow.trigger.given())
      afters.push_back(
          {i, model[workflow.after->workflow.target].index, workflow.after->workflow.span});
  }
  std::vector<DeclarationId> systems;
  std::vector<Link> parents;
  for (std::uint32_t i = 0; i < model.systems.size(); ++i) {
    const System& system = model.systems[i];
    systems.push_back(system.self);
    if (system.parent && system.parent->resolved())
      parents.push_back({i, model[system.parent->target].index, system.parent->span});
  }
  Circles(workflows.size(), std::move(follows)).find([&](const std::vector<Link>& circle) {
    report_circle(model, circle,
                  {"these follow one another in a circle and never come to the work itself",
                   "follows itself, so nobody ever comes to the work; write the work here instead"},
                  findings, workflows);
  });
  Circles(workflows.size(), std::move(afters)).find([&](const std::vector<Link>& circle) {
    report_circle(model, circle,
                  {"each of these starts only after the next, so none ever starts",
                   "starts only after itself, so it never starts; name another workflow, or say "
                   "its 'trigger'"},
                  findings, workflows);
  });
  Circles(systems.size(), std::move(parents)).find([&](const std::vector<Link>& circle) {
    report_circle(model, circle,
                  {"these systems lie in one another, so none is the outer one",
                   "cannot lie in itself; name another system"},
                  findings, systems);
  });
}

} // namespace waymark
