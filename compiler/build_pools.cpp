#include "build_workflow.hpp"

#include "grammar/literals.hpp"
#include "read_values.hpp"

#include <algorithm>
#include <array>

/// The pools of a workflow: lists of names, jumps, instructions.
namespace waymark {

namespace {

/// How many nodes of each kind a declaration has.
class Census {
public:
  explicit Census(NodeRef declaration) {
    const auto& nodes = declaration.tree().nodes;
    const std::uint32_t end = declaration.index() + declaration.node().size;
    for (std::uint32_t i = declaration.index(); i < end; ++i) {
      ++counts_[static_cast<std::size_t>(nodes[i].kind)];
    }
  }
  template<typename... Kinds>
  [[nodiscard]] std::size_t of(Kinds... kinds) const {
    return (counts_[static_cast<std::size_t>(kinds)] + ...);
  }

private:
  std::array<std::uint32_t, 256> counts_{};
};

InstructionKind instruction_kind(Kind clause) {
  switch (clause) {
  case Kind::check: return InstructionKind::check;
  case Kind::caution: return InstructionKind::caution;
  case Kind::note: return InstructionKind::note;
  case Kind::image: return InstructionKind::image;
  case Kind::see: return InstructionKind::see;
  default: return InstructionKind::text;
  }
}

} // namespace

void reserve_pools(NodeRef declaration, Workflow& workflow) {
  const Census census(declaration);
  const std::size_t works = census.of(Kind::step, Kind::decide, Kind::if_, Kind::wait);
  const std::size_t answers = census.of(Kind::yes, Kind::no, Kind::when, Kind::otherwise);
  const std::size_t blocks = census.of(Kind::stage, Kind::branch, Kind::for_);
  const std::size_t jumps = census.of(Kind::jump);
  workflow.works.reserve(works);
  workflow.answers.reserve(answers);
  workflow.blocks.reserve(blocks);
  workflow.jumps.reserve(jumps);
  workflow.references.reserve(census.of(Kind::using_, Kind::needs, Kind::makes, Kind::approves,
                                        Kind::consults, Kind::informs, Kind::comma,
                                        Kind::accountable, Kind::from));
  workflow.exits.reserve(census.of(Kind::on));
  const std::size_t deadlines = census.of(Kind::within);
  workflow.durations.reserve(std::max(census.of(Kind::duration), deadlines) - deadlines);
  workflow.deadlines.reserve(deadlines);
  workflow.instruction_pool.reserve(census.of(Kind::instructions, Kind::check, Kind::caution,
                                              Kind::note, Kind::image, Kind::see));
  // An upper bound: jumps and ends in clauses and answers are no statements of their own.
  workflow.statements.reserve(works + answers + blocks + jumps +
                              census.of(Kind::parallel, Kind::end));
}

void WorkflowBuilder::add_list(Range& list, NodeRef clause, const Wanted& wanted) {
  constexpr std::uint32_t most_moved = 64; // of a list that stands in pieces, the first are enough
  const auto behind = static_cast<std::uint32_t>(workflow.references.size());
  const bool in_pieces = !list.empty() && list.first + list.count != behind;
  const Range before = list;
  if (list.empty() || in_pieces) list = {behind, 0};
  for (; in_pieces && list.count < std::min(before.count, most_moved); ++list.count) {
    const Reference copy = workflow.references[before.first + list.count];
    workflow.references.push_back(copy);
  }
  for (const NodeRef part : clause.children()) {
    if (part.kind() == Kind::missing) context.names.note_unnamed_use(wanted);
    if (part.kind() != Kind::reference) continue;
    workflow.references.push_back(context.names.resolve(part, part.span(), wanted, clause.kind()));
    ++list.count;
  }
}

std::uint32_t WorkflowBuilder::keep_duration(const Duration& duration, Span span) {
  workflow.durations.push_back({duration, span});
  return static_cast<std::uint32_t>(workflow.durations.size() - 1);
}

bool junk_follows(NodeRef jump) {
  const Tree& tree = jump.tree();
  const std::uint32_t next = jump.index() + jump.node().size;
  if (next >= tree.nodes.size()) return false;
  const Node& behind = tree.nodes[next];
  const bool is_junk = behind.kind == Kind::block || (behind.kind == Kind::unexpected &&
                                                      behind.damage != Damage::foreign_comment);
  return is_junk &&
         tree.source->text().substr(jump.node().last, behind.first - jump.node().last).find('\n') ==
             std::string_view::npos;
}

std::uint32_t WorkflowBuilder::read_jump(NodeRef node) {
  const auto self = static_cast<std::uint32_t>(workflow.jumps.size());
  Jump jump;
  jump.span = jump.to.span = jump.then.span = jump.then_span = node.span();
  bool is_then = false;
  std::optional<std::uint32_t> arrow;
  const auto set = [&](DestinationKind kind, NodeRef target) {
    Destination& destination = is_then ? jump.then : jump.to;
    destination.kind = kind;
    destination.span = target.span();
    if (is_then)
      jump.then_span = {target.span().file, arrow.value_or(target.span().first),
                        target.span().last};
    if (kind == DestinationKind::end) {
      const Text result = to_text(target.child(Kind::title), context);
      destination.result = result;
    }
    if (kind == DestinationKind::lost) pending.push_back({self, is_then, target});
    is_then = true;
  };
  const auto set_limit = [&jump](const Limit& limit) {
    jump.limit = limit.times;
    jump.limit_digits = limit.digits;
  };
  for (const NodeRef part : node.children()) {
    jump.damaged |= is_error(part.node());
    switch (part.kind()) {
    case Kind::reference: set(DestinationKind::lost, part); break;
    case Kind::end: set(DestinationKind::end, part); break;
    case Kind::arrow: arrow = part.span().first; break;
    case Kind::keyword:
      if (part.text() == spelling(Keyword::then)) arrow.reset();
      if (part.text() == spelling(Keyword::continue_)) set(DestinationKind::continue_, part);
      // A limit is meant, even if its number cannot be read: that is a mistake of its own.
      if (part.text() == spelling(Keyword::up)) set_limit({});
      break;
    case Kind::missing:
      if (part.node().expected == Expectation::jump_target) is_then = true;
      break;

    case Kind::numeral: set_limit(read_limit(part).value_or(Limit{})); break;
    default: break;
    }
  }
  if (jump.limit == 0 && !context.tree_is_sound && junk_follows(node)) set_limit({});
  workflow.jumps.push_back(jump);
  return self;
}

bool WorkflowBuilder::read_instruction(NodeRef clause) {
  Instruction instruction;
  instruction.kind = instruction_kind(clause.kind());
  if (instruction.kind != InstructionKind::text) {
    for (const NodeRef string : clause.children()) {
      if (string.kind() != Kind::string) continue;
      Text& place = instruction.text.given() ? instruction.alternative : instruction.text;
      set_once(place, to_text(string, context));
    }
    if (!instruction.text.given()) return true; // it is missing
  } else if (clause.kind() == Kind::instructions) {
    const NodeRef block = clause.child(Kind::text_block);
    if (!block) return true;
    instruction.text = {context.texts.keep(dedent_text_block(block.text())), block.span()};
  } else {
    return false;
  }
  workflow.instruction_pool.push_back(instruction);
  return true;
}

} // namespace waymark
