#include "link_model.hpp"

#include "fixes/spelling_fix.hpp"
#include "word_lists.hpp"

#include <algorithm>
#include <fmt/core.h>

namespace waymark {

namespace {

System* parent_of(const std::optional<Reference>& parent, Model& model) {
  if (!parent || !parent->resolved()) return nullptr;
  return &model.systems[model[parent->target].index];
}

/// Owner inheritance, each system once, also where systems are in one another in a circle.
class OwnerInheritance {
public:
  explicit OwnerInheritance(Model& model)
      : model_(model)
      , known_(model.systems.size()) {}

  void run() {
    for (System& system : model_.systems) settle(system);
    for (Process& process : model_.processes) {
      set(process, parent_of(process.parent, model_));
    }
  }

private:
  std::size_t index_of(const System& system) const {
    return static_cast<std::size_t>(&system - model_.systems.data());
  }

  /// Walks up to the first system that is settled or has nothing above it, then down again.
  void settle(System& from) {
    path_.clear();
    for (System* system = &from; system && !known_[index_of(*system)];
         system = parent_of(system->parent, model_)) {
      known_[index_of(*system)] = true;
      path_.push_back(system);
    }
    for (auto system = path_.rbegin(); system != path_.rend(); ++system) {
      set(**system, parent_of((*system)->parent, model_));
    }
  }

  template<typename Owned>
  static void set(Owned& owned, const System* parent) {
    if (owned.owner) {
      owned.accountable = owned.owner->target;
      owned.has_owner = true;
    } else if (parent) {
      owned.accountable = parent->accountable;
      owned.has_owner = parent->has_owner;
    } else if (owned.parent) {
      owned.has_owner = true; // a system of an unknown name: it may well have an owner
    }
  }

  Model& model_;
  std::vector<bool> known_;
  std::vector<System*> path_;
};

bool ends_with_result(const Workflow& workflow, std::string_view result) {
  if (workflow.outcome.value == result) return true;
  const auto is_result = [&](const Destination& destination) {
    return destination.kind == DestinationKind::end && destination.result.value == result;
  };
  return std::ranges::any_of(workflow.statements,
                             [&](const Statement& statement) {
                               return statement.kind == StatementKind::end &&
                                      statement.title == result;
                             }) ||
         std::ranges::any_of(workflow.jumps, [&](const Jump& jump) {
           return is_result(jump.to) || is_result(jump.then);
         });
}

std::vector<std::string_view> results_of(const Workflow& workflow) {
  std::vector<std::string_view> results;
  const auto add = [&](std::string_view result) {
    if (!result.empty()) results.push_back(result);
  };
  add(workflow.outcome.value);
  for (const Statement& statement : workflow.statements) {
    if (statement.kind == StatementKind::end) add(statement.title);
  }
  for (const Jump& jump : workflow.jumps) {
    add(jump.to.result.value);
    add(jump.then.result.value);
  }
  return results;
}

} // namespace

void link_structure(Model& model) {
  for (const Declaration& declaration : model.declarations) {
    if (declaration.kind == DeclarationKind::system) {
      const System& system = model.systems[declaration.index];
      if (System* parent = parent_of(system.parent, model)) parent->systems.push_back(system.self);
    } else if (declaration.kind == DeclarationKind::process) {
      const Process& process = model.processes[declaration.index];
      if (System* parent = parent_of(process.parent, model)) {
        parent->processes.push_back(process.self);
      }
    }
  }
  OwnerInheritance(model).run();
}

void link_realizations(Model& model) {
  for (const Workflow& workflow : model.workflows) {
    if (!workflow.realizes || !workflow.realizes->resolved()) continue;
    model.processes[model[workflow.realizes->target].index].workflows.push_back(workflow.self);
  }
  for (Process& process : model.processes)
    std::ranges::stable_sort(process.workflows, {}, [&](DeclarationId workflow) {
      return model.workflow(workflow).first_stage();
    });
}

void check_awaited_results(BuildContext& context) {
  const Model& model = context.model;
  for (const Workflow& workflow : model.workflows) {
    if (!workflow.after || !workflow.after->workflow.resolved()) continue;
    const Text& result = workflow.after->result;
    const DeclarationId id = workflow.after->workflow.target;
    const Workflow& awaited = model.workflow(id);
    if (!result.given() || model[id].damaged || ends_with_result(awaited, result.value)) continue;
    const std::vector<std::string_view> results = results_of(awaited);
    const auto near = context.names.suggestions().find(result.value, results);
    std::string message = fmt::format("the workflow '{}' never ends with the result '{}'",
                                      model[id].id, result.value);
    message += near ? fmt::format("; did you mean '{}'?", near->word)
               : results.empty()
                   ? "; leave the result out, for it names none"
                   : fmt::format("; it ends with {}", list_of_names(results, "or", 5));
    Finding& finding =
        context.findings.report(Check::unknown_name, result.span, std::move(message));
    finding.related.push_back({model[id].name_span, "the workflow is declared here"});
    const bool is_plain = near && near->word.find_first_of("\"\\\n") == std::string_view::npos;
    if (is_plain) finding.fixes.push_back(string_fix(result.span, *near));
  }
}

} // namespace waymark
