#include "build_workflow.hpp"

#include "fixes/spelling_fix.hpp"
#include "grammar/unicode.hpp"
#include "misspelt_words.hpp"

#include <fmt/core.h>

/// Ids inside one workflow: who has them, and which statements jumps mean.
namespace waymark {

namespace {

/// Two statements that ended up with one id; at least one of them by its title alone.
struct SharedId {
  StatementId first{};
  StatementId later{};
};

constexpr bool can_be_jumped_to(StatementKind kind) {
  switch (kind) {
  case StatementKind::step:
  case StatementKind::decide:
  case StatementKind::if_:
  case StatementKind::parallel:
  case StatementKind::wait: return true;
  default: return false;
  }
}

class FlowLinker {
public:
  FlowLinker(WorkflowBuilder& builder, NameTable& table)
      : builder_(builder)
      , context_(builder.context)
      , workflow_(builder.workflow)
      , table_(table) {}

  void link() {
    table_.clear();
    table_.reserve(workflow_.statements.size());
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) declare(StatementId{i});
    for (const PendingTarget& target : builder_.pending) resolve(target);
    for (const SharedId& shared : shared_) {
      if (targets_.contains(shared.first)) report_shared(shared);
    }
  }

private:
  const Statement& at(StatementId id) const { return workflow_[id]; }

  void declare(StatementId id) {
    const Statement& statement = at(id);
    if (statement.id.empty() || !can_be_jumped_to(statement.kind)) return;
    const auto before = table_.insert(statement.id, index(id));
    if (!before) return;
    const StatementId first{*before};
    if (statement.explicit_id && at(first).explicit_id) {
      if (!may_be_target(first) && !may_be_target(id)) report_duplicate(first, id);
    } else {
      shared_.push_back({first, id});
    }
  }

  /// `if send` without what it leads to: that may be the id, and the `->` before it forgotten.
  [[nodiscard]] bool may_be_target(StatementId id) const {
    const Statement& statement = at(id);
    return statement.kind == StatementKind::if_ && statement.damaged &&
           statement.subtree_end == index(id) + 1;
  }

  void report_duplicate(StatementId first, StatementId later) {
    context_.findings
        .report(Check::duplicate_name, at(later).name_span,
                fmt::format("the id '{}' is taken already in this workflow; give this {} another",
                            at(later).id, noun(at(later).kind)))
        .related.push_back({at(first).name_span, "first used here"});
  }

  void report_shared(const SharedId& shared) {
    context_.findings
        .report(Check::duplicate_name, at(shared.later).name_span,
                fmt::format(
                    "two places of this workflow have the id '{}', so nobody can tell which one "
                    "the jump to it means; write an id before the title of one of them",
                    at(shared.later).id))
        .related.push_back({at(shared.first).name_span, "the other one is here"});
  }

  void resolve(const PendingTarget& target) {
    const std::string_view written = target.reference.text();
    auto found = table_.find(written);
    if (!found && !is_ascii(written)) found = table_.find(to_nfc(written));
    if (!found) {
      report_lost(target.reference, written);
      return;
    }
    Jump& jump = workflow_.jumps[target.jump];
    Destination& destination = target.is_then ? jump.then : jump.to;
    destination.kind = DestinationKind::statement;
    destination.statement = StatementId{*found};
    if (!shared_.empty()) targets_.insert(destination.statement);
  }

  /// Without its arrow, it may have been meant for no jump at all, and of several words each may be
  /// the id; that has been reported.
  static bool has_lost_its_arrow(NodeRef reference) {
    const NodeRef before(&reference.tree(), reference.index() - 1);
    return before.kind() == Kind::missing || before.kind() == Kind::unexpected ||
           is_word_for_arrow(before);
  }

  /// `-> stop "Refused"`: an end was meant, and what has no place behind the id has been reported.
  static bool stands_for_end(NodeRef reference) {
    const Tree& tree = reference.tree();
    const std::uint32_t next = reference.index() + 1;
    if (next >= tree.nodes.size() || tree.nodes[next].kind != Kind::unexpected) return false;
    return NodeRef(&tree, next).text().starts_with('"');
  }

  void report_lost(NodeRef reference, std::string_view id) {
    if (context_.names.is_lost(id) || has_lost_its_arrow(reference) || stands_for_end(reference))
      return;
    if (const Statement* stage = find_stage(id)) {
      report_kind(reference, id, "stage", stage->name_span);
    } else if (const auto declared = context_.names.find(id)) {
      const Declaration& declaration = context_.model[*declared];
      report_kind(reference, id, noun(declaration.kind), declaration.name_span);
    } else {
      report_unknown(reference, id);
    }
  }

  const Statement* find_stage(std::string_view id) {
    if (!stages_known_) {
      stages_known_ = true;
      for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) {
        const Statement& statement = workflow_.statements[i];
        if (statement.kind == StatementKind::stage) stages_.insert(statement.id, i);
      }
    }
    const auto found = stages_.find(id);
    return found ? &workflow_.statements[*found] : nullptr;
  }

  void report_kind(NodeRef reference, std::string_view id, std::string_view what, Span declared) {
    context_.findings
        .report(
            Check::wrong_kind, reference.span(),
            fmt::format("'{}' is a {}, but '->' leads to a step, decision, parallel or wait of "
                        "this workflow; {}",
                        id, what,
                        what == "stage" ? "write the id of its first step" : "write the id of one"))
        .related.push_back({declared, "declared here"});
  }

  void report_unknown(NodeRef reference, std::string_view id) {
    if (candidates_.empty()) {
      for (const Statement& statement : workflow_.statements) {
        if (!statement.id.empty() && can_be_jumped_to(statement.kind)) {
          candidates_.push_back(statement.id);
        }
      }
    }
    const auto near = context_.names.suggestions().find(id, candidates_);
    std::string message = fmt::format("nothing in this workflow is called '{}'", id);
    message += near ? fmt::format("; did you mean '{}'?", near->word)
                    : "; write the id of a step, decision, parallel or wait, or give one of them "
                      "this id";
    Finding& finding =
        context_.findings.report(Check::unknown_name, reference.span(), std::move(message));
    if (near) finding.fixes.push_back(spelling_fix(reference.span(), *near));
  }

  class StatementSet {
  public:
    void insert(StatementId id) {
      if (members_.size() <= index(id)) members_.resize(index(id) + std::size_t{1});
      members_[index(id)] = true;
    }
    bool contains(StatementId id) const {
      return index(id) < members_.size() && members_[index(id)];
    }

  private:
    std::vector<bool> members_;
  };

  WorkflowBuilder& builder_;
  BuildContext& context_;
  Workflow& workflow_;
  NameTable& table_;
  NameTable stages_;
  bool stages_known_ = false;
  std::vector<SharedId> shared_;
  StatementSet targets_; ///< known only where ids are shared
  std::vector<std::string_view> candidates_;
};

} // namespace

void link_flow(WorkflowBuilder& builder, NameTable& table) {
  FlowLinker(builder, table).link();
}

} // namespace waymark
