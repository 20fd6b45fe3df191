#include "html/relations.hpp"

#include "backends/handbook.hpp"

#include <algorithm>
#include <optional>

namespace waymark::html {

namespace {

/// How many places the search for the step before or behind looks at. Longer runs of decisions and
/// waits are rare, and the bound keeps the whole linear.
constexpr std::size_t search_limit = 48;

/// The roles, parties and tools that go on after `from`, other than its own performer: through
/// decisions, waits, forks and joins, not through deadlines and exceptions.
std::vector<DeclarationId> performers_behind(const FlowGraph& flow, FlowNodeId from,
                                             const std::vector<DeclarationId>& performer_of) {
  std::vector<DeclarationId> found;
  std::vector<FlowNodeId> open{from};
  for (std::size_t at = 0; at < open.size() && open.size() < search_limit; ++at) {
    for (const FlowEdge& edge : flow.out(open[at])) {
      if (edge.kind == FlowEdgeKind::deadline || edge.kind == FlowEdgeKind::exception ||
          std::ranges::find(open, edge.to) != open.end()) {
        continue;
      }
      if (flow[edge.to].kind != FlowNodeKind::step) {
        open.push_back(edge.to);
        continue;
      }
      const DeclarationId next = performer_of[index(edge.to)];
      if (next != DeclarationId::none && next != performer_of[index(from)] &&
          std::ranges::find(found, next) == found.end()) {
        found.push_back(next);
      }
    }
  }
  return found;
}

/// Hand-offs in both directions, by item.
void find_handoffs(const FlowGraph& flow, const Outline& outline, std::vector<ItemFacts>& items) {
  std::vector<DeclarationId> performer_of(flow.nodes.size(), DeclarationId::none);
  std::vector<std::uint32_t> number_of(flow.nodes.size(), 0);
  for (const OutlineItem& item : outline.items) {
    const FlowNodeId node = flow.node_of[index(item.statement)];
    if (node != FlowNodeId::none && item.kind == ItemKind::step) {
      performer_of[index(node)] = item.performer.declaration;
      number_of[index(node)] = item.number;
    }
  }
  // The graph is searched from each step forwards; `from` is the same search with the edges turned.
  for (std::uint32_t node = 0; node < flow.nodes.size(); ++node) {
    if (number_of[node] == 0 || performer_of[node] == DeclarationId::none) {
      continue;
    }
    ItemFacts& item = items[number_of[node] - 1];
    item.to = performers_behind(flow, FlowNodeId{node}, performer_of);
    std::vector<FlowNodeId> open{FlowNodeId{node}};
    for (std::size_t at = 0; at < open.size() && open.size() < search_limit; ++at) {
      for (const FlowEdgeId id : flow.in(open[at])) {
        const FlowEdge& edge = flow[id];
        if (edge.kind == FlowEdgeKind::deadline || edge.kind == FlowEdgeKind::exception ||
            std::ranges::find(open, edge.from) != open.end()) {
          continue;
        }
        if (flow[edge.from].kind != FlowNodeKind::step) {
          open.push_back(edge.from);
        } else if (const DeclarationId before = performer_of[index(edge.from)];
                   before != DeclarationId::none && before != performer_of[node] &&
                   std::ranges::find(item.from, before) == item.from.end()) {
          item.from.push_back(before);
        }
      }
    }
  }
}

void add_to(std::vector<std::vector<DeclarationId>>& lists, const std::optional<Reference>& key,
            DeclarationId value) {
  if (key && key->resolved()) {
    lists[index(key->target)].push_back(value);
  }
}

} // namespace

Relations::Relations(const Model& model)
    : uses(model.declarations.size())
    , items(model.workflows.size())
    , owned(model.declarations.size())
    , backs_up(model.declarations.size())
    , kept_in(model.declarations.size())
    , after(model.declarations.size())
    , handed_in(model.declarations.size()) {
  for (const System& system : model.systems) add_to(owned, system.owner, system.self);
  for (const Process& process : model.processes) add_to(owned, process.owner, process.self);
  for (const Workflow& workflow : model.workflows) {
    add_to(owned, workflow.owner, workflow.self);
    if (workflow.after) {
      add_to(after, workflow.after->workflow, workflow.self);
    }
    for (const Reference& document : workflow.list(workflow.needs)) {
      add_to(handed_in, document, workflow.self);
    }
  }
  for (const Tool& tool : model.tools) add_to(owned, tool.owner, tool.self);
  for (const waymark::Document& document : model.documents) {
    add_to(owned, document.owner, document.self);
    if (document.kept) {
      add_to(kept_in, document.kept->tool, document.self);
    }
  }
  for (const Role& role : model.roles) add_to(backs_up, role.backup, role.self);
}

void Relations::add(const CheckedModel& checked, const Outline& outline) {
  std::vector<ItemFacts>& facts = items[checked.model[outline.workflow].index];
  facts.reserve(outline.items.size());
  for (const OutlineItem& item : outline.items) {
    const auto use = [&](DeclarationId who, UseKind kind) {
      if (who != DeclarationId::none) {
        uses[index(who)].push_back({kind, outline.workflow, item.number});
      }
    };
    const auto use_all = [&](const std::vector<Named>& names, UseKind kind) {
      for (const Named& name : names) use(name.declaration, kind);
    };
    use(item.performer.declaration, UseKind::performs);
    if (item.accountable && item.accountable->declaration != item.performer.declaration) {
      use(item.accountable->declaration, UseKind::answers);
    }
    use_all(item.consulted, UseKind::consulted);
    use_all(item.informed, UseKind::informed);
    if (item.from) use(item.from->declaration, UseKind::awaited);
    use_all(item.tools, UseKind::tool);
    use_all(item.needs, UseKind::needs);
    use_all(item.makes, UseKind::makes);
    use_all(item.approves, UseKind::approves);
    if (item.follow) use(*item.follow, UseKind::follows);
    facts.push_back({.statement = item.statement,
                     .kind = item.kind,
                     .title = item.title,
                     .anchor = page_anchor(item.key),
                     .takes = item.takes,
                     .performer = item.performer.declaration,
                     .awaited = item.from ? item.from->declaration : DeclarationId::none});
  }
  for (const OutlineSection& section : outline.sections) {
    for (std::uint32_t at = 0; at < section.item_count; ++at) {
      facts[section.first_item + at].stage = section.title;
    }
  }
  find_handoffs(checked.flow(outline.workflow), outline, facts);
}

} // namespace waymark::html
