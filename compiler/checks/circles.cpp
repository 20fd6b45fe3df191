#include "check.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <span>
#include <utility>

/// Does anything lead back to itself: what follows what, what comes after what, what lies in what?
namespace waymark {
namespace {

struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Span span{};
};

/// The links walked along. Tells which of the last few stands last in the text, without a look at
/// each: of the links that no later one follows, their numbers are kept. A new link takes the place
/// of the first that stands before it in the text; what it hides comes back when it is taken away.
/// Each operation takes logarithmic time.
class LinkPath {
public:
  void push(const Link& link) {
    const auto place =
        std::partition_point(latest_.begin(), latest_.begin() + count_,
                             [&](std::size_t number) { return link.span < links_[number].span; });
    Hidden hidden{place - latest_.begin(), count_, 0};
    if (place == latest_.end()) {
      latest_.push_back(links_.size());
    } else {
      hidden.number = std::exchange(*place, links_.size());
    }
    count_ = hidden.place + 1;
    links_.push_back(link);
    hidden_.push_back(hidden);
  }
  void pop() {
    const Hidden& hidden = hidden_.back();
    latest_[static_cast<std::size_t>(hidden.place)] = hidden.number;
    count_ = hidden.count;
    hidden_.pop_back();
    links_.pop_back();
  }

  [[nodiscard]] std::span<const Link> from(std::size_t first) const {
    return std::span(links_).subspan(first);
  }
  /// Counted from the first.
  [[nodiscard]] std::size_t last_in_text(std::size_t first) const {
    return *std::lower_bound(latest_.begin(), latest_.begin() + count_, first) - first;
  }

private:
  struct Hidden {
    std::ptrdiff_t place = 0;
    std::ptrdiff_t count = 0;
    std::size_t number = 0;
  };

  std::vector<Link> links_;
  std::vector<Hidden> hidden_;      ///< by link: what it took the place of
  std::vector<std::size_t> latest_; ///< ever earlier in the text; behind `count_`, hidden ones
  std::ptrdiff_t count_ = 0;
};

/// A way back to where it begins.
struct Circle {
  std::span<const Link> links;
  std::size_t last_in_text = 0;

  [[nodiscard]] std::size_t size() const { return links.size(); }
  /// Going round, the first link is the one behind the last in the text.
  [[nodiscard]] const Link& operator[](std::size_t i) const {
    return links[(last_in_text + 1 + i) % links.size()];
  }
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
      if (!visits_.empty()) path_.pop();
      return;
    }
    const Link& link = links_[visit.next++];
    if (!state_[link.to].seen) {
      path_.push(link);
      return enter(link.to);
    }
    if (!state_[link.to].open || !closed_.emplace(link.from, link.to).second) return;
    path_.push(link);
    const std::size_t first = state_[link.to].depth;
    report(Circle{path_.from(first), path_.last_in_text(first)});
    path_.pop();
  }

  std::vector<Link> links_;
  std::vector<std::size_t> first_; ///< by node: index of its first link
  std::vector<State> state_;
  std::vector<Visit> visits_;
  LinkPath path_; ///< from each of the visits to the next
  std::set<std::pair<std::uint32_t, std::uint32_t>> closed_; ///< by these links, each once
};

/// So many links of a circle are shown; the middle of a long one is left out.
constexpr std::size_t links_shown = 6;

/// "'A' → 'B' → 'A'".
std::string chain_of(const Model& model, const Circle& circle,
                     const std::vector<DeclarationId>& names) {
  std::string chain;
  for (std::size_t i = 0; i < circle.size(); ++i) {
    if (circle.size() > links_shown && i == links_shown - 1) {
      chain += fmt::format("… ({} more) → ", circle.size() - links_shown);
      i = circle.size() - 1;
    }
    chain += fmt::format("'{}' → ", model[names[circle[i].from]].title);
  }
  return chain + fmt::format("'{}'", model[names[circle[0].from]].title);
}

/// What is wrong with several in a circle, and with one that leads to itself.
struct Wording {
  std::string_view several;
  std::string_view itself;
};

/// Of the links of a circle, the last one in the text is at fault.
void report_circle(const Model& model, const Circle& circle, const Wording& wording,
                   Findings& findings, const std::vector<DeclarationId>& names) {
  const Link& last = circle[circle.size() - 1];
  if (circle.size() == 1) {
    findings.report(Check::circular_follow, last.span,
                    fmt::format("'{}' {}", model[names[last.from]].title, wording.itself));
    return;
  }
  Finding& finding = findings.report(Check::circular_follow, last.span,
                                     fmt::format("{}: {}; take one of them out of the circle",
                                                 wording.several, chain_of(model, circle, names)));
  const std::size_t shown = std::min(circle.size(), links_shown) - 1;
  for (std::size_t i = 0; i < shown; ++i)
    finding.related.push_back({circle[i].span, "part of the circle"});
  if (circle.size() > links_shown)
    finding.related.back().message +=
        fmt::format("; {} more are not shown", circle.size() - links_shown);
}

/// Of the workflows' statements, to what they follow.
std::vector<Link> follow_links(const Model& model) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < model.workflows.size(); ++i)
    for (const Work& work : model.workflows[i].works)
      if (work.follow && work.follow->resolved())
        links.push_back({i, model[work.follow->target].index, work.follow->span});
  return links;
}

/// Of workflows that nothing else may start, to those after which they do.
std::vector<Link> after_links(const Model& model) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < model.workflows.size(); ++i) {
    const Workflow& workflow = model.workflows[i];
    const bool may_have_trigger = workflow.trigger.given() || model[workflow.self].damaged;
    if (workflow.after && workflow.after->workflow.resolved() && !may_have_trigger)
      links.push_back(
          {i, model[workflow.after->workflow.target].index, workflow.after->workflow.span});
  }
  return links;
}

/// Of systems, to those that they lie in.
std::vector<Link> parent_links(const Model& model) {
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < model.systems.size(); ++i) {
    const auto& parent = model.systems[i].parent;
    if (parent && parent->resolved())
      links.push_back({i, model[parent->target].index, parent->span});
  }
  return links;
}

template<typename Each>
std::vector<DeclarationId> names_of(const std::vector<Each>& all) {
  std::vector<DeclarationId> names;
  for (const Each& each : all) names.push_back(each.self);
  return names;
}

} // namespace

void check_circular_follow(const WorkspaceView& view, Findings& findings) {
  const Model& model = view.model;
  const auto report_all = [&](std::vector<Link> links, const std::vector<DeclarationId>& names,
                              const Wording& wording) {
    Circles(names.size(), std::move(links)).find([&](const Circle& circle) {
      report_circle(model, circle, wording, findings, names);
    });
  };
  const std::vector<DeclarationId> workflows = names_of(model.workflows);
  report_all(follow_links(model), workflows,
             {"these follow one another in a circle and never come to the work itself",
              "follows itself, so nobody ever comes to the work; write the work here instead"});
  report_all(after_links(model), workflows,
             {"each of these starts only after the next, so none ever starts",
              "starts only after itself, so it never starts; name another workflow, or say its "
              "'trigger'"});
  report_all(parent_links(model), names_of(model.systems),
             {"these systems lie in one another, so none is the outer one",
              "cannot lie in itself; name another system"});
}

} // namespace waymark
