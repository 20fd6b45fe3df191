#include "build_workflow.hpp"
#include "fixes/spelling_fix.hpp"
#include "performers.hpp"
#include "placement_rules.hpp"
#include "read_values.hpp"

#include <fmt/core.h>

/// The statements of a workflow, in text order, without recursion.
///
/// Whatever the text, the result keeps these rules: the parts of a decision are answers, those of a
/// parallel branches, and answers and branches stand nowhere else. A statement that stands where an
/// answer or a branch should is put into one of its own; an answer that stands elsewhere is opened,
/// so that its statements belong to the flow around it.
namespace waymark {

namespace {

/// A block that is being read.
struct Frame {
  std::uint32_t end = 0; ///< the node behind it
  StatementId statement = StatementId::none;
  StatementKind kind = StatementKind::stage;
  bool implied = false; ///< an answer or branch that nobody wrote
  Performer performer{};
  Range tools{};
  StatementId stage = StatementId::none;
  bool lost = false; ///< what the block is for was lost
};

class FlowReader {
public:
  FlowReader(NodeRef declaration, const Process* process, const NameTable* stages,
             WorkflowBuilder& builder)
      : declaration_(declaration)
      , process_(process)
      , stages_(stages)
      , builder_(builder)
      , context_(builder.context)
      , workflow_(builder.workflow)
      , performers_(builder.workflow) {}

  void read() {
    const Tree& tree = declaration_.tree();
    const std::uint32_t end = declaration_.index() + declaration_.node().size;
    const bool damaged = may_lack_parts(declaration_);
    frames_.push_back({end, StatementId::none, StatementKind::stage, false,
                       Performers::inside(workflow_.by, damaged, {}), workflow_.tools,
                       StatementId::none, false});
    for (std::uint32_t at = declaration_.index() + 1; at < end;) {
      while (at >= frames_.back().end) close();
      at = visit(NodeRef(&tree, at));
    }
    while (frames_.size() > 1) close();
  }

private:
  static std::uint32_t behind(NodeRef node) { return node.index() + node.node().size; }

  bool may_lack_parts(NodeRef node) const {
    return (!context_.tree_is_sound || node.keyword_is_guessed()) && may_have_lost_parts(node);
  }

  /// Gives the node to go on with: inside of this one, or behind it.
  std::uint32_t visit(NodeRef node) {
    switch (node.kind()) {
    case Kind::body: return node.index() + 1;
    case Kind::block:
      open(node, frames_.back().statement, frames_.back().kind).lost = true;
      return node.index() + 1;
    case Kind::step: return read_work(node, StatementKind::step);
    case Kind::decide: return read_work(node, StatementKind::decide);
    case Kind::if_: return read_work(node, StatementKind::if_);
    case Kind::wait: return read_work(node, StatementKind::wait);
    case Kind::parallel: return read_parallel(node);
    case Kind::for_: return read_block(node, StatementKind::for_each);
    case Kind::stage: return read_block(node, StatementKind::stage);
    case Kind::branch: return read_branch(node);
    case Kind::yes:
    case Kind::no:
    case Kind::when:
    case Kind::otherwise: return read_answer(node);
    case Kind::jump: return read_jump(node);
    case Kind::end: return read_end(node);
    case Kind::unexpected:
      // Behind a brace too many, nobody can tell which block goes on.
      if (node.damage() == Damage::unknown_word || node.damage() == Damage::stray)
        workflow_.lost_lines.push_back(node.span().first);
      return behind(node);
    default: return behind(node);
    }
  }

  StatementId add(NodeRef node, StatementKind kind, std::uint32_t facts) {
    const StatementId id{static_cast<std::uint32_t>(workflow_.statements.size())};
    Statement& statement = workflow_.statements.emplace_back();
    statement.kind = kind;
    statement.parent = frames_.back().statement;
    statement.subtree_end = index(id) + 1;
    statement.facts = facts;
    statement.stage = frames_.back().stage;
    statement.span = node.span();
    statement.damaged = frames_.back().lost;
    return id;
  }

  Statement& at(StatementId id) { return workflow_.statements[index(id)]; }

  void set_name(StatementId id, NodeRef node, const NameText& name) {
    Statement& statement = at(id);
    statement.id = name.id;
    statement.title = name.title;
    statement.explicit_id = name.explicit_id;
    statement.name_span = place_of(node, name);
    // What jumps to it may stand in text that could not be read.
    if (!context_.tree_is_sound && name.explicit_id && context_.names.is_lost(name.id))
      statement.damaged = true;
  }

  void close() {
    if (const StatementId id = frames_.back().statement; id != StatementId::none) {
      at(id).subtree_end = static_cast<std::uint32_t>(workflow_.statements.size());
    }
    frames_.pop_back();
  }

  /// A frame for what is inside `node`, which hands on what the frame around has.
  Frame& open(NodeRef node, StatementId id, StatementKind kind) {
    Frame frame = frames_.back();
    frame.end = behind(node);
    frame.statement = id;
    frame.kind = kind;
    frame.implied = false;
    return frames_.emplace_back(frame);
  }

  /// Before a statement of the flow: where an answer or a branch should stand, puts one around it.
  void expect_flow(NodeRef node) {
    const Frame& around = frames_.back();
    const bool decides = around.kind == StatementKind::decide;
    if (!decides && around.kind != StatementKind::parallel) return;
    const std::uint32_t end = around.end;
    const StatementKind kind = decides ? StatementKind::answer : StatementKind::branch;
    at(around.statement).damaged = true;
    const auto facts =
        static_cast<std::uint32_t>(decides ? workflow_.answers.size() : workflow_.blocks.size());
    if (decides) {
      workflow_.answers.push_back({AnswerKind::otherwise, AnswerOutcome::block, {}, {}, 0});
    } else {
      workflow_.blocks.emplace_back();
    }
    const StatementId id = add(node, kind, facts);
    at(id).damaged = true;
    at(id).name_span = node.keyword() ? node.keyword().span() : node.span();
    Frame& frame = open(node, id, kind);
    frame.end = end;
    frame.implied = true;
  }

  /// Before an answer or branch.
  void expect_part() {
    if (frames_.back().implied) close();
  }

  void read_common_clause(NodeRef clause, NodeRef owner, StatementId id) {
    if (clause.kind() == Kind::allow) {
      read_severity(clause, owner.span(), context_);
    } else if (clause.kind() == Kind::was) {
      const NodeRef old = clause.child(Kind::reference);
      if (!old) return;
      auto& former = workflow_.former_ids;
      if (at(id).former_id == not_given) {
        at(id).former_id = static_cast<std::uint32_t>(former.size());
      }
      former.emplace_back(id, normal_id(old.text(), context_.texts));
    }
  }

  std::uint32_t read_work(NodeRef node, StatementKind kind) {
    expect_flow(node);
    const auto facts = static_cast<std::uint32_t>(workflow_.works.size());
    const StatementId id = add(node, kind, facts);
    Work& work = workflow_.works.emplace_back();
    work.instructions.first = static_cast<std::uint32_t>(workflow_.instruction_pool.size());
    const auto& allowed = placement(node.kind())->clauses;
    bool stands_for_another = false;
    const Head head = read_head(node, [&](NodeRef clause) {
      if (clause.kind() == Kind::allow || clause.kind() == Kind::was) {
        read_common_clause(clause, node, id);
      } else if (allowed.test(static_cast<std::size_t>(clause.kind()))) {
        read_work_clause(clause, work, builder_); // what may not stand there has been reported
      } else {
        // In the wrong place, it was meant to be another clause, most likely `by`.
        stands_for_another = stands_for_another || clause.kind() == Kind::owner ||
                             clause.kind() == Kind::person || clause.kind() == Kind::in;
      }
    });
    set_name(id, node, name_text(head.name, head.title, context_.texts));
    const bool damaged = may_lack_parts(node);
    at(id).damaged |= damaged;
    const std::optional<Reference> somebody = Reference{DeclarationId::none, at(id).name_span};
    work.performer = performers_.of(kind, stands_for_another && !work.by ? somebody : work.by,
                                    damaged, frames_.back().performer);
    set_answerable(work);
    if (kind == StatementKind::wait) {
      const auto lasts = head.duration ? read_duration(head.duration) : std::nullopt;
      if (lasts) work.lasts = builder_.keep_duration(*lasts, head.duration.span());
      work.time_lost |= head.duration && !lasts;
    } else if (work.tools.empty()) {
      work.tools = frames_.back().tools;
    }
    const bool has_parts = kind == StatementKind::decide || kind == StatementKind::if_;
    if (has_parts)
      open(node, id, kind);
    else
      work_end_ = behind(node);
    return has_parts || head.body ? node.index() + 1 : behind(node);
  }

  void set_answerable(Work& work) const {
    const Reference* const written = workflow_.accountable(work);
    const auto answers = written != nullptr ? std::optional(*written) : workflow_.owner;
    work.has_answerable = answers.has_value();
    if (answers) work.answerable = answers->target;
  }

  std::uint32_t read_parallel(NodeRef node) {
    expect_flow(node);
    const StatementId id = add(node, StatementKind::parallel, 0);
    const Head head =
        read_head(node, [&](NodeRef clause) { read_common_clause(clause, node, id); });
    set_name(id, node, name_text(head.name, head.title, context_.texts));
    at(id).damaged |= may_lack_parts(node);
    open(node, id, StatementKind::parallel);
    return node.index() + 1;
  }

  void read_block_clause(NodeRef clause, Block& block) {
    switch (clause.kind()) {
    case Kind::by: set_sole(block.by, read_reference(clause, wanted::performer, context_)); break;
    case Kind::using_: builder_.add_list(block.tools, clause, wanted::tool); break;
    case Kind::informs: builder_.add_list(block.informs, clause, wanted::people); break;
    default:
      if (builder_.read_instruction(clause)) ++block.instructions.count;
      break;
    }
  }

  /// A stage, branch or `for each`.
  std::uint32_t read_block(NodeRef node, StatementKind kind) {
    if (kind != StatementKind::branch) expect_flow(node);
    const StatementId id = add(node, kind, static_cast<std::uint32_t>(workflow_.blocks.size()));
    Block block;
    const auto pool_size = [&] {
      return static_cast<std::uint32_t>(workflow_.instruction_pool.size());
    };
    block.instructions.first = pool_size();
    const Head head = read_head(node, [&](NodeRef clause) {
      read_common_clause(clause, node, id);
      read_block_clause(clause, block);
    });
    block.instructions.count = pool_size() - block.instructions.first;
    NameText name = name_text({}, head.title, context_.texts);
    name.id = {}; // a text, not a name
    if (kind == StatementKind::stage) name = stage_name(head, block);
    set_name(id, node, name);
    const bool damaged = may_lack_parts(node);
    at(id).damaged |= damaged;
    Frame& frame = open(node, id, kind);
    frame.performer = Performers::inside(block.by, damaged, frame.performer);
    if (!block.tools.empty()) frame.tools = block.tools;
    if (kind == StatementKind::stage) frame.stage = id;
    workflow_.blocks.push_back(block);
    return node.index() + 1;
  }

  std::uint32_t read_branch(NodeRef node) {
    expect_part();
    if (frames_.back().kind != StatementKind::parallel) return node.index() + 1;
    return read_block(node, StatementKind::branch);
  }

  /// Also finds the stage of the process.
  NameText stage_name(const Head& head, Block& block) {
    NameText name;
    const NodeRef reference = head.reference ? head.reference : head.name;
    if (!reference) return name;
    name.id = normal_id(reference.text(), context_.texts);
    name.span = reference.span();
    name.explicit_id = true;
    if (process_) {
      if (const auto found = stages_->find(name.id)) {
        block.stage = *found;
        name.title = process_->stages[*found].title;
        return name;
      }
      report_unknown_stage(name);
    }
    name.title = title_of_id(name.id, context_.texts);
    return name;
  }

  void report_unknown_stage(const NameText& name) {
    if (context_.names.is_lost(name.id)) return;
    const Declaration& process = context_.model[process_->self];
    std::vector<std::string_view> candidates;
    for (const ProcessStage& stage : process_->stages) candidates.push_back(stage.id);
    const auto near = context_.names.suggestions().find(name.id, candidates);
    if (!near && process.damaged) return; // perhaps it has lost this one
    std::string message = fmt::format("the process '{}' has no stage '{}'", process.id, name.id);
    message += near ? fmt::format("; did you mean '{}'?", near->word)
                    : "; add it to the process, or name one that it has";
    Finding& finding = context_.findings.report(Check::unknown_name, name.span, std::move(message));
    finding.related.push_back({process.name_span, "the process is declared here"});
    if (near) finding.fixes.push_back(spelling_fix(name.span, *near));
  }

  static AnswerKind answer_kind(Kind kind) {
    switch (kind) {
    case Kind::yes: return AnswerKind::yes;
    case Kind::no: return AnswerKind::no;
    case Kind::when: return AnswerKind::when;
    default: return AnswerKind::otherwise;
    }
  }

  std::uint32_t read_answer(NodeRef node) {
    expect_part();
    const NodeRef body = node.child(Kind::body);
    if (frames_.back().kind != StatementKind::decide) {
      if (frames_.back().kind == StatementKind::if_) at(frames_.back().statement).damaged = true;
      // No statement has it, but it says what was meant to be reached.
      if (const NodeRef jump = node.child(Kind::jump))
        workflow_.jumps[builder_.read_jump(jump)].damaged = true;
      return body ? body.index() : behind(node);
    }
    Answer answer;
    answer.kind = answer_kind(node.kind());
    const NodeRef title = node.child(Kind::title);
    answer.text = to_text(title, context_);
    if (const NodeRef share = node.child(Kind::share)) answer.share = read_share(share);
    if (const NodeRef jump = node.child(Kind::jump)) {
      answer.outcome = AnswerOutcome::jump;
      answer.jump = builder_.read_jump(jump);
    } else if (body) {
      answer.outcome = AnswerOutcome::block;
    }
    const StatementId id =
        add(node, StatementKind::answer, static_cast<std::uint32_t>(workflow_.answers.size()));
    workflow_.answers.push_back(answer);
    Statement& statement = at(id);
    statement.title = answer.text.value;
    statement.name_span = place_of(node, {});
    if (title) statement.name_span.last = title.span().last;
    statement.damaged |= may_lack_parts(node) || stands_in_line(node);
    if (node.keyword_is_guessed() && statement.damaged) at(frames_.back().statement).damaged = true;
    if (!body) return behind(node);
    open(node, id, StatementKind::answer);
    return body.index();
  }

  std::uint32_t read_jump(NodeRef node) {
    expect_flow(node);
    const StatementId id = add(node, StatementKind::jump, builder_.read_jump(node));
    at(id).name_span = node.span();
    at(id).damaged |= may_lack_parts(node) || junk_follows(node) || in_work(node);
    return behind(node);
  }

  std::uint32_t read_end(NodeRef node) {
    expect_flow(node);
    const StatementId id = add(node, StatementKind::end, 0);
    const NodeRef title = node.child(Kind::title);
    Statement& statement = at(id);
    if (title) statement.title = string_text(title, context_.texts);
    statement.name_span = title ? title.span() : place_of(node, {});
    statement.damaged |= may_lack_parts(node) || in_work(node) || is_unsure(node);
    return behind(node);
  }

  /// An end that nobody wrote as such: of another word, or in the middle of a line.
  [[nodiscard]] static bool is_unsure(NodeRef end) {
    return stands_in_line(end) || end.keyword_is_guessed();
  }

  /// Behind another statement, without a new line between the two.
  [[nodiscard]] static bool stands_in_line(NodeRef node) {
    const Node& before = node.tree().nodes[node.index() - 1];
    return before.kind == Kind::missing && before.expected == Expectation::line_end;
  }

  /// In the body of a step or wait, where no way goes on: that has been reported.
  [[nodiscard]] bool in_work(NodeRef node) const { return node.index() < work_end_; }

  NodeRef declaration_;
  const Process* process_;
  const NameTable* stages_;
  WorkflowBuilder& builder_;
  BuildContext& context_;
  Workflow& workflow_;
  Performers performers_;
  std::vector<Frame> frames_;
  std::uint32_t work_end_ = 0; ///< the node behind the last step or wait
};

} // namespace

void read_flow(NodeRef declaration, const Process* process, const NameTable* process_stages,
               WorkflowBuilder& builder) {
  FlowReader(declaration, process, process_stages, builder).read();
  auto& statements = builder.workflow.statements;
  if (statements.capacity() > statements.size() + statements.size() / 32)
    statements.shrink_to_fit();
}

} // namespace waymark
