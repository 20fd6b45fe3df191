#include "token_net.hpp"

#include <fmt/format.h>

namespace waymark::oracle {
namespace {

class NetBuilder {
public:
  explicit NetBuilder(const RandomWorkflow& workflow)
      : workflow_(workflow) {
    net_.places.resize(workflow.nodes.size());
    net_.branches.resize(workflow.nodes.size());
    each_end_.resize(workflow.nodes.size(), -1);
  }

  TokenNet build() {
    const int count = static_cast<int>(workflow_.nodes.size());
    for (int i = 1; i < count; ++i)
      if (node(i).kind == Kind::for_each) {
        Place end;
        end.kind = PlaceKind::each_end;
        end.node = i;
        end.region = i;
        each_end_[static_cast<std::size_t>(i)] = add(end);
      }
    for (int i = 1; i < count; ++i) build_place(i);
    net_.start = start_of(node(0).children.front());
    find_dead_text();
    return std::move(net_);
  }

private:
  [[nodiscard]] const Node& node(int id) const {
    return workflow_.nodes[static_cast<std::size_t>(id)];
  }
  Place& place(int id) { return net_.places[static_cast<std::size_t>(id)]; }

  int add(const Place& place) {
    net_.places.push_back(place);
    return static_cast<int>(net_.places.size()) - 1;
  }

  /// Stages are no more than headings.
  [[nodiscard]] int start_of(int id) const {
    while (node(id).kind == Kind::stage) id = node(id).children.front();
    return id;
  }

  /// Where the work goes on behind a statement.
  [[nodiscard]] int behind(int id) const {
    for (;;) {
      const int parent = node(id).parent;
      const Node& block = node(parent);
      const bool in_sequence = block.kind != Kind::decide && block.kind != Kind::parallel;
      if (in_sequence)
        for (std::size_t i = 0; i + 1 < block.children.size(); ++i)
          if (block.children[i] == id) return start_of(block.children[i + 1]);
      if (block.kind == Kind::root) return run_over;
      if (block.kind == Kind::branch) return parent;
      if (block.kind == Kind::for_each) return each_end_[static_cast<std::size_t>(parent)];
      id = parent; // a stage, an answer, an `if`, the decision around an answer
    }
  }

  void build_place(int id) {
    Place made;
    made.node = id;
    made.region = region_around(workflow_, id);
    switch (node(id).kind) {
    case Kind::step:
    case Kind::wait:
    case Kind::decide:
    case Kind::if_: made.kind = PlaceKind::work; break;
    case Kind::parallel: made.kind = PlaceKind::fork; break;
    case Kind::for_each: made.kind = PlaceKind::each_begin; break;
    case Kind::branch:
      made.kind = PlaceKind::branch_done;
      made.region = id;
      break;
    case Kind::jump: made.kind = PlaceKind::silent; break;
    case Kind::end: made.kind = PlaceKind::end; break;
    default: return;
    }
    made.needs = node(id).needs;
    place(id) = made;
    // Written behind the place exists: limits add places, so no reference is held.
    std::vector<Move> moves = moves_of(id);
    place(id).moves = std::move(moves);
    if (node(id).kind == Kind::parallel) {
      place(id).behind = behind(id);
      net_.branches[static_cast<std::size_t>(id)] = node(id).children;
    }
    if (node(id).kind != Kind::branch) return;
    place(id).parallel = node(id).parent;
    place(id).behind = behind(node(id).parent);
  }

  std::vector<Move> moves_of(int id) {
    const Node& said = node(id);
    std::vector<Move> moves;
    switch (said.kind) {
    case Kind::step:
    case Kind::wait: {
      Move done;
      done.to = behind(id);
      done.makes = said.makes;
      if (said.optional) done.label = "may be left out";
      moves.push_back(done);
      if (said.optional) {
        done.makes = 0;
        done.begins = false;
        moves.push_back(done);
      }
      break;
    }
    case Kind::decide: add_answers(id, moves); break;
    case Kind::if_: {
      Move yes;
      yes.label = "yes";
      yes.makes = said.makes;
      yes.to = start_of(said.children.front());
      moves.push_back(yes);
      yes.label = "no";
      yes.to = behind(id);
      moves.push_back(yes);
      break;
    }
    case Kind::parallel:
      for (const int branch : said.children) {
        Move into;
        into.to = start_of(node(branch).children.front());
        moves.push_back(into);
      }
      break;
    case Kind::for_each: add_rounds(id, moves); break;
    case Kind::jump: moves.push_back(follow(id, said.jump[0], behind(id))); break;
    case Kind::end: moves.push_back({}); break;
    default: break;
    }
    add_interruptions(id, moves);
    return moves;
  }

  void add_answers(int id, std::vector<Move>& moves) {
    const std::vector<int>& answers = node(id).children;
    for (const int answer : answers) {
      const Node& said = node(answer);
      Move move;
      if (said.outcome == Outcome::jump) move = follow(answer, said.jump[0], behind(id));
      if (said.outcome == Outcome::go_on) move.to = behind(id);
      if (said.outcome == Outcome::block) move.to = start_of(said.children.front());
      move.label = answer == answers.front() ? "yes" : "no";
      if (answers.size() > 2)
        move.label = answer == answers.back() ? "otherwise" : fmt::format("a{}", answer);
      move.makes = node(id).makes;
      moves.push_back(move);
    }
    if (answers.size() > 1) return;
    Move missing; // counts as continue
    missing.to = behind(id);
    missing.makes = node(id).makes;
    moves.push_back(missing);
  }

  void add_rounds(int id, std::vector<Move>& moves) {
    const int body = start_of(node(id).children.front());
    Move none;
    none.to = behind(id);
    none.label = "for none of them";
    Move first;
    first.to = body;
    moves = {first, none};
    Move next;
    next.to = body;
    Move over;
    over.to = behind(id);
    place(each_end_[static_cast<std::size_t>(id)]).moves = {over, next};
  }

  void add_interruptions(int id, std::vector<Move>& moves) {
    for (const Jump& late : node(id).late) {
      moves.push_back(follow(id, late, behind(id)));
      moves.back().label = "not done in time";
    }
    int event = 0;
    for (const Jump& exit : node(id).exits) {
      moves.push_back(follow(id, exit, behind(id)));
      moves.back().label = fmt::format("e{}", ++event);
    }
  }

  /// The move along a jump that stands at a statement or answer.
  Move follow(int from, const Jump& jump, int behind) {
    if (!jump.limited) return go(from, jump, jump.goal, jump.target, behind);
    const int limit = net_.limits++;
    Place gate;
    gate.node = from;
    gate.region = region_around(workflow_, from);
    Move again = go(from, jump, jump.goal, jump.target, behind);
    again.again = limit;
    Move then = go(from, jump, jump.then_goal, jump.then_target, behind);
    then.then = limit;
    gate.moves = {again, then};
    Move into;
    into.to = add(gate);
    return into;
  }

  Move go(int from, const Jump& jump, Goal goal, int target, int behind) {
    Move move;
    if (goal != Goal::go_on) move.jump = &jump;
    if (goal == Goal::go_on) move.to = behind;
    if (goal == Goal::statement) {
      move.crosses = region_around(workflow_, from) != region_around(workflow_, target);
      if (move.crosses)
        move.crossed_to = target;
      else
        move.to = target;
    }
    return move;
  }

  /// A jump that no statement leads on to is no part of any way; all other statements are, even
  /// those that nothing leads to.
  void find_dead_text() {
    net_.dead_text.assign(net_.places.size(), false);
    std::vector<int> arrivals(net_.places.size(), 0);
    const auto arrive = [&](const Place& from, int by) {
      for (const Move& move : from.moves)
        if (move.to >= 0) arrivals[static_cast<std::size_t>(move.to)] += by;
      if (from.kind == PlaceKind::branch_done && from.behind >= 0)
        ++arrivals[static_cast<std::size_t>(from.behind)];
    };
    for (const Place& from : net_.places) arrive(from, 1);
    for (bool again = true; again;) {
      again = false;
      for (std::size_t i = 0; i < net_.places.size(); ++i) {
        const Place& at = net_.places[i];
        if (at.kind != PlaceKind::silent || at.node < 0 || net_.dead_text[i] || arrivals[i] > 0 ||
            static_cast<int>(i) == net_.start)
          continue;
        net_.dead_text[i] = again = true;
        arrive(at, -1);
      }
    }
  }

  const RandomWorkflow& workflow_;
  TokenNet net_;
  std::vector<int> each_end_;
};

} // namespace

TokenNet token_net(const RandomWorkflow& workflow) {
  return NetBuilder(workflow).build();
}

int region_around(const RandomWorkflow& workflow, int node) {
  const auto& nodes = workflow.nodes;
  for (node = nodes[static_cast<std::size_t>(node)].parent; node > 0;
       node = nodes[static_cast<std::size_t>(node)].parent) {
    const Kind kind = nodes[static_cast<std::size_t>(node)].kind;
    if (kind == Kind::branch || kind == Kind::for_each) return node;
  }
  return 0;
}

} // namespace waymark::oracle
