#include "check.hpp"
#include "document_flow.hpp"
#include "flow_path.hpp"
#include "lack_reason.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <unordered_set>

/// Is every document there when it is needed, and needed when it is made?
namespace waymark {
namespace {

/// A document that a statement needs, and where the text says so.
struct Need {
  DeclarationId document{};
  StatementId statement{};
  Span span{};
  bool for_followed = false; ///< what it follows needs it
};

/// In text order; a document that one statement needs twice, once.
std::vector<Need> find_needs(const WorkflowView& view) {
  std::vector<Need> needs;
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Work* work = view.workflow.work(StatementId{i});
    if (work == nullptr || view.flow.node_of[i] == FlowNodeId::none) continue;
    const std::size_t first = needs.size();
    const auto add = [&](DeclarationId document, const Span& span, bool for_followed) {
      const bool known =
          std::any_of(needs.begin() + static_cast<std::ptrdiff_t>(first), needs.end(),
                      [&](const Need& need) { return need.document == document; });
      if (document != DeclarationId::none && !known)
        needs.push_back({document, StatementId{i}, span, for_followed});
    };
    for (const Reference& each : view.workflow.list(work->needs))
      add(each.target, each.span, false);
    for (const Reference& each : view.workflow.list(work->approves))
      add(each.target, each.span, false);
    if (!work->follow || !work->follow->resolved() ||
        view.followed.closes_circle(view.workflow, *work))
      continue;
    const Workflow& followed = view.model.workflow(work->follow->target);
    for (const Reference& each : followed.list(followed.needs))
      add(each.target, work->follow->span, true);
  }
  return needs;
}

/// The first statement that makes each document, itself or by what it follows.
std::unordered_map<DeclarationId, StatementId> find_makers(const WorkflowView& view) {
  std::unordered_map<DeclarationId, StatementId> makers;
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i) {
    const Work* work = view.workflow.work(StatementId{i});
    if (work == nullptr) continue;
    for (const Reference& each : view.workflow.list(work->makes))
      if (each.resolved()) makers.emplace(each.target, StatementId{i});
    for (const DeclarationId each : view.followed.made_by_following(view.workflow, *work))
      makers.emplace(each, StatementId{i});
  }
  return makers;
}

std::unordered_set<DeclarationId> handed_in(const Workflow& workflow) {
  std::unordered_set<DeclarationId> documents;
  for (const Reference& each : workflow.list(workflow.needs)) documents.insert(each.target);
  return documents;
}

/// Has a name that could not be resolved where documents are made: any document may be meant.
bool makes_something_unknown(const WorkflowView& view) {
  const Workflow& workflow = view.workflow;
  const auto unresolved = [&](Range range) {
    const auto list = workflow.list(range);
    return std::any_of(list.begin(), list.end(),
                       [](const Reference& each) { return !each.resolved(); });
  };
  return unresolved(workflow.needs) ||
         std::any_of(workflow.works.begin(), workflow.works.end(), [&](const Work& work) {
           return unresolved(work.makes) ||
                  view.followed.makes_unknown_by_following(view.workflow, work);
         });
}

bool has_damaged_parts(const WorkflowView& view) {
  return view.model[view.id].damaged || !view.workflow.lost_lines.empty() ||
         std::any_of(view.workflow.statements.begin(), view.workflow.statements.end(),
                     [](const Statement& each) { return each.damaged; });
}

std::string because_followed(const WorkflowView& view, const Need& need) {
  if (!need.for_followed) return {};
  const DeclarationId followed = view.workflow.work(need.statement)->follow->target;
  return fmt::format(" (for '{}', which it follows)", view.model[followed].title);
}

/// Both are lines of one block, in the wrong order.
bool comes_too_late(const Workflow& workflow, StatementId user, StatementId maker) {
  return workflow[user].parent == workflow[maker].parent && index(user) < index(maker);
}

/// What lacks, why, and the way out. `way` is one on which it is not made, if it is shown.
std::string used_too_early(const WorkflowView& view, const Need& need, StatementId maker,
                           const std::vector<WayPoint>& way) {
  const std::string needs =
      fmt::format("'{}' needs '{}'{}", view.workflow[need.statement].title,
                  view.model[need.document].title, because_followed(view, need));
  constexpr std::string_view from_outside = "or say 'needs' at the top if it comes from outside";
  if (maker == need.statement)
    return fmt::format("{} before it makes it itself; make it in a step before, {}", needs,
                       from_outside);
  const std::string_view by = view.workflow[maker].title;
  if (comes_too_late(view.workflow, need.statement, maker))
    return fmt::format("{}, but '{}' makes it only later; move that step before this one, {}",
                       needs, by, from_outside);
  return fmt::format("{}, but the work can come here before '{}' has made it{}; make it on every "
                     "way that leads here, {}",
                     needs, by, lack_reason(view, way, maker), from_outside);
}

} // namespace

void check_used_before_made(const WorkflowView& view, Findings& findings) {
  const std::vector<Need> needs = find_needs(view);
  if (needs.empty()) return;
  const auto makers = find_makers(view);
  const auto given = handed_in(view.workflow);
  std::set<DeclarationId> wanted;
  for (const Need& need : needs)
    if (makers.contains(need.document) && !given.contains(need.document))
      wanted.insert(need.document);
  if (wanted.empty() || has_damaged_parts(view)) return;

  const DocumentFlow documents(view, wanted);
  std::size_t shown = 0;
  for (const Need& need : needs) {
    const FlowNodeId node = view.flow.node_of[index(need.statement)];
    if (!wanted.contains(need.document) || documents.is_there(need.document, node)) continue;
    const StatementId maker = makers.at(need.document);
    const std::vector<WayPoint> way =
        shown++ < ways_shown ? documents.way_without(need.document, node) : std::vector<WayPoint>();
    Finding& finding =
        findings.report(Check::used_before_made, need.span, used_too_early(view, need, maker, way));
    if (maker != need.statement)
      finding.related.push_back(
          {view.workflow[maker].name_span,
           fmt::format("'{}' is made here", view.model[need.document].title)});
    finding.way = places_on_way(view.workflow, view.flow, way);
  }
}

void check_never_made(const WorkflowView& view, Findings& findings) {
  const std::vector<Need> needs = find_needs(view);
  if (needs.empty() || makes_something_unknown(view) || has_damaged_parts(view)) return;
  const auto makers = find_makers(view);
  const auto given = handed_in(view.workflow);
  std::unordered_map<DeclarationId, std::size_t> reported; // one lack is one mistake
  for (const Need& need : needs) {
    if (makers.contains(need.document) || given.contains(need.document)) continue;
    if (!view.verdict.is_reached(view.flow.node_of[index(need.statement)])) continue;
    const auto [place, fresh] = reported.try_emplace(need.document, findings.all().size());
    if (!fresh) {
      findings.all()[place->second].related.push_back({need.span, "also needed here"});
      continue;
    }
    const Declaration& document = view.model[need.document];
    findings.report(
        Check::never_made, need.span,
        fmt::format("'{}' needs '{}'{}, but nothing in this {} makes it; add 'makes {}' to a step "
                    "before, or 'needs {}' at the top if it comes from outside",
                    view.workflow[need.statement].title, document.title,
                    because_followed(view, need), noun(view.model[view.id].kind), document.id,
                    document.id));
  }
}

namespace {

/// Where a document is made.
struct Making {
  Span span{};
  DeclarationId party = DeclarationId::none; ///< who is told: perhaps it is made for them
};

/// Which documents something needs, approves or keeps, and where each is made.
class DocumentUse {
public:
  explicit DocumentUse(const Model& model)
      : model_(model)
      , used_(model.documents.size(), false)
      , made_(model.documents.size()) {
    for (const Guess& guess : model.guesses) guesses_.emplace(guess.place, guess.meant);
    for (const Document& document : model.documents)
      if (document.kept || model[document.self].damaged) use(document.self);
    for (const Workflow& workflow : model.workflows) look_at(workflow);
  }

  /// A name that is like none is asked for somewhere: it may mean any document.
  [[nodiscard]] bool any_may_be_used() const { return any_may_be_used_; }
  [[nodiscard]] bool is_used(std::size_t document) const { return used_[document]; }
  /// By index of `Model::documents`.
  [[nodiscard]] const std::vector<std::vector<Making>>& made() const { return made_; }

private:
  void look_at(const Workflow& workflow) {
    use_all(workflow.list(workflow.needs));
    for (const Work& work : workflow.works) {
      use_all(workflow.list(work.needs));
      use_all(workflow.list(work.approves));
      for (const Reference& each : workflow.list(work.makes))
        if (each.resolved())
          made_[model_[each.target].index].push_back({each.span, told_party(workflow, work)});
    }
  }

  [[nodiscard]] DeclarationId told_party(const Workflow& workflow, const Work& work) const {
    for (const Reference& each : workflow.list(work.informs))
      if (model_.is(each.target, DeclarationKind::party)) return each.target;
    return DeclarationId::none;
  }

  void use_all(std::span<const Reference> documents) {
    for (const Reference& each : documents) {
      if (each.resolved()) {
        use(each.target);
        continue;
      }
      const auto guess = guesses_.find(each.span);
      any_may_be_used_ |= guess == guesses_.end();
      if (guess != guesses_.end()) use(guess->second);
    }
  }

  void use(DeclarationId id) {
    if (model_.is(id, DeclarationKind::document)) used_[model_[id].index] = true;
  }

  const Model& model_;
  std::map<Span, DeclarationId> guesses_; ///< by the place of the name
  std::vector<bool> used_;
  std::vector<std::vector<Making>> made_;
  bool any_may_be_used_ = false;
};

std::string way_to_use_it(const Model& model, const Making& made) {
  if (made.party == DeclarationId::none)
    return "say who 'needs' it or where it is 'kept', or do not make it";
  return fmt::format("say where your copy is 'kept' or who 'needs' it, or, if it is only for '{}', "
                     "write 'allow never-used' with the reason",
                     model[made.party].title);
}

} // namespace

void check_never_used(const WorkspaceView& view, Findings& findings) {
  if (!view.text_is_sound) return;
  const Model& model = view.model;
  const DocumentUse use(model);
  if (use.any_may_be_used()) return;
  for (std::size_t i = 0; i < use.made().size(); ++i) {
    const std::vector<Making>& made = use.made()[i];
    const DeclarationId id = model.documents[i].self;
    if (made.empty() || use.is_used(i)) continue;
    Finding& finding = findings.report(
        Check::never_used, made.front().span,
        fmt::format("'{}' is made here, but nothing needs, approves or keeps it; {}",
                    model[id].title, way_to_use_it(model, made.front())));
    finding.related.push_back({model[id].name_span, "declared here"});
    for (std::size_t other = 1; other < made.size(); ++other)
      finding.related.push_back({made[other].span, "also made here"});
  }
}

namespace {

/// The first making of each document in the branches of one parallel.
class BranchMakers {
public:
  BranchMakers(const WorkflowView& view, Findings& findings)
      : view_(view)
      , findings_(findings) {}

  void look_at(std::uint32_t parallel) {
    first_.clear();
    const std::uint32_t end = view_.workflow.statements[parallel].subtree_end;
    for (std::uint32_t i = parallel + 1; i < end; i = view_.workflow.statements[i].subtree_end)
      if (view_.workflow.statements[i].kind == StatementKind::branch) look_at_branch(i);
  }

private:
  struct Making {
    std::uint32_t branch = 0;
    std::uint32_t reported_in = 0;
    Span span{};
  };

  void look_at_branch(std::uint32_t branch) {
    for (std::uint32_t i = branch + 1; i < view_.workflow.statements[branch].subtree_end; ++i) {
      const Work* work = view_.workflow.work(StatementId{i});
      if (work == nullptr) continue;
      for (const Reference& each : view_.workflow.list(work->makes))
        if (each.resolved()) note(each.target, branch, each.span);
      for (const DeclarationId each : view_.followed.made_by_following(view_.workflow, *work))
        note(each, branch, work->follow->span);
    }
  }

  void note(DeclarationId document, std::uint32_t branch, const Span& span) {
    const auto [place, fresh] = first_.try_emplace(document, Making{branch, branch, span});
    Making& making = place->second;
    if (fresh || making.branch == branch || making.reported_in == branch) return;
    making.reported_in = branch;
    Finding& finding = findings_.report(
        Check::parallel_conflict, span,
        fmt::format("branches '{}' and '{}' both make '{}' at the same time, so one may undo what "
                    "the other did; "
                    "make it in one of them, or after the parallel",
                    view_.workflow.statements[making.branch].title,
                    view_.workflow.statements[branch].title, view_.model[document].title));
    finding.related.push_back({making.span, "also made here"});
  }

  const WorkflowView& view_;
  Findings& findings_;
  std::unordered_map<DeclarationId, Making> first_;
};

} // namespace

void check_parallel_conflict(const WorkflowView& view, Findings& findings) {
  BranchMakers makers(view, findings);
  for (std::uint32_t i = 0; i < view.workflow.statements.size(); ++i)
    if (view.workflow.statements[i].kind == StatementKind::parallel) makers.look_at(i);
}

} // namespace waymark
