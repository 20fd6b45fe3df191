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

std::string_view name(AnswerKind kind) {
  switch (kind) {
  case AnswerKind::yes: return "yes";
  case AnswerKind::no: return "no";
  case AnswerKind::when: return "when";
  case AnswerKind::otherwise: return "otherwise";
  }
  return {};
}

std::string_view name(StatementKind kind) {
  switch (kind) {
  case StatementKind::step: return "step";
  case StatementKind::decide: return "decide";
  case StatementKind::if_: return "if";
  case StatementKind::parallel: return "parallel";
  case StatementKind::for_each: return "for each";
  case StatementKind::stage: return "stage";
  case StatementKind::wait: return "wait";
  case StatementKind::jump: return "jump";
  case StatementKind::end: return "end";
  case StatementKind::answer: return "answer";
  case StatementKind::branch: return "branch";
  }
  return {};
}

Json frequency(const Frequency& frequency) {
  Json object{{"timesPerMonth", times_per_month(frequency)}, {"text", to_text(frequency)}};
  return object;
}

/// The statements of one workflow, and their keys.
class Statements {
public:
  Statements(const Writer& writer, const Workflow& workflow, std::span<const std::string> keys)
      : writer_(writer)
      , workflow_(workflow)
      , keys_(keys) {}

  [[nodiscard]] std::string line(StatementId id) const {
    const Statement& statement = workflow_[id];
    Json object{{"key", keys_[index(id)]}, {"kind", name(statement.kind)}};
    if (!statement.id.empty()) object["id"] = statement.id;
    if (!statement.title.empty()) object["title"] = statement.title;
    if (statement.former_id != not_given)
      object["was"] = Json::array({workflow_.former_ids[statement.former_id].second});
    if (statement.damaged) object["damaged"] = true;
    object["line"] = writer_.line(statement.span);
    if (statement.parent != StatementId::none) object["inside"] = keys_[index(statement.parent)];
    if (const Work* work = workflow_.work(id)) add_work(object, *work);
    if (const Answer* answer = workflow_.answer(id)) add_answer(object, *answer);
    if (const Block* block = workflow_.block(id)) add_block(object, *block);
    return text_of(object);
  }

private:
  void add_work(Json& object, const Work& work) const {
    writer_.add(object, "performer", work.performer.who);
    object["performerFrom"] = name(work.performer.source);
    writer_.add(object, "accountable", work.answerable);
    writer_.add(object, "consults", workflow_.list(work.consults));
    writer_.add(object, "informs", workflow_.list(work.informs));
    writer_.add(object, "using", workflow_.list(work.tools));
    writer_.add(object, "needs", workflow_.list(work.needs));
    writer_.add(object, "makes", workflow_.list(work.makes));
    writer_.add(object, "approves", workflow_.list(work.approves));
    if (const Reference* from = workflow_.from(work)) writer_.add(object, "from", from->target);
    if (const StatedDuration* takes = workflow_.takes(work))
      object["takes"] = duration(takes->duration);
    if (const StatedDuration* lasts = workflow_.lasts(work))
      object["lasts"] = duration(lasts->duration);
    if (const Deadline* within = workflow_.within(work))
      object["within"] = duration(within->duration);
    writer_.add(object, "follow", work.follow);
    if (work.optional) object["optional"] = true;
    add_instructions(object, work.instructions);
  }

  static void add_answer(Json& object, const Answer& answer) {
    object["answer"] = name(answer.kind);
    if (answer.share) object["share"] = *answer.share;
  }

  void add_block(Json& object, const Block& block) const {
    writer_.add(object, "by", block.by);
    writer_.add(object, "using", workflow_.list(block.tools));
    writer_.add(object, "informs", workflow_.list(block.informs));
    add_instructions(object, block.instructions);
    const auto& realizes = workflow_.realizes;
    if (block.stage != not_given && realizes &&
        writer_.model().is(realizes->target, DeclarationKind::process))
      object["processStage"] = key(writer_.model(), realizes->target, block.stage);
  }

  void add_instructions(Json& object, Range range) const {
    if (!range.empty()) object["instructions"] = instructions(workflow_.instructions_of(range));
  }

  const Writer& writer_;
  const Workflow& workflow_;
  std::span<const std::string> keys_;
};

Json approvals(const Writer& writer, const std::vector<Approval>& all) {
  Json list = Json::array();
  for (const Approval& one : all) {
    Json object{{"date", to_text(one.date)}};
    writer.add(object, "by", one.by);
    list.push_back(std::move(object));
  }
  return list;
}

Json header(const Writer& writer, const Workflow& workflow) {
  Json object = writer.declaration(workflow.self);
  writer.add(object, "realizes", workflow.realizes);
  writer.add(object, "owner", workflow.owner);
  writer.add(object, "by", workflow.by);
  add(object, "purpose", workflow.purpose);
  add(object, "scope", workflow.scope);
  add(object, "trigger", workflow.trigger);
  if (workflow.after && workflow.after->workflow.resolved()) {
    Json after{{"workflow", writer.key(workflow.after->workflow.target)}};
    add(after, "result", workflow.after->result);
    object["after"] = std::move(after);
  }
  add(object, "outcome", workflow.outcome);
  writer.add(object, "using", workflow.list(workflow.tools));
  writer.add(object, "needs", workflow.list(workflow.needs));
  if (workflow.happens) object["happens"] = frequency(*workflow.happens);
  add(object, "number", workflow.number);
  add(object, "version", workflow.version);
  if (workflow.effective) object["effective"] = to_text(*workflow.effective);
  if (workflow.review_every) object["reviewEvery"] = duration(*workflow.review_every);
  if (!workflow.reviewed.empty()) object["reviewed"] = approvals(writer, workflow.reviewed);
  if (!workflow.approved.empty()) object["approved"] = approvals(writer, workflow.approved);
  if (!workflow.instructions.empty())
    object["instructions"] = instructions(workflow.instructions_of(workflow.instructions));
  return object;
}

} // namespace

std::string workflow(const Writer& writer, const Workflow& workflow) {
  const std::vector<std::string> keys = statement_keys(writer.model(), workflow.self);
  const Statements statements(writer, workflow, keys);
  std::vector<std::string> elements;
  elements.reserve(workflow.statements.size());
  for (std::uint32_t i = 0; i < workflow.statements.size(); ++i)
    elements.push_back(statements.line(StatementId{i}));
  std::string text = text_of(header(writer, workflow));
  text.pop_back(); // the brace, for more is to come
  text += ",\"statements\":" + lines(elements);
  text += ",\"flow\":" + flow(writer.checked().flow(workflow.self), workflow, keys);
  return text + "}";
}

} // namespace waymark::model_parts
