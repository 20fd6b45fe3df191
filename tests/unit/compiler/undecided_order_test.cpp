#include "checks/check.hpp"
#include "checks_fixture.hpp"

#include <doctest/doctest.h>

using namespace waymark;

namespace {

CheckedModel checked_text(const std::string& text) {
  Workspace workspace;
  workspace.sources = SourceSet({{"a.way", text}});
  return compile(workspace, read(workspace.sources));
}

} // namespace

TEST_CASE("undecided order: said of the workflow if the verdict gave up, and only then") {
  const CheckedModel checked = checked_text("role a\nworkflow w { owner a; by a\n step x\n}\n");
  const Model& model = checked.model;
  const FollowedWork followed(model);
  const Workflow& workflow = model.workflows.front();
  Verdict order = judge(checked.flows.front());

  Findings silent;
  check_undecided_order({model, workflow.self, workflow, checked.flows.front(), order, followed},
                        silent);
  CHECK(silent.all().empty());

  order.decided = false;
  Findings findings;
  check_undecided_order({model, workflow.self, workflow, checked.flows.front(), order, followed},
                        findings);
  REQUIRE(findings.all().size() == 1);
  const Finding& finding = findings.all().front();
  CHECK(finding.check == Check::undecided_order);
  CHECK(facts(finding.check).severity == Severity::warning);
  CHECK(finding.span == model[workflow.self].name_span);
  CHECK(finding.message.starts_with("the order of workflow 'W' is too tangled"));
}

TEST_CASE("undecided order is a check that a handbook may deny, warn of, advise and allow") {
  const std::string flow = "role a\nworkflow w { owner a; by a\n step x\n}\n";
  for (const char* rule : {"deny", "warn", "advise"})
    CHECK(testing::findings_of("handbook \"H\" { " + std::string(rule) + " undecided-order }\n" +
                               flow) == "");
  CHECK(testing::findings_of("handbook \"H\" { allow undecided-order }\n" + flow) ==
        "unused-allow 1:22\n");
}
