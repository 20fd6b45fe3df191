#include "way_replay.hpp"

#include <set>

namespace waymark::oracle {
namespace {

struct Told {
  int node = -1;
  std::string label;
};

/// "'S4' (not done in time)": what stands in the last parentheses.
std::string label_of(const std::string& text) {
  const std::size_t open = text.rfind(" (");
  if (open == std::string::npos || text.back() != ')') return {};
  return text.substr(open + 2, text.size() - open - 3);
}

class WayReplay {
public:
  WayReplay(const RandomWorkflow& workflow, const TokenNet& net, const WayToReplay& way)
      : workflow_(workflow)
      , net_(net)
      , way_(way) {
    for (const Stop& stop : way.stops)
      told_.push_back({statement_at(stop.line), label_of(stop.text)});
    for (const Told& each : told_)
      for (int around = each.node; around > 0; around = node(around).parent)
        holds_told_.insert(around);
  }

  bool run() {
    for (const Told& each : told_)
      if (each.node < 0) return false;
    if (told_.empty() && way_.check != Check::dead_end && way_.check != Check::crossed_parallel)
      return false;
    Replay replay;
    replay.document = way_.document;
    replay.taken_as_done = explore(net_, true, no_documents, false).joined;
    replay.taken_as_done.flip();
    replay.step = [this](const State& state, int at, const Move& move) {
      return told_after(state, at, move);
    };
    switch (way_.check) {
    case Check::used_before_made:
      replay.is_goal_state = [this](const State& state) {
        return state.told + 1U == told_.size() && stands_at(state, told_.back().node) &&
               !state.there;
      };
      break;
    case Check::endless_loop:
      replay.is_goal = [this](const State& state, int, const Move& move) {
        return state.told + 1U == told_.size() && follows_faulty_jump(move) &&
               move.to == told_.back().node;
      };
      break;
    case Check::crossed_parallel:
      replay.is_goal = [this](const State& state, int, const Move& move) {
        return state.told == told_.size() && follows_faulty_jump(move) && move.crosses;
      };
      break;
    default: // dead_end
      replay.is_goal = [this](const State& state, int at, const Move& move) {
        return state.told == told_.size() && move.to == run_over && !move.crosses &&
               ends_in_region(at);
      };
    }
    return oracle::replay(net_, replay);
  }

private:
  [[nodiscard]] const Node& node(int id) const {
    return workflow_.nodes[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const Place& place(int id) const {
    return net_.places[static_cast<std::size_t>(id)];
  }

  [[nodiscard]] int statement_at(int line) const {
    for (std::size_t i = 1; i < workflow_.nodes.size(); ++i)
      if (workflow_.nodes[i].line == line) return static_cast<int>(i);
    return -1;
  }

  static bool stands_at(const State& state, int place) { return (state.tokens >> place & 1U) != 0; }

  [[nodiscard]] bool follows_faulty_jump(const Move& move) const {
    return move.jump != nullptr && move.jump->line == way_.line;
  }

  [[nodiscard]] bool ends_in_region(int at) const {
    for (int around = place(at).node; around > 0; around = node(around).parent)
      if (node(around).line == way_.line) return true;
    return false;
  }

  static bool shows(PlaceKind kind) {
    return kind == PlaceKind::work || kind == PlaceKind::fork || kind == PlaceKind::each_begin ||
           kind == PlaceKind::end;
  }

  /// The next statement of the way happens, or something that the way passes by: what no reader is
  /// shown, or a branch or round in which the way never is.
  [[nodiscard]] int told_after(const State& state, int at, const Move& move) const {
    const Place& from = place(at);
    const bool is_next = state.told < told_.size() && told_[state.told].node == from.node &&
                         shows(from.kind) && fits(from, move, told_[state.told].label);
    if (is_next) return state.told + 1;
    if (!shows(from.kind)) return state.told;
    for (int region = from.region; region != 0; region = region_around(workflow_, region))
      if (!holds_told_.contains(region)) return state.told;
    return -1;
  }

  static bool fits(const Place& from, const Move& move, const std::string& label) {
    if (from.kind == PlaceKind::fork) return label.empty();
    return move.label == label;
  }

  const RandomWorkflow& workflow_;
  const TokenNet& net_;
  const WayToReplay& way_;
  std::vector<Told> told_;
  std::set<int> holds_told_; ///< statements of the way, and all that is around them
};

} // namespace

bool leads_to_fault(const RandomWorkflow& workflow, const TokenNet& net, const WayToReplay& way) {
  return WayReplay(workflow, net, way).run();
}

} // namespace waymark::oracle
