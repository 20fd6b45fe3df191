#pragma once

#include "backends/diagram.hpp"
#include "backends/language.hpp"
#include "diagram/views/card.hpp"

#include <string>

/// What the parts of a flow say in a diagram.
namespace waymark {

class FlowText {
public:
  FlowText(const CheckedModel& model, DeclarationId workflow, const Links& links)
      : model_(model.model)
      , workflow_(model.model.workflow(workflow))
      , links_(links)
      , words_(model.model.handbook.language.value) {}

  [[nodiscard]] CardText card(StatementId statement) const;
  /// The performer, if wanted, stands in its details.
  [[nodiscard]] CardText question(StatementId statement, bool with_performer) const;
  [[nodiscard]] CardText wait(StatementId statement, bool with_performer) const;
  /// Of a decision who takes it, unless that is who did the step above; of a wait for whom, and who
  /// keeps watch.
  [[nodiscard]] std::string who(StatementId statement) const;
  /// Everything, also what the drawing leaves out.
  [[nodiscard]] std::string tooltip(StatementId statement) const;
  [[nodiscard]] std::string start() const;
  [[nodiscard]] std::string end(const FlowNode& node, bool by_then) const;
  /// Without limits: "yes (60%)", "not within 3 days", the event; empty for plain order.
  [[nodiscard]] std::string edge(const FlowEdge& edge, bool with_share = true) const;
  [[nodiscard]] bool automated(StatementId statement) const;

  [[nodiscard]] std::string again(std::string base, const Jump& limited) const;
  [[nodiscard]] std::string then(std::string base, const Jump& limited) const;

private:
  [[nodiscard]] std::string after() const;
  [[nodiscard]] std::string performer_name(const Work& work) const;
  [[nodiscard]] std::string awaited(const Work& work) const;
  [[nodiscard]] BadgeText badge(std::string_view style, const Reference& reference,
                                Word verb) const;
  /// Without the performer, who is named already.
  [[nodiscard]] BadgeRow tools(const Work& work) const;
  /// Documents, what is followed, who is asked and told.
  void add_rows(CardText& card, const Work& work) const;
  [[nodiscard]] BadgeRow row(std::string_view word, std::string_view style, Range range,
                             Word verb) const;
  /// Performer, if wanted, and times.
  [[nodiscard]] std::string details(StatementId statement, bool with_performer) const;
  [[nodiscard]] std::string times(const Work& work) const;
  [[nodiscard]] std::string names(Range range) const;
  /// By the statement and by the stage that it stands in.
  [[nodiscard]] std::string told(StatementId statement, const Work& work) const;
  [[nodiscard]] std::string name(const Reference& reference) const;

  const Model& model_;
  const Workflow& workflow_;
  const Links& links_;
  Language words_;
};

} // namespace waymark
