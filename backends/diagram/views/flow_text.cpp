#include "diagram/views/flow_text.hpp"

#include "diagram/views/views.hpp"

#include <cmath>
#include <fmt/format.h>

namespace waymark {
namespace {

std::string_view unknown_name = "somebody unknown";

void append_sentence(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (!out.empty()) out += details_separator;
  out += text;
}

std::string counted(std::uint32_t limit) {
  return limit == 1 ? std::string("once") : fmt::format("{} times", limit);
}

std::string with_base(std::string base, std::string_view rest) {
  if (!base.empty()) base += ", ";
  base += rest;
  return base;
}

} // namespace

std::string FlowText::name(const Reference& reference) const {
  if (!reference.resolved()) return std::string(unknown_name);
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
  case PerformerSource::nobody: return "nobody yet";
  case PerformerSource::follower: return {};
  default: return std::string(unknown_name);
  }
}

bool FlowText::automated(StatementId statement) const {
  const Work* work = workflow_.work(statement);
  return work != nullptr && model_.is(work->performer.who, DeclarationKind::tool);
}

BadgeText FlowText::badge(std::string_view style, const Reference& reference,
                          std::string_view verb) const {
  const std::string title = name(reference);
  return {style, title, link_to(links_, reference.target), fmt::format("{} {}", verb, title)};
}

BadgeRow FlowText::row(std::string_view word, std::string_view style, Range range,
                       std::string_view verb) const {
  BadgeRow out{std::string(word), {}};
  for (const Reference& reference : workflow_.list(range)) {
    if (reference.resolved()) out.badges.push_back(badge(style, reference, verb));
  }
  return out;
}

std::string FlowText::times(const Work& work) const {
  std::string out;
  if (const auto* takes = workflow_.takes(work))
    append_sentence(out, "takes " + to_text(takes->duration));
  if (const auto* within = workflow_.within(work))
    append_sentence(out, "within " + to_text(within->duration));
  if (work.optional) append_sentence(out, "may be left out");
  return out;
}

CardText FlowText::card(StatementId statement) const {
  CardText card;
  card.title = workflow_[statement].title;
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return card;
  const std::string who = performer_name(*work);
  if (!who.empty()) {
    card.rows.push_back({"",
                         {{automated(statement) ? "machine" : "performer", who,
                           link_to(links_, work->performer.who), "done by " + who}}});
  }
  card.details = times(*work);
  card.rows.push_back(row("", "tool", work->tools, "using"));
  card.rows.push_back(row("needs", "document", work->needs, "needs"));
  card.rows.push_back(row("makes", "document", work->makes, "makes"));
  card.rows.push_back(row("approves", "document", work->approves, "approves"));
  if (work->follow && work->follow->resolved()) {
    card.rows.push_back({"", {badge("follow", *work->follow, "follows")}});
  }
  return card;
}

std::string FlowText::details(StatementId statement, bool with_performer) const {
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return {};
  std::string out;
  const Statement& what = workflow_[statement];
  const Reference* from = workflow_.from(*work);
  if (from != nullptr) append_sentence(out, "from " + name(*from));
  // A decision is usually taken by whoever did the step above it, and then says nothing new.
  if (with_performer && what.kind != StatementKind::wait &&
      work->performer.source != PerformerSource::step_above)
    append_sentence(out, performer_name(*work));
  append_sentence(out, times(*work));
  return out;
}

std::string FlowText::tooltip(StatementId statement) const {
  std::string out(workflow_[statement].title);
  const Work* work = workflow_.work(statement);
  if (work == nullptr) return out;
  auto line = [&out](std::string_view word, const std::string& value) {
    if (!value.empty()) out += fmt::format("\n{}: {}", word, value);
  };
  line("by", performer_name(*work));
  if (work->has_answerable && work->answerable != DeclarationId::none) {
    line("accountable", std::string(model_[work->answerable].title));
  }
  if (const Reference* from = workflow_.from(*work)) line("from", name(*from));
  line("consults", names(work->consults));
  line("informs", names(work->informs));
  line("using", names(work->tools));
  line("needs", names(work->needs));
  line("makes", names(work->makes));
  line("approves", names(work->approves));
  if (const auto* takes = workflow_.takes(*work)) line("takes", to_text(takes->duration));
  if (const auto* within = workflow_.within(*work)) line("within", to_text(within->duration));
  if (work->follow) line("follows", name(*work->follow));
  if (work->optional) out += "\nmay be left out";
  return out;
}

std::string FlowText::start() const {
  if (!workflow_.trigger.value.empty()) return std::string(workflow_.trigger.value);
  if (workflow_.after && workflow_.after->workflow.resolved()) {
    const std::string before = name(workflow_.after->workflow);
    if (workflow_.after->result.value.empty()) return fmt::format("After \u201c{}\u201d", before);
    return fmt::format("After \u201c{}\u201d: {}", before, workflow_.after->result.value);
  }
  return "Start";
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
  return result.empty() ? std::string("End") : std::string(result);
}

std::string FlowText::edge(const FlowEdge& edge) const {
  const Statement& from_none{};
  const Statement& said =
      edge.statement == StatementId::none ? from_none : workflow_[edge.statement];
  switch (edge.kind) {
  case FlowEdgeKind::answer: {
    if (edge.statement == StatementId::none) return "no";
    if (said.kind == StatementKind::if_) return "yes";
    const Answer* answer = workflow_.answer(edge.statement);
    if (answer == nullptr) return {};
    std::string text;
    switch (answer->kind) {
    case AnswerKind::yes: text = "yes"; break;
    case AnswerKind::no: text = "no"; break;
    case AnswerKind::when: text = answer->text.value; break;
    case AnswerKind::otherwise: text = "otherwise"; break;
    }
    if (answer->share)
      text += fmt::format(" ({}%)", to_text(std::round(*answer->share * 1000) / 10));
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

std::string FlowText::again(std::string base, std::uint32_t limit) {
  return with_base(std::move(base), "up to " + counted(limit));
}

std::string FlowText::then(std::string base, std::uint32_t limit) {
  return with_base(std::move(base), "after " + (limit == 1 ? "that" : counted(limit)));
}

} // namespace waymark
