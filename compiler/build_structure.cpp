#include "build_declarations.hpp"

#include <fmt/core.h>

/// Systems and processes: what the business has, before anybody does it.
namespace waymark {

namespace {

/// Nesting wins over `in`, which may then only repeat it.
void set_parent(std::optional<Reference>& parent, DeclarationId nested_in, Span self) {
  if (nested_in != DeclarationId::none) parent = Reference{nested_in, self};
}

ProcessStage read_stage(NodeRef node, BuildContext& context) {
  ProcessStage stage;
  stage.span = node.span();
  const Head head = read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::purpose: set_once(stage.purpose, read_text(clause, context)); break;
    case Kind::by: set_once(stage.by, read_reference(clause, wanted::performer, context)); break;
    case Kind::was:
      if (const NodeRef old = clause.child(Kind::reference)) {
        stage.former_ids.push_back(normal_id(old.text(), context.texts));
      }
      break;
    case Kind::allow: read_severity(clause, stage.span, context); break;
    default: break;
    }
  });
  const NameText name = name_text(head.name, head.title, context.texts);
  stage.id = name.id;
  stage.title = name.title;
  stage.name_span = place_of(node, name);
  return stage;
}

void report_repeated_stages(const Process& process, BuildContext& context) {
  NameTable table;
  for (std::uint32_t i = 0; i < process.stages.size(); ++i) {
    const ProcessStage& stage = process.stages[i];
    if (stage.id.empty()) continue;
    const auto before = table.insert(stage.id, i);
    if (!before) continue;
    context.findings
        .report(Check::duplicate_name, stage.name_span,
                fmt::format("the stage '{}' is declared twice in this process; remove one of them, "
                            "or give it another id",
                            stage.id))
        .related.push_back({process.stages[*before].name_span, "first declared here"});
  }
}

} // namespace

void read_system(NodeRef node, DeclarationId self, DeclarationId nested_in, BuildContext& context) {
  System system;
  system.self = self;
  set_parent(system.parent, nested_in, context.model[self].name_span);
  read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::owner: set_once(system.owner, read_reference(clause, wanted::role, context)); break;
    case Kind::in: set_once(system.parent, read_reference(clause, wanted::system, context)); break;
    case Kind::purpose: set_once(system.purpose, read_text(clause, context)); break;
    default: break;
    }
  });
  context.model.systems.push_back(std::move(system));
}

void read_process(NodeRef node, DeclarationId self, DeclarationId nested_in,
                  BuildContext& context) {
  Process process;
  process.self = self;
  set_parent(process.parent, nested_in, context.model[self].name_span);
  read_head(node, [&](NodeRef clause) {
    switch (clause.kind()) {
    case Kind::owner: set_once(process.owner, read_reference(clause, wanted::role, context)); break;
    case Kind::in: set_once(process.parent, read_reference(clause, wanted::system, context)); break;
    case Kind::purpose: set_once(process.purpose, read_text(clause, context)); break;
    case Kind::scope: set_once(process.scope, read_text(clause, context)); break;
    case Kind::trigger: set_once(process.trigger, read_text(clause, context)); break;
    case Kind::outcome: set_once(process.outcome, read_text(clause, context)); break;
    case Kind::stage: process.stages.push_back(read_stage(clause, context)); break;
    default: break;
    }
  });
  report_repeated_stages(process, context);
  context.model.processes.push_back(std::move(process));
}

} // namespace waymark
