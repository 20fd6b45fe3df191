#include "expected_findings.hpp"

#include <algorithm>
#include <map>

namespace waymark::oracle {
namespace {

bool is_work(const Place& place) {
  return place.kind == PlaceKind::work;
}

class Expectation {
public:
  Expectation(const RandomWorkflow& workflow, const TokenNet& net)
      : workflow_(workflow)
      , net_(net)
      , then_is_open_(has_crossing(net))
      , alone_(walk_alone(net, {net.start}, then_is_open_)) {}

  Expected find() {
    const Exploration runs = explore(net_, then_is_open_, no_documents, false);
    result_.decided = runs.complete;
    result_.two_in_one = runs.two_in_one;
    result_.can_get_stuck = runs.can_get_stuck;
    for (std::size_t i = 0; i < net_.places.size(); ++i)
      result_.leaves_work_undone |= is_work(net_.places[i]) && !runs.visited[i];
    // Behind a block that is never done, work counts as possible (no one needs to be told if that
    // is the next round of a `for each` only).
    for (std::size_t i = 0; i < net_.branches.size(); ++i)
      if (!net_.branches[i].empty() && runs.visited[i] && !runs.joined[i])
        result_.leaves_work_undone = false;
    find_ways();
    find_crossed();
    find_endless();
    find_dead_ends();
    find_unreachable();
    find_used_before_made();
    find_never_made();
    find_conflicts();
    return std::move(result_);
  }

private:
  [[nodiscard]] const Node& node(int id) const {
    return workflow_.nodes[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] const Place& place(int id) const {
    return net_.places[static_cast<std::size_t>(id)];
  }
  [[nodiscard]] int places() const { return static_cast<int>(net_.places.size()); }
  [[nodiscard]] bool happens(int at) const { return alone_.visited[static_cast<std::size_t>(at)]; }

  void find_crossed() {
    std::set<std::pair<const Jump*, bool>> seen; // what stands behind `then` is a jump of its own
    for (int i = 0; i < places(); ++i)
      for (const Move& move : place(i).moves)
        if (move.crosses && !net_.dead_text[static_cast<std::size_t>(i)] &&
            seen.insert({move.jump, move.then != no_limit}).second)
          result_.crossed.insert(move.jump->line);
  }

  // ---- Ways from place to place, rounds of a `for each` apart

  void find_ways() {
    leads_.assign(net_.places.size(), std::vector<bool>(net_.places.size(), false));
    ends_.assign(net_.places.size(), false);
    without_again_ = leads_;
    for (int i = 0; i < places(); ++i) {
      if (!happens(i)) continue;
      note_ways(i, false, leads_[static_cast<std::size_t>(i)]);
      note_ways(i, true, without_again_[static_cast<std::size_t>(i)]);
    }
  }

  /// Everything that a token at `from` can come to by at least one move.
  void note_ways(int from, bool without_again, std::vector<bool>& led_to) {
    std::vector<int> open{from};
    while (!open.empty()) {
      const int at = open.back();
      open.pop_back();
      each_successor(at, without_again, [&](int to) {
        if (to == run_over) {
          if (!without_again) ends_[static_cast<std::size_t>(from)] = true;
        } else if (!led_to[static_cast<std::size_t>(to)]) {
          led_to[static_cast<std::size_t>(to)] = true;
          open.push_back(to);
        }
      });
    }
  }

  template<typename Use>
  void each_successor(int at, bool without_again, Use&& use) const {
    const Place& from = place(at);
    if (from.kind == PlaceKind::fork || from.kind == PlaceKind::branch_done) use(from.behind);
    for (std::size_t m = 0; m < from.moves.size(); ++m) {
      const bool next_round = from.kind == PlaceKind::each_end && m == 1;
      const bool again = without_again && from.moves[m].again != no_limit;
      if (alone_.taken[static_cast<std::size_t>(at)][m] && !next_round && !again)
        use(from.moves[m].to);
    }
  }

  [[nodiscard]] bool leads(int from, int to) const {
    return leads_[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)];
  }

  /// The place where a region ends; none for the whole.
  [[nodiscard]] int end_of(int region) const {
    if (region == 0 || node(region).kind == Kind::branch) return region == 0 ? -1 : region;
    for (int i = 0; i < places(); ++i)
      if (place(i).kind == PlaceKind::each_end && place(i).node == region) return i;
    return -1;
  }

  // ---- Loops

  [[nodiscard]] bool can_get_out(int at) const {
    const int end = end_of(place(at).region);
    return ends_[static_cast<std::size_t>(at)] || (end >= 0 && (end == at || leads(at, end)));
  }

  void find_endless() {
    std::vector<bool> known(net_.places.size(), false);
    for (int i = 0; i < places(); ++i) {
      if (!happens(i) || known[static_cast<std::size_t>(i)] || can_get_out(i) || !leads(i, i))
        continue;
      bool is_last = true; // every way from here leads back here
      for (int k = 0; k < places(); ++k)
        if (place(k).region == place(i).region && leads(i, k)) is_last &= leads(k, i);
      if (!is_last) continue;
      const auto inside = [&](int k) { return k == i || (leads(i, k) && leads(k, i)); };
      for (int k = 0; k < places(); ++k)
        if (inside(k)) known[static_cast<std::size_t>(k)] = true;
      std::set<Line> jumps;
      each_jump_back([&](int from, const Move& move) {
        if (inside(from) && inside(move.to)) jumps.insert(move.jump->line);
      });
      result_.endless.push_back(std::move(jumps));
      endless_regions_.insert(place(i).region);
      for (int k = 0; k < places(); ++k)
        if (inside(k)) endless_[k] = true;
    }
    each_jump_back([&](int from, const Move& move) {
      if (move.again == no_limit && !endless_[from] &&
          without_again_[static_cast<std::size_t>(move.to)][static_cast<std::size_t>(from)])
        result_.unbounded.insert(move.jump->line);
      if (move.again == no_limit && !endless_[from] && move.to == from)
        result_.unbounded.insert(move.jump->line);
    });
  }

  /// Jumps that are taken, to the same or an earlier statement of the text.
  template<typename Use>
  void each_jump_back(Use&& use) const {
    for (int i = 0; i < places(); ++i)
      for (std::size_t m = 0; m < place(i).moves.size(); ++m) {
        const Move& move = place(i).moves[m];
        if (move.jump != nullptr && move.to >= 0 && alone_.taken[static_cast<std::size_t>(i)][m] &&
            node(place(move.to).node).line <= move.jump->line)
          use(i, move);
      }
  }

  // ---- Dead ends and what nothing leads to

  void find_dead_ends() {
    for (int region = 1; region < static_cast<int>(workflow_.nodes.size()); ++region) {
      const bool is_branch = node(region).kind == Kind::branch;
      if (!is_branch && node(region).kind != Kind::for_each) continue;
      const int block = is_branch ? node(region).parent : region;
      if (!happens(block) || happens(end_of(region)) || has_endless_inside(region)) continue;
      if (crosses_from(region) || !work_behind(region)) continue;
      result_.dead_ends.insert(node(region).line);
    }
  }

  [[nodiscard]] bool crosses_from(int region) const {
    bool crosses = false;
    for (int i = 0; i < places(); ++i)
      for (const Move& move : place(i).moves)
        crosses |= move.crosses && happens(i) && is_inside(place(i).region, region);
    return crosses;
  }

  [[nodiscard]] bool is_inside(int inner, int region) const {
    while (inner > region) inner = region_around(workflow_, inner);
    return inner == region;
  }

  [[nodiscard]] bool has_endless_inside(int region) const {
    return std::any_of(endless_regions_.begin(), endless_regions_.end(),
                       [&](int inner) { return is_inside(inner, region); });
  }

  [[nodiscard]] bool work_behind(int region) const {
    const Place& end = place(end_of(region));
    const int behind = end.kind == PlaceKind::branch_done ? end.behind : end.moves.front().to;
    if (behind == run_over) return false;
    bool work = is_work(place(behind));
    for (int k = 0; k < places(); ++k) work |= leads(behind, k) && is_work(place(k));
    return work;
  }

  /// What a crossing jump was meant to lead to, and the blocks around it, count as reached.
  void find_unreachable() {
    std::vector<int> from{net_.start};
    for (int i = 0; i < places(); ++i)
      for (const Move& move : place(i).moves) {
        if (!move.crosses || !happens(i)) continue;
        from.push_back(move.crossed_to);
        for (int region = region_around(workflow_, move.crossed_to); region != 0;
             region = region_around(workflow_, region))
          from.push_back(node(region).kind == Kind::branch ? node(region).parent : region);
      }
    const SingleToken meant = walk_alone(net_, from, then_is_open_);
    std::map<int, int> last; // by block: the statement above
    for (int i = 1; i < static_cast<int>(workflow_.nodes.size()); ++i) {
      if (node(i).kind == Kind::stage) continue;
      int block = node(i).parent;
      while (node(block).kind == Kind::stage) block = node(block).parent;
      const auto above = last.find(block);
      const int before = above == last.end() ? block : above->second;
      last[block] = i;
      if (!is_met(i, meant) && (before == 0 || is_met(before, meant)))
        result_.unreachable.insert(node(i).line);
    }
  }

  [[nodiscard]] bool is_met(int id, const SingleToken& meant) const {
    const Kind kind = node(id).kind;
    const bool part = kind == Kind::answer || kind == Kind::branch;
    return meant.visited[static_cast<std::size_t>(part ? node(id).parent : id)];
  }

  // ---- Documents

  [[nodiscard]] Documents made_anywhere() const {
    Documents made = 0;
    for (const Node& each : workflow_.nodes) made |= each.makes;
    return made;
  }

  void find_used_before_made() {
    for (int document = 0; document < document_count; ++document) {
      const auto bit = static_cast<Documents>(1U << document);
      const bool needed = std::any_of(workflow_.nodes.begin(), workflow_.nodes.end(),
                                      [bit](const Node& each) { return (each.needs & bit) != 0; });
      if (!needed || (made_anywhere() & bit) == 0 || (workflow_.handed_in & bit) != 0) continue;
      const Exploration runs = explore(net_, then_is_open_, bit, false);
      result_.decided &= runs.complete;
      for (int i = 0; i < places(); ++i)
        if (runs.lacking[static_cast<std::size_t>(i)])
          result_.used_before_made.emplace(node(place(i).node).line, document);
    }
  }

  /// Said at the first statement that can come to need it.
  void find_never_made() {
    for (int document = 0; document < document_count; ++document) {
      const auto bit = static_cast<Documents>(1U << document);
      if (((made_anywhere() | workflow_.handed_in) & bit) != 0) continue;
      for (int i = 1; i < static_cast<int>(workflow_.nodes.size()); ++i) {
        if ((node(i).needs & bit) == 0 || !happens(i)) continue;
        result_.never_made.emplace(node(i).line, document);
        break;
      }
    }
  }

  /// At the first making in each branch but the first that makes it.
  void find_conflicts() {
    for (const auto& branches : net_.branches)
      for (int document = 0; document < document_count; ++document) {
        bool made_before = false;
        for (const int branch : branches) {
          const int maker = first_maker_inside(branch, document);
          if (maker >= 0 && made_before)
            result_.parallel_conflicts.emplace(node(maker).line, document);
          made_before |= maker >= 0;
        }
      }
  }

  [[nodiscard]] int first_maker_inside(int branch, int document) const {
    for (int i = branch + 1; i < static_cast<int>(workflow_.nodes.size()); ++i) {
      int around = i;
      while (around > branch) around = node(around).parent;
      if (around == branch && (node(i).makes >> document & 1U) != 0) return i;
    }
    return -1;
  }

  const RandomWorkflow& workflow_;
  const TokenNet& net_;
  bool then_is_open_;
  SingleToken alone_;
  std::vector<std::vector<bool>> leads_;         ///< by place and place
  std::vector<std::vector<bool>> without_again_; ///< the same without taking a limited jump again
  std::vector<bool> ends_;                       ///< by place: the run can end
  std::set<int> endless_regions_;
  std::map<int, bool> endless_; ///< by place: in an endless loop
  Expected result_;
};

} // namespace

bool has_crossing(const TokenNet& net) {
  for (std::size_t i = 0; i < net.places.size(); ++i)
    for (const Move& move : net.places[i].moves)
      if (move.crosses && !net.dead_text[i]) return true;
  return false;
}

Expected expected_findings(const RandomWorkflow& workflow, const TokenNet& net) {
  return Expectation(workflow, net).find();
}

} // namespace waymark::oracle
