#include "diagram/views/flow_text.hpp"

#include "diagram/views/views.hpp"

#include <cmath>
#include <fmt/format.h>

namespace waymark {
namespace {

void append_sentence(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += details_separator;
  out += text;
}

std::string with_base(std::string base, std::string_view rest) {
  if (!base.empty()) base += ", ";
  base += rest;
  return base;
}

} // namespace

std::string FlowText::name(const Reference& reference) const {
  if (!reference.resolved()) return std::string(words_.word(Word::drawn_unknown));
  return std::string(model_[reference.target].title);
}

std::string FlowText::names(Range range) const {
  std::string out;
  for (const Reference& reference : workflow_.list(range)) {
    if (!reference.resolved()) continue;
    if (!out.empty()) out += ", ";
    out += model_[reference.target].title;
  }
  return out;
}

std::string FlowText::performer_name(const Work& work) const {
  if (work.performer.who != DeclarationId::none) {
    return std::string(model_[work.performer.who].title);
  }
  switch (work.performer.source) {
  case PerformerSource::nobody: return std::string(words_.word(Word::nobody_yet));
  case PerformerSource::follower: return {};
  default: return std::string(words_.word(Word::drawn_unknown));
  }
}

bool FlowText::automated(StatementId statement) const {
  const Work* work = workflow_.work(statement);
  return work != nullptr && model_.is(work->performer.who, DeclarationKind::tool);
}

BadgeText FlowText::badge(std::string_view style, const Reference& reference, Word verb) const {
  const std::string title = name(reference);
  return {style, title, link_to(links_, reference.target),
          fmt::format("{} {}", words_.word(verb), title)};
}

BadgeRow FlowText::row(std::string_view word, std::string_view style, Range range,
                       Word verb) const {
  BadgeRow out{std::string(word), {}};
  for (const Reference& reference : workflow_.list(range)) {
    if (reference.resolved()) out.badges.push_back(badge(style, reference, verb));
  }
  return out;
}

BadgeRow FlowText::tools(const Work& work) const {
  BadgeRow out;
  for (const Reference& tool : workflow_.list(work.tools)) {
    if (tool.resolved() && tool.target != work.performer.who)
      out.badges.push_back(badge("tool", tool, Word::drawn_using));
  }
  return out;
}

std::string FlowText::times(const Work& work) const {
  std::string out;
  if (const auto* takes = workflow_.takes(work))
    append_sentence(out, words_.filled(Word::drawn_takes, words_.text(takes->duration)));
  if (const auto* within = workflow_.within(work))
    append_sentence(out, words_.filled(Word::drawn_within, words_.text(within->duration)));
  if (work.optional) append_sentence(out, words_.word(Word::may_be_left_out));
  return out;
}

CardText FlowText::card(StatementId statement) const {
  CardText card;
  card.title = workflow_[statement].title;
  card.more = words_.word(Word::drawn_more);
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return card;
  const std::string who = performer_name(*work);
  if (!who.empty()) {
    card.rows.push_back(
        {"",
         {{automated(statement) ? "machine" : "performer", who,
           link_to(links_, work->performer.who), words_.filled(Word::drawn_done_by, who)}}});
  }
  card.details = times(*work);
  card.rows.push_back(tools(*work));
  add_rows(card, *work);
  return card;
}

void FlowText::add_rows(CardText& card, const Work& work) const {
  const auto documents = [&](Word verb, Range range) {
    card.rows.push_back(row(words_.word(verb), "document", range, verb));
  };
  documents(Word::drawn_needs, work.needs);
  documents(Word::drawn_makes, work.makes);
  documents(Word::drawn_approves, work.approves);
  if (work.follow && work.follow->resolved()) {
    card.rows.push_back({"", {badge("follow", *work.follow, Word::drawn_follows)}});
  }
  const auto people = [&](Word verb, Range range) {
    card.rows.push_back(row(words_.word(verb), "performer", range, verb));
  };
  people(Word::drawn_consults, work.consults);
  people(Word::drawn_informs, work.informs);
}

CardText FlowText::question(StatementId statement, bool with_performer) const {
  CardText card{.title = std::string(workflow_[statement].title),
                .details = details(statement, with_performer),
                .more = words_.word(Word::drawn_more)};
  // Without tools, which are mostly those of the whole workflow: a diamond has little room.
  if (const Work* work = workflow_.work(statement)) add_rows(card, *work);
  return card;
}

CardText FlowText::wait(StatementId statement, bool with_performer) const {
  CardText card{.title = std::string(workflow_[statement].title),
                .details = details(statement, with_performer),
                .more = words_.word(Word::drawn_more)};
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return card;
  if (const auto* lasts = workflow_.lasts(*work)) card.title = words_.text(lasts->duration);
  // No word before them: a document in a wait can only be what it brings.
  card.rows.push_back(row("", "document", work->makes, Word::drawn_makes));
  return card;
}

std::string FlowText::awaited(const Work& work) const {
  const Reference* from = workflow_.from(work);
  return from == nullptr ? std::string() : words_.filled(Word::drawn_from, name(*from));
}

std::string FlowText::who(StatementId statement) const {
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return {};
  if (workflow_[statement].kind == StatementKind::wait) {
    std::string out = awaited(*work);
    if (work->performer.source == PerformerSource::own)
      append_sentence(out, words_.filled(Word::drawn_watched_by, performer_name(*work)));
    return out;
  }
  // A decision is usually taken by whoever did the step above it, and then says nothing new.
  return work->performer.source == PerformerSource::step_above ? std::string()
                                                               : performer_name(*work);
}

std::string FlowText::details(StatementId statement, bool with_performer) const {
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return {};
  std::string out = with_performer ? who(statement) : awaited(*work);
  append_sentence(out, times(*work));
  return out;
}

std::string FlowText::told(StatementId statement, const Work& work) const {
  std::string out = names(work.informs);
  const StatementId stage = workflow_[statement].stage;
  const Block* block = stage == StatementId::none ? nullptr : workflow_.block(stage);
  const std::string by_stage = block == nullptr ? std::string() : names(block->informs);
  if (!out.empty() && !by_stage.empty()) out += ", ";
  return out + by_stage;
}

std::string FlowText::tooltip(StatementId statement) const {
  std::string out(workflow_[statement].title);
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return out;
  auto line = [&](Word word, const std::string& value) {
    if (!value.empty()) out += "\n" + words_.filled(Word::drawn_fact, words_.word(word), value);
  };
  line(Word::by, performer_name(*work));
  if (work->has_answerable && work->answerable != DeclarationId::none) {
    line(Word::drawn_accountable, std::string(model_[work->answerable].title));
  }
  if (const Reference* from = workflow_.from(*work)) line(Word::drawn_awaited, name(*from));
  line(Word::drawn_consults, names(work->consults));
  line(Word::drawn_informs, told(statement, *work));
  line(Word::drawn_using, names(work->tools));
  line(Word::drawn_needs, names(work->needs));
  line(Word::drawn_makes, names(work->makes));
  line(Word::drawn_approves, names(work->approves));
  if (const auto* takes = workflow_.takes(*work))
    line(Word::drawn_time, words_.text(takes->duration));
  if (const auto* within = workflow_.within(*work))
    line(Word::drawn_deadline, words_.text(within->duration));
  if (work->follow) line(Word::drawn_follows, name(*work->follow));
  if (work->optional) out += fmt::format("\n{}", words_.word(Word::may_be_left_out));
  return out;
}

std::string FlowText::start() const {
  const std::string_view trigger = workflow_.trigger.value;
  const std::string before = after();
  if (!trigger.empty() && !before.empty())
    return words_.filled(Word::drawn_after_or, before, trigger);
  if (!trigger.empty()) return std::string(trigger);
  return before.empty() ? std::string(words_.word(Word::drawn_start)) : before;
}

std::string FlowText::after() const {
  if (!workflow_.after || !workflow_.after->workflow.resolved()) return {};
  const std::string before = name(workflow_.after->workflow);
  if (workflow_.after->result.value.empty()) return words_.filled(Word::drawn_after, before);
  return words_.filled(Word::drawn_after_result, before, workflow_.after->result.value);
}

std::string FlowText::end(const FlowNode& node, bool by_then) const {
  std::string_view result;
  if (node.statement != StatementId::none) {
    result = workflow_[node.statement].title;
  } else if (node.jump < workflow_.jumps.size()) {
    const Jump& jump = workflow_.jumps[node.jump];
    result = (by_then ? jump.then : jump.to).result.value;
  } else {
    result = workflow_.outcome.value;
  }
  return std::string(result.empty() ? words_.word(Word::drawn_end) : result);
}

std::string FlowText::edge(const FlowEdge& edge, bool with_share) const {
  const Statement& from_none{};
  const Statement& said =
      edge.statement == StatementId::none ? from_none : workflow_[edge.statement];
  switch (edge.kind) {
  case FlowEdgeKind::answer: {
    if (edge.statement == StatementId::none) return std::string(words_.word(Word::answer_no));
    if (said.kind == StatementKind::if_) return std::string(words_.word(Word::answer_yes));
    const Answer* answer = workflow_.answer(edge.statement);
    if (answer == nullptr) return {};
    std::string text;
    switch (answer->kind) {
    case AnswerKind::yes: text = words_.word(Word::answer_yes); break;
    case AnswerKind::no: text = words_.word(Word::answer_no); break;
    case AnswerKind::when: text = answer->text.value; break;
    case AnswerKind::otherwise: text = words_.word(Word::drawn_otherwise); break;
    }
    if (answer->share && with_share)
      text = words_.filled(Word::drawn_share, text,
                           words_.text(std::round(*answer->share * 1000) / 10));
    return text;
  }
  case FlowEdgeKind::branch:
    return edge.statement == StatementId::none ? std::string() : std::string(said.title);
  case FlowEdgeKind::exception:
    return edge.exit < workflow_.exits.size() ? std::string(workflow_.exits[edge.exit].event.value)
                                              : std::string();
  default: return {};
  }
}

std::string FlowText::again(std::string base, const Jump& limited) const {
  return with_base(std::move(base), limited.limit == 1
                                        ? std::string(words_.word(Word::drawn_again_once))
                                        : words_.filled(Word::drawn_again, limited.limit_digits));
}

std::string FlowText::then(std::string base, const Jump& limited) const {
  return with_base(std::move(base), limited.limit == 1
                                        ? std::string(words_.word(Word::drawn_second_time))
                                        : words_.filled(Word::drawn_then, limited.limit_digits));
}

} // namespace waymark
