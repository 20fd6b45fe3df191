#include "diagram/views/landscape_content.hpp"

#include "diagram/views/content_order.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace waymark {
namespace {

constexpr std::size_t most_flows = 120;
constexpr std::size_t most_followed = 64; ///< procedures looked into for one workflow

class LandscapeReader {
public:
  LandscapeReader(const Model& model, DeclarationId root)
      : model_(model)
      , root_(root) {}

  Landscape read() {
    seen_.assign(model_.declarations.size(), false);
    if (root_ == DeclarationId::none) {
      add_everything();
    } else {
      add_tree(root_);
    }
    add_flows();
    return std::move(landscape_);
  }

private:
  struct Open {
    DeclarationId declaration{};
    std::uint32_t depth = 0;
  };

  void add_everything() {
    const std::vector<DeclarationId> systems = all_in_order(model_.systems);
    for (const DeclarationId id : systems) {
      if (!is_inside_another(model_.system(id))) add_tree(id);
    }
    for (const DeclarationId id : systems) add_tree(id); // those in a circle
    for (const DeclarationId id : all_in_order(model_.processes)) add_tree(id);
    add_others();
  }

  template<class Element>
  [[nodiscard]] std::vector<DeclarationId>
  all_in_order(const std::vector<Element>& elements) const {
    std::vector<DeclarationId> all;
    for (const Element& element : elements) all.push_back(element.self);
    return in_content_order(model_, all);
  }

  [[nodiscard]] bool is_inside_another(const System& system) const {
    return system.parent && model_.is(system.parent->target, DeclarationKind::system);
  }

  void add_tree(DeclarationId root) {
    std::vector<Open> open{{root, 0}};
    while (!open.empty()) {
      const Open next = open.back();
      open.pop_back();
      if (seen_[index(next.declaration)]) continue;
      seen_[index(next.declaration)] = true;
      if (model_.is(next.declaration, DeclarationKind::process)) {
        add_process(next);
        continue;
      }
      landscape_.items.push_back({LandscapeKind::system, next.declaration, next.depth});
      const System& system = model_.system(next.declaration);
      std::vector<Open> inside;
      for (const auto* parts : {&system.processes, &system.systems}) {
        for (const DeclarationId id : in_content_order(model_, *parts))
          inside.push_back({id, next.depth + 1});
      }
      if (inside.empty()) {
        landscape_.items.push_back({LandscapeKind::gap, next.declaration, next.depth + 1});
      }
      open.insert(open.end(), inside.rbegin(), inside.rend());
    }
  }

  void add_process(const Open& process) {
    landscape_.items.push_back({LandscapeKind::process, process.declaration, process.depth});
    const auto workflows = in_content_order(model_, model_.process(process.declaration).workflows);
    for (const DeclarationId id : workflows) add_workflow(id, process.depth + 1);
    if (workflows.empty()) {
      landscape_.items.push_back({LandscapeKind::gap, process.declaration, process.depth + 1});
    }
  }

  void add_workflow(DeclarationId id, std::uint32_t depth) {
    item_of_[id] = static_cast<std::uint32_t>(landscape_.items.size());
    landscape_.items.push_back({LandscapeKind::workflow, id, depth});
  }

  void add_others() {
    bool first = true;
    for (const DeclarationId id : all_in_order(model_.workflows)) {
      if (model_.workflow(id).is_procedure || item_of_.contains(id)) continue;
      if (first) landscape_.items.push_back({LandscapeKind::others, DeclarationId::none, 0});
      first = false;
      add_workflow(id, 1);
    }
  }

  void add_flows() {
    Flows flows;
    add_after(flows);
    const std::size_t order_only = flows.size();
    Flows with_documents = flows;
    add_documents(with_documents);
    landscape_.documents_left_out =
        with_documents.size() > most_flows && with_documents.size() > order_only;
    if (!landscape_.documents_left_out) flows = std::move(with_documents);
    for (auto& [ends, flow] : flows) landscape_.flows.push_back(std::move(flow));
  }

  using Flows = std::map<std::pair<std::uint32_t, std::uint32_t>, LandscapeFlow>;

  void add_after(Flows& flows) const {
    for (const auto& [id, item] : item_of_) {
      const Workflow& workflow = model_.workflow(id);
      if (!workflow.after) continue;
      const auto before = item_of_.find(workflow.after->workflow.target);
      if (before == item_of_.end() || before->second == item) continue;
      flows[{before->second, item}] = {before->second, item, true,
                                       std::string(workflow.after->result.value)};
    }
  }

  void add_documents(Flows& flows) const {
    std::map<DeclarationId, std::set<std::uint32_t>> makers;
    for (const auto& [id, item] : item_of_) {
      for (const DeclarationId document : made_by(id)) makers[document].insert(item);
    }
    for (const auto& [id, item] : item_of_) {
      const Workflow& workflow = model_.workflow(id);
      for (const Reference& need : workflow.list(workflow.needs)) {
        if (!need.resolved() || flows.size() > most_flows) continue;
        for (const std::uint32_t maker : makers[need.target]) {
          if (maker == item) continue;
          LandscapeFlow& flow = flows[{maker, item}];
          flow.from = maker;
          flow.to = item;
          if (!flow.label.empty()) flow.label += ", ";
          flow.label += model_[need.target].title;
        }
      }
    }
  }

  /// Also by the procedures that it follows.
  [[nodiscard]] std::set<DeclarationId> made_by(DeclarationId id) const {
    std::set<DeclarationId> documents;
    std::vector<DeclarationId> open{id};
    std::set<DeclarationId> known{id};
    while (!open.empty()) {
      const Workflow& workflow = model_.workflow(open.back());
      open.pop_back();
      for (const Work& work : workflow.works) {
        for (const Reference& made : workflow.list(work.makes)) {
          if (made.resolved()) documents.insert(made.target);
        }
        if (!work.follow || !work.follow->resolved() || known.size() >= most_followed) continue;
        const DeclarationId followed = work.follow->target;
        if (model_.is(followed, DeclarationKind::procedure) && known.insert(followed).second) {
          open.push_back(followed);
        }
      }
    }
    return documents;
  }

  const Model& model_;
  DeclarationId root_;
  std::vector<bool> seen_{};
  std::map<DeclarationId, std::uint32_t> item_of_{}; ///< workflows
  Landscape landscape_{};
};

} // namespace

Landscape read_landscape(const Model& model, DeclarationId root) {
  return LandscapeReader(model, root).read();
}

} // namespace waymark
