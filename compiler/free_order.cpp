#include "free_order.hpp"

#include "order_net.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace waymark {
namespace {

/// Edges with a token, in order.
using Marking = std::vector<std::uint32_t>;

class Exploration {
public:
  Exploration(const OrderNet& net, Verdict& verdict)
      : net_(net)
      , verdict_(verdict) {}

  void run() {
    visit({}, std::nullopt, 0);
    start();
    for (std::uint32_t s = 1; s < states_.size(); ++s) {
      const Marking marking = states_[s].marking; // states_ grows
      moved_ = false;
      for (std::uint32_t i = 0; i < marking.size() && !is_too_much(); ++i)
        fire(s, marking, marking[i]);
      if (is_too_much()) {
        verdict_.decided = !verdict_.order_faults.empty();
        return;
      }
      if (!moved_) report_stuck(s, marking);
    }
    report_endless();
  }

private:
  struct State {
    Marking marking{};
    std::optional<std::uint32_t> from{}; ///< the state before
    std::uint32_t node = 0;              ///< what happened
  };

  bool is_too_much() const {
    return states_.size() > most_order_states || tokens_ > most_order_tokens;
  }

  const OrderNet::Node& node(std::uint32_t v) const { return net_.nodes()[v]; }
  const OrderNet::Edge& edge(std::uint32_t e) const { return net_.edges()[e]; }

  std::uint32_t visit(const Marking& marking, std::optional<std::uint32_t> from, std::uint32_t by) {
    tokens_ += marking.size();
    const auto number = static_cast<std::uint32_t>(states_.size());
    const auto [place, fresh] = numbers_.try_emplace(marking, number);
    if (fresh) {
      states_.push_back({marking, from, by});
      can_end_.push_back(false);
    }
    if (from) steps_.emplace_back(*from, place->second);
    return place->second;
  }

  /// State 0 is before the start.
  void start() { give(0, {}, 0); }

  /// What the token on an edge can do. A join moves by its first edge, so once.
  void fire(std::uint32_t s, const Marking& marking, std::uint32_t e) {
    const std::uint32_t v = edge(e).to;
    const OrderNet::Node& at = node(v);
    if (at.kind == OrderKind::end) {
      moved_ = can_end_[s] = true;
      return;
    }
    Marking left;
    if (at.kind == OrderKind::join) {
      tokens_ += at.in.size();
      const bool complete = std::all_of(at.in.begin(), at.in.end(), [&](std::uint32_t each) {
        return std::binary_search(marking.begin(), marking.end(), each);
      });
      if (!complete) return;
      moved_ = true;
      if (e != *std::min_element(at.in.begin(), at.in.end())) return;
      std::copy_if(marking.begin(), marking.end(), std::back_inserter(left),
                   [&](std::uint32_t each) { return edge(each).to != v; });
    } else {
      std::copy_if(marking.begin(), marking.end(), std::back_inserter(left),
                   [&](std::uint32_t each) { return each != e; });
    }
    moved_ = true;
    give(s, left, v);
  }

  /// A fork gives to all edges out, all others to one of them.
  void give(std::uint32_t s, const Marking& left, std::uint32_t v) {
    if (node(v).out.empty()) can_end_[s] = true; // an end of another kind
    if (node(v).kind == OrderKind::fork) return put(s, left, node(v).out, v);
    for (const std::uint32_t e : node(v).out) put(s, left, {e}, v);
  }

  void put(std::uint32_t s, const Marking& left, const std::vector<std::uint32_t>& onto,
           std::uint32_t v) {
    Marking next = left;
    for (const std::uint32_t e : onto) {
      if (std::binary_search(left.begin(), left.end(), e)) {
        twice_.insert(s);
        return report_twice(s, e, v);
      }
      next.push_back(e);
    }
    std::sort(next.begin(), next.end());
    visit(next, s, v);
  }

  // ---- Faults -----------------------------------------------------------------------------------

  std::vector<std::uint32_t> way_to(std::uint32_t s) const {
    std::vector<std::uint32_t> way;
    for (; states_[s].from; s = *states_[s].from) way.push_back(states_[s].node);
    std::reverse(way.begin(), way.end());
    return way;
  }

  void report(OrderFaultKind kind, FlowNodeId split, std::uint32_t place,
              const std::vector<std::uint32_t>& way) {
    if (!reported_.emplace(kind, place).second) return;
    OrderFault fault;
    fault.kind = kind;
    fault.split = split;
    fault.place = FlowNodeId{place};
    for (const std::uint32_t each : way) fault.way.push_back(FlowNodeId{each});
    verdict_.order_faults.push_back(std::move(fault));
  }

  /// The last choice on the way that could have brought the join what it waits for.
  void report_stuck(std::uint32_t s, const Marking& marking) {
    const std::vector<std::uint32_t> way = way_to(s);
    for (const std::uint32_t e : marking) {
      const std::uint32_t join = edge(e).to;
      if (reported_.contains({OrderFaultKind::deadlock, join})) continue;
      std::vector<bool> leads(net_.nodes().size(), false);
      for (const std::uint32_t missing : node(join).in)
        if (!std::binary_search(marking.begin(), marking.end(), missing))
          note_what_leads_to(edge(missing).from, leads);
      const auto split = std::find_if(way.rbegin(), way.rend(), [&](std::uint32_t v) {
        return node(v).kind != OrderKind::fork && node(v).out.size() > 1 && leads[v];
      });
      report(OrderFaultKind::deadlock, split == way.rend() ? FlowNodeId::none : FlowNodeId{*split},
             join, way);
    }
  }

  /// The last fork on the way from which both came.
  void report_twice(std::uint32_t s, std::uint32_t e, std::uint32_t v) {
    std::vector<std::uint32_t> way = way_to(s);
    way.push_back(v);
    std::vector<bool> leads(net_.nodes().size(), false);
    note_what_leads_to(edge(e).from, leads);
    const auto split = std::find_if(way.rbegin(), way.rend(), [&](std::uint32_t at) {
      const auto& out = node(at).out;
      return node(at).kind == OrderKind::fork &&
             1 < std::count_if(out.begin(), out.end(),
                               [&](auto each) { return leads[edge(each).to] || each == e; });
    });
    report(OrderFaultKind::done_twice, split == way.rend() ? FlowNodeId::none : FlowNodeId{*split},
           edge(e).from, way);
  }

  void note_what_leads_to(std::uint32_t goal, std::vector<bool>& leads) const {
    std::vector<std::uint32_t> open{goal};
    leads[goal] = true;
    while (!open.empty()) {
      const std::uint32_t v = open.back();
      open.pop_back();
      for (const std::uint32_t e : node(v).in)
        if (!leads[edge(e).from]) {
          leads[edge(e).from] = true;
          open.push_back(edge(e).from);
        }
    }
  }

  /// From some state the run can neither end nor get stuck: it goes round for ever.
  void report_endless() {
    std::vector<std::vector<std::uint32_t>> before(states_.size());
    for (const auto& [from, to] : steps_) before[to].push_back(from);
    std::vector<bool> explained = can_end_;
    std::vector<std::uint32_t> open;
    std::vector<bool> moves(states_.size(), false);
    for (const auto& step : steps_) moves[step.first] = true;
    for (std::uint32_t s = 0; s < states_.size(); ++s) {
      explained[s] = explained[s] || !moves[s] || twice_.contains(s);
      if (explained[s]) open.push_back(s);
    }
    while (!open.empty()) {
      const std::uint32_t s = open.back();
      open.pop_back();
      for (const std::uint32_t from : before[s])
        if (!explained[from]) {
          explained[from] = true;
          open.push_back(from);
        }
    }
    for (std::uint32_t s = 1; s < states_.size(); ++s) {
      if (explained[s]) continue;
      return report(OrderFaultKind::endless, FlowNodeId::none, edge(states_[s].marking.front()).to,
                    way_to(s));
    }
  }

  const OrderNet& net_;
  Verdict& verdict_;
  std::map<Marking, std::uint32_t> numbers_;
  std::vector<State> states_;
  std::vector<bool> can_end_; ///< by state
  std::vector<std::pair<std::uint32_t, std::uint32_t>> steps_;
  std::set<std::uint32_t> twice_;
  std::set<std::pair<OrderFaultKind, std::uint32_t>> reported_;
  std::size_t tokens_ = 0; ///< looked at
  bool moved_ = false;
};

} // namespace

bool is_free(const FlowGraph& graph) {
  for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) {
    const FlowNodeKind kind = graph.nodes[i].kind;
    const bool pairs = kind == FlowNodeKind::fork || kind == FlowNodeKind::join;
    if (pairs && graph.partner[i] == FlowNodeId::none) return true;
  }
  return false;
}

void judge_free_order(const FlowGraph& graph, Verdict& verdict) {
  OrderNet net(graph, verdict);
  net.fold();
  if (!net.is_folded_up()) Exploration(net, verdict).run();
}

} // namespace waymark
