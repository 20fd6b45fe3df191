#include "random_workflow.hpp"

#include "random_source.hpp"

#include <fmt/format.h>

namespace waymark::oracle {
namespace {

using bench::RandomSource;

struct Procedure {
  Documents needs;
  Documents makes;
};
/// As `preamble` declares them; the last follows the first.
constexpr Procedure procedures[] = {{0, 1}, {2, 0}, {1, 4}, {4, 1}};

class Generator {
public:
  explicit Generator(std::uint64_t seed)
      : random_(seed) {}

  RandomWorkflow generate() {
    add(Kind::root, -1);
    budget_ = 3 + static_cast<int>(random_.below(8));
    wild_jumps_ = random_.chance(30);
    uses_documents_ = random_.chance(60);
    write_flow(0, 0);
    for (std::size_t i = 0; i < workflow_.nodes.size(); ++i) aim(static_cast<int>(i));
    if (uses_documents_ && random_.chance(25)) workflow_.handed_in = some_document();
    return std::move(workflow_);
  }

private:
  Node& at(int node) { return workflow_.nodes[static_cast<std::size_t>(node)]; }

  int add(Kind kind, int parent) {
    const int id = static_cast<int>(workflow_.nodes.size());
    Node node;
    node.kind = kind;
    node.parent = parent;
    workflow_.nodes.push_back(node);
    if (parent >= 0) at(parent).children.push_back(id);
    return id;
  }

  Documents some_document() { return static_cast<Documents>(1U << random_.below(document_count)); }

  void write_flow(int parent, int depth) {
    const int count = 1 + static_cast<int>(random_.below(depth == 0 ? 5 : 3));
    for (int i = 0; i < count; ++i) write_statement(parent, depth);
  }

  void write_statement(int parent, int depth) {
    --budget_;
    const bool may_nest = budget_ > 0 && depth < 3;
    const std::size_t choice = random_.below(may_nest ? 20 : 10);
    if (choice < 6) return write_work(add(Kind::step, parent));
    if (choice < 7) return write_work(add(Kind::wait, parent));
    if (choice < 9) {
      const int node = add(Kind::jump, parent);
      at(node).jump.push_back(jump());
      return;
    }
    if (choice < 10) {
      add(random_.chance(60) ? Kind::end : Kind::step, parent);
      return;
    }
    if (choice < 14) return write_decision(add(Kind::decide, parent), depth);
    if (choice < 16) {
      const int node = add(Kind::if_, parent);
      write_work(node);
      return write_flow(node, depth + 1);
    }
    if (choice < 18) return write_parallel(add(Kind::parallel, parent), depth);
    write_flow(add(choice < 19 || inside_stage(parent) ? Kind::for_each : Kind::stage, parent),
               depth + 1);
  }

  bool inside_stage(int node) {
    for (; node > 0; node = at(node).parent)
      if (at(node).kind == Kind::stage) return true;
    return false;
  }

  void write_work(int node) {
    const bool is_wait = at(node).kind == Kind::wait;
    if (random_.chance(12)) at(node).late.push_back(jump());
    if (random_.chance(10)) at(node).exits.push_back(jump());
    if (random_.chance(3)) at(node).exits.push_back(jump());
    at(node).optional = at(node).kind == Kind::step && random_.chance(12);
    if (!uses_documents_) return;
    if (random_.chance(30)) at(node).own_makes = some_document();
    if (is_wait) return finish_documents(node);
    if (random_.chance(35)) at(node).own_needs = some_document();
    if (random_.chance(5)) at(node).approves = some_document();
    if (at(node).kind == Kind::step && random_.chance(10))
      at(node).follows = static_cast<int>(random_.below(std::size(procedures)));
    finish_documents(node);
  }

  void finish_documents(int node) {
    Node& work = at(node);
    work.needs = work.own_needs | work.approves;
    work.makes = work.own_makes;
    if (work.follows < 0) return;
    work.needs |= procedures[work.follows].needs;
    work.makes |= procedures[work.follows].makes;
  }

  void write_decision(int node, int depth) {
    write_work(node);
    const std::size_t count = random_.chance(4) ? 1 : 2 + random_.below(random_.chance(25) ? 2 : 1);
    for (std::size_t i = 0; i < count; ++i) {
      const int answer = add(Kind::answer, node);
      const std::size_t what = random_.below(10);
      at(answer).outcome = what < 4 ? Outcome::jump : what < 7 ? Outcome::go_on : Outcome::block;
      if (at(answer).outcome == Outcome::jump) at(answer).jump.push_back(jump());
      if (at(answer).outcome == Outcome::block) write_flow(answer, depth + 1);
    }
  }

  void write_parallel(int node, int depth) {
    const std::size_t count = random_.chance(15) ? 3 : random_.chance(5) ? 1 : 2;
    for (std::size_t i = 0; i < count; ++i) write_flow(add(Kind::branch, node), depth + 1);
  }

  // Where jumps lead is settled when all statements are known.

  Jump jump() {
    Jump made;
    made.limited = random_.chance(30);
    return made;
  }

  static bool has_id(Kind kind) {
    return kind == Kind::step || kind == Kind::decide || kind == Kind::if_ ||
           kind == Kind::parallel || kind == Kind::wait;
  }

  int region_of(int node) {
    for (node = at(node).parent; node > 0; node = at(node).parent)
      if (at(node).kind == Kind::branch || at(node).kind == Kind::for_each) return node;
    return 0;
  }

  /// Mostly a statement of the same branch; anything in wild workflows.
  int some_target(int from) {
    std::vector<int> targets;
    const int region = region_of(from);
    for (int i = 1; i < static_cast<int>(workflow_.nodes.size()); ++i)
      if (has_id(at(i).kind) && (wild_jumps_ || region_of(i) == region)) targets.push_back(i);
    return targets.empty() ? -1 : targets[random_.below(targets.size())];
  }

  void aim(int node) {
    for (auto* list : {&at(node).jump, &at(node).late, &at(node).exits})
      for (Jump& jump : *list) {
        aim(node, jump.goal, jump.target);
        const std::size_t then = random_.below(10);
        if (then < 5)
          jump.then_goal = Goal::go_on;
        else
          aim(node, jump.then_goal, jump.then_target);
      }
  }

  void aim(int node, Goal& goal, int& target) {
    target = random_.chance(20) ? -1 : some_target(node);
    goal = target < 0 ? Goal::end : Goal::statement;
  }

  RandomSource random_;
  RandomWorkflow workflow_;
  int budget_ = 0;
  bool wild_jumps_ = false;
  bool uses_documents_ = false;
};

class Writer {
public:
  Writer(RandomWorkflow& workflow, std::string& text, int& line)
      : workflow_(workflow)
      , text_(text)
      , line_(line) {}

  void write(const std::string& name) {
    workflow_.first_line = line_;
    put(fmt::format("workflow {} {{", name));
    put("owner r; by r");
    if (workflow_.handed_in != 0) put("needs " + list(workflow_.handed_in));
    write_flow(0);
    workflow_.last_line = line_;
    put("}");
  }

private:
  Node& at(int node) { return workflow_.nodes[static_cast<std::size_t>(node)]; }

  void put(const std::string& line) {
    text_ += line + "\n";
    ++line_;
  }

  static std::string list(Documents documents) {
    std::string names;
    for (int i = 0; i < document_count; ++i)
      if ((documents >> i & 1U) != 0) names += fmt::format("{}d{}", names.empty() ? "" : ", ", i);
    return names;
  }

  static std::string goal(Goal kind, int target) {
    if (kind == Goal::go_on) return "continue";
    return kind == Goal::end ? "-> end" : fmt::format("-> s{}", target);
  }

  std::string say(Jump& jump) {
    jump.line = line_;
    if (!jump.limited) return goal(jump.goal, jump.target);
    return fmt::format("{} up to 2 times, then {}", goal(jump.goal, jump.target),
                       goal(jump.then_goal, jump.then_target));
  }

  void write_flow(int parent) { // nested as deep as the generator nests: a few levels
    for (const int child : std::vector<int>(at(parent).children)) write_statement(child);
  }

  void write_statement(int id) {
    Node& node = at(id);
    node.line = line_;
    switch (node.kind) {
    case Kind::jump: return put(say(node.jump[0]));
    case Kind::end: return put("end");
    case Kind::stage: return write_block(id, fmt::format("stage t{} {{", id));
    case Kind::for_each: return write_block(id, fmt::format("for each \"s{}\" {{", id));
    case Kind::parallel: return write_block(id, fmt::format("parallel s{} {{", id));
    case Kind::branch: return write_block(id, fmt::format("branch \"s{}\" {{", id));
    case Kind::answer: return write_answer(id);
    default: return write_work(id);
    }
  }

  void write_block(int id, const std::string& head) {
    put(head);
    write_flow(id);
    put("}");
  }

  void write_work(int id) {
    Node& node = at(id);
    const char* const word = node.kind == Kind::step     ? "step"
                             : node.kind == Kind::wait   ? "wait"
                             : node.kind == Kind::decide ? "decide"
                                                         : "if";
    std::string head = fmt::format("{} s{}", word, id);
    if (node.own_needs != 0) head += " needs " + list(node.own_needs);
    if (node.own_makes != 0) head += " makes " + list(node.own_makes);
    if (node.approves != 0) head += " approves " + list(node.approves);
    if (node.follows >= 0) head += fmt::format(" follow p{}", node.follows);
    if (node.optional) head += " optional";
    const bool holds_flow = node.kind == Kind::decide || node.kind == Kind::if_;
    const bool has_body = holds_flow || !node.late.empty() || !node.exits.empty();
    put(has_body ? head + " {" : head);
    for (Jump& late : node.late) put("within 1 day else " + say(late));
    int event = 0;
    for (Jump& exit : node.exits) put(fmt::format("on \"e{}\" {}", ++event, say(exit)));
    if (holds_flow) write_flow(id);
    if (has_body) put("}");
  }

  void write_answer(int id) {
    Node& node = at(id);
    const std::vector<int>& all = at(node.parent).children;
    std::string head = id == all.front() ? "yes" : "no";
    if (all.size() > 2) head = id == all.back() ? "otherwise" : fmt::format("when \"a{}\"", id);
    if (node.outcome == Outcome::go_on) return put(head + " continue");
    if (node.outcome == Outcome::jump) return put(head + " " + say(node.jump[0]));
    write_block(id, head + " {");
  }

  RandomWorkflow& workflow_;
  std::string& text_;
  int& line_;
};

} // namespace

std::string preamble() {
  return "role r\n"
         "document d0\ndocument d1\ndocument d2\n"
         "procedure p0 { owner r; step x makes d0 }\n"
         "procedure p1 { owner r; needs d1; step x }\n"
         "procedure p2 { owner r; needs d0; if q { step x needs d0 makes d2 } }\n"
         "procedure p3 { owner r; needs d2; step x follow p0 }\n";
}

RandomWorkflow random_workflow(std::uint64_t seed) {
  return Generator(seed).generate();
}

void write_workflow(RandomWorkflow& workflow, const std::string& name, std::string& text,
                    int& line) {
  Writer(workflow, text, line).write(name);
}

} // namespace waymark::oracle
