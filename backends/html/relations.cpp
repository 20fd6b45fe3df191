#include "html/relations.hpp"

#include "backends/handbook.hpp"

#include <algorithm>
#include <optional>

namespace waymark::html {

namespace {

/// How many places the search for the item before or behind looks at. Longer runs of forks and
/// joins are rare, and the bound keeps the whole linear.
constexpr std::size_t search_limit = 48;

/// Finds who goes on after an item of somebody's, and who was at it before. Waits and decisions
/// count like steps: work passes behind them, not before.
class Neighbours {
public:
  Neighbours(const FlowGraph& flow, const Outline& outline, const HandedOver& handed_over)
      : flow_(flow)
      , outline_(outline)
      , handed_over_(handed_over)
      , item_at_(flow.nodes.size(), 0) {
    for (const OutlineItem& item : outline.items) {
      const FlowNodeId node = flow.node_of[index(item.statement)];
      const bool is_done = item.kind != ItemKind::parallel && item.kind != ItemKind::for_each;
      if (node != FlowNodeId::none && is_done && item.performer.declaration != DeclarationId::none)
        item_at_[index(node)] = item.number;
    }
  }

  void add_to(std::vector<ItemFacts>& items) {
    for (const OutlineItem& item : outline_.items) {
      add_received(items[item.number - 1], item);
      wants_nothing_.push_back(handed_over_.wanted(item).empty());
    }
    for (std::uint32_t node = 0; node < flow_.nodes.size(); ++node) {
      if (item_at_[node] == 0) continue;
      ItemFacts& item = items[item_at_[node] - 1];
      for (const std::uint32_t behind : around(FlowNodeId{node}, true))
        add_behind(items, item, node, behind);
      for (const std::uint32_t before : around(FlowNodeId{node}, false)) {
        const DeclarationId who = performer(before);
        if (who != item.performer && std::ranges::find(item.from, who) == item.from.end())
          item.from.push_back(who);
      }
    }
  }

private:
  [[nodiscard]] DeclarationId performer(std::uint32_t number) const {
    return outline_.items[number - 1].performer.declaration;
  }

  void add_received(ItemFacts& facts, const OutlineItem& item) const {
    for (const DeclarationId document : handed_over_.wanted(item)) {
      if (std::ranges::find(item.approves, document, &Named::declaration) != item.approves.end())
        continue;
      const DeclarationId from = handed_over_.source(document, item.number);
      facts.received.push_back({document, from == facts.performer ? DeclarationId::none : from});
    }
  }

  /// Of what the text does not say that it is needed.
  static void add_coming(ItemFacts& behind, DeclarationId document, DeclarationId from) {
    if (std::ranges::find(behind.received, document, &Received::document) == behind.received.end())
      behind.received.push_back({document, from});
  }

  void add_behind(std::vector<ItemFacts>& items, ItemFacts& item, std::uint32_t node,
                  std::uint32_t behind) const {
    const DeclarationId who = performer(behind);
    if (who == item.performer) return;
    auto known = std::ranges::find(item.to, who, &Handing::to);
    if (known == item.to.end()) known = item.to.insert(known, {who, {}});
    for (const DeclarationId document :
         handed_over_.documents(item.performer, who, item_at_[node], behind)) {
      if (wants_nothing_[behind - 1]) add_coming(items[behind - 1], document, item.performer);
      if (std::ranges::find(known->documents, document) == known->documents.end())
        known->documents.push_back(document);
    }
  }

  /// The items next to a node, through forks and joins, not through deadlines and exceptions.
  [[nodiscard]] std::vector<std::uint32_t> around(FlowNodeId from, bool forwards) const {
    std::vector<std::uint32_t> found;
    std::vector<FlowNodeId> open{from};
    const auto visit = [&](const FlowEdge& edge) {
      const FlowNodeId node = forwards ? edge.to : edge.from;
      if (edge.kind == FlowEdgeKind::deadline || edge.kind == FlowEdgeKind::exception) return;
      if (const std::uint32_t item = item_at_[index(node)]; item != 0) {
        if (std::ranges::find(found, item) == found.end()) found.push_back(item);
      } else if (std::ranges::find(open, node) == open.end()) {
        open.push_back(node);
      }
    };
    for (std::size_t at = 0; at < open.size() && open.size() < search_limit; ++at) {
      if (forwards) {
        for (const FlowEdge& edge : flow_.out(open[at])) visit(edge);
      } else {
        for (const FlowEdgeId id : flow_.in(open[at])) visit(flow_[id]);
      }
    }
    return found;
  }

  const FlowGraph& flow_;
  const Outline& outline_;
  const HandedOver& handed_over_;
  std::vector<bool> wants_nothing_;    ///< by item, as far as the text says
  std::vector<std::uint32_t> item_at_; ///< by node: the number of somebody's item, or 0
};

/// As far as the item itself says them.
ItemFacts facts_of(const OutlineItem& item) {
  return {.statement = item.statement,
          .kind = item.kind,
          .title = item.title,
          .anchor = page_anchor(item.key),
          .takes = item.takes,
          .performer = item.performer.declaration,
          .awaited = item.from ? item.from->declaration : DeclarationId::none,
          .is_followed = item.performer_source == PerformerSource::follower};
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
    , passings(model.workflows.size())
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

void Relations::add_uses(const Outline& outline, const OutlineItem& item,
                         const std::vector<DeclarationId>& followers) {
  const auto use = [&](DeclarationId who, UseKind kind) {
    if (who != DeclarationId::none)
      uses[index(who)].push_back({kind, outline.workflow, item.number});
  };
  const auto use_all = [&](const std::vector<Named>& names, UseKind kind) {
    for (const Named& name : names) use(name.declaration, kind);
  };
  use(item.performer.declaration, UseKind::performs);
  if (item.performer_source == PerformerSource::follower)
    for (const DeclarationId follower : followers) use(follower, UseKind::performs);
  if (item.accountable && item.accountable->declaration != item.performer.declaration)
    use(item.accountable->declaration, UseKind::answers);
  use_all(item.consulted, UseKind::consulted);
  use_all(item.informed, UseKind::informed);
  if (item.from) use(item.from->declaration, UseKind::awaited);
  use_all(item.tools, UseKind::tool);
  use_all(item.needs, UseKind::needs);
  use_all(item.makes, UseKind::makes);
  use_all(item.approves, UseKind::approves);
  if (item.follow) use(*item.follow, UseKind::follows);
}

void Relations::add(const CheckedModel& checked, const Outliner& outliner, const Outline& outline) {
  const std::uint32_t place = checked.model[outline.workflow].index;
  const std::vector<DeclarationId> followers =
      has_follower(outline) ? outliner.followers(outline.workflow) : std::vector<DeclarationId>{};
  std::vector<ItemFacts>& facts = items[place];
  facts.reserve(outline.items.size());
  for (const OutlineItem& item : outline.items) {
    add_uses(outline, item, followers);
    facts.push_back(facts_of(item));
  }
  for (const OutlineSection& section : outline.sections) {
    for (std::uint32_t at = 0; at < section.item_count; ++at) {
      facts[section.first_item + at].stage = section.title;
    }
  }
  const HandedOver handed_over(checked.model, outliner, outline);
  Neighbours(checked.flow(outline.workflow), outline, handed_over).add_to(facts);
  passings[place] = waymark::passings(outliner, outline, handed_over);
}

} // namespace waymark::html
