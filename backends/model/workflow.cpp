#include "compiler/identity.hpp"
#include "model/model_parts.hpp"

namespace waymark::model_parts {
namespace {

std::string_view name(PerformerSource source) {
  switch (source) {
  case PerformerSource::own: return "own";
  case PerformerSource::around: return "around";
  case PerformerSource::step_above: return "step above";
  case PerformerSource::owner: return "owner";
  case PerformerSource::follower: return "follower";
  case PerformerSource::nobody: return "nobody";
  }
  return {};
}

void frequency(std::string& out, const Frequency& frequency) {
  Object object(out);
  object.add("timesPerMonth", times_per_month(frequency));
  object.add("text", to_text(frequency));
}

/// The statements of one workflow, and their keys.
class Statements {
public:
  Statements(const Writer& writer, const Workflow& workflow, std::span<const std::string> keys)
      : writer_(writer)
      , workflow_(workflow)
      , keys_(keys) {}

  void add(std::string& out, StatementId id) const {
    const Statement& statement = workflow_[id];
    Object object(out);
    object.add("key", keys_[index(id)]);
    object.add("kind", name(statement.kind));
    if (!statement.id.empty()) object.add("id", statement.id);
    if (!statement.title.empty()) object.add("title", statement.title);
    if (statement.former_id != not_given)
      strings(object.member("was"), {&workflow_.former_ids[statement.former_id].second, 1});
    if (statement.damaged) object.add("damaged", true);
    object.add("line", writer_.line(statement.span));
    if (statement.parent != StatementId::none) object.add("inside", keys_[index(statement.parent)]);
    if (const Work* work = workflow_.work(id)) add_work(object, *work);
    if (const Answer* answer = workflow_.answer(id)) add_answer(object, *answer);
    if (const Block* block = workflow_.block(id)) add_block(object, *block);
  }

private:
  void add_work(Object& object, const Work& work) const {
    writer_.add(object, "performer", work.performer.who);
    object.add("performerFrom", name(work.performer.source));
    writer_.add(object, "accountable", work.answerable);
    writer_.add(object, "consults", workflow_.list(work.consults));
    writer_.add(object, "informs", workflow_.list(work.informs));
    writer_.add(object, "using", workflow_.list(work.tools));
    writer_.add(object, "needs", workflow_.list(work.needs));
    writer_.add(object, "makes", workflow_.list(work.makes));
    writer_.add(object, "approves", workflow_.list(work.approves));
    if (const Reference* from = workflow_.from(work)) writer_.add(object, "from", from->target);
    if (const StatedDuration* takes = workflow_.takes(work))
      duration(object.member("takes"), takes->duration);
    if (const StatedDuration* lasts = workflow_.lasts(work))
      duration(object.member("lasts"), lasts->duration);
    if (const Deadline* within = workflow_.within(work))
      duration(object.member("within"), within->duration);
    writer_.add(object, "follow", work.follow);
    if (work.optional) object.add("optional", true);
    add_instructions(object, work.instructions);
  }

  static void add_answer(Object& object, const Answer& answer) {
    object.add("answer", name(answer.kind));
    if (answer.share) object.add("share", *answer.share);
  }

  void add_block(Object& object, const Block& block) const {
    writer_.add(object, "by", block.by);
    writer_.add(object, "using", workflow_.list(block.tools));
    writer_.add(object, "informs", workflow_.list(block.informs));
    add_instructions(object, block.instructions);
    const auto& realizes = workflow_.realizes;
    if (block.stage != not_given && realizes &&
        writer_.model().is(realizes->target, DeclarationKind::process))
      object.add("processStage", key(writer_.model(), realizes->target, block.stage));
  }

  void add_instructions(Object& object, Range range) const {
    if (!range.empty())
      instructions(object.member("instructions"), workflow_.instructions_of(range));
  }

  const Writer& writer_;
  const Workflow& workflow_;
  std::span<const std::string> keys_;
};

void approvals(std::string& out, const Writer& writer, const std::vector<Approval>& all) {
  List list(out);
  for (const Approval& one : all) {
    Object object(list.element());
    object.add("date", to_text(one.date));
    writer.add(object, "by", one.by);
  }
}

void add_header(Object& object, const Writer& writer, const Workflow& workflow) {
  writer.add_declaration(object, workflow.self);
  writer.add(object, "realizes", workflow.realizes);
  writer.add(object, "owner", workflow.owner);
  writer.add(object, "by", workflow.by);
  add(object, "purpose", workflow.purpose);
  add(object, "scope", workflow.scope);
  add(object, "trigger", workflow.trigger);
  if (workflow.after && workflow.after->workflow.resolved()) {
    Object after(object.member("after"));
    after.add("workflow", writer.key(workflow.after->workflow.target));
    add(after, "result", workflow.after->result);
  }
  add(object, "outcome", workflow.outcome);
  writer.add(object, "using", workflow.list(workflow.tools));
  writer.add(object, "needs", workflow.list(workflow.needs));
  if (workflow.happens) frequency(object.member("happens"), *workflow.happens);
  add(object, "number", workflow.number);
  add(object, "version", workflow.version);
  if (workflow.effective) object.add("effective", to_text(*workflow.effective));
  if (workflow.review_every) duration(object.member("reviewEvery"), *workflow.review_every);
  if (!workflow.reviewed.empty()) approvals(object.member("reviewed"), writer, workflow.reviewed);
  if (!workflow.approved.empty()) approvals(object.member("approved"), writer, workflow.approved);
  if (!workflow.instructions.empty())
    instructions(object.member("instructions"), workflow.instructions_of(workflow.instructions));
}

} // namespace

void workflow(std::string& out, const Writer& writer, const Workflow& workflow) {
  const std::vector<std::string> keys = statement_keys(writer.model(), workflow.self);
  Object object(out);
  add_header(object, writer, workflow);
  {
    const Statements statements(writer, workflow, keys);
    List list(object.member("statements"), List::Layout::lines);
    for (std::uint32_t i = 0; i < workflow.statements.size(); ++i)
      statements.add(list.element(), StatementId{i});
  }
  flow(object.member("flow"), writer.checked().flow(workflow.self), workflow, keys);
}

} // namespace waymark::model_parts
