#include "checks_fixture.hpp"
#include "followed_work.hpp"

#include <doctest/doctest.h>

#include <stop_token>
#include <string>
#include <string_view>

using namespace waymark;

namespace {

CheckedModel compiled_text(const std::string& text, const std::stop_token& stop = {}) {
  Workspace workspace;
  workspace.sources = SourceSet({{"a.way", text}});
  return compile(workspace, read(workspace.sources), stop);
}

/// Ids of what the first step of a workflow makes by following.
std::string made(const Model& model, const FollowedWork& followed, std::string_view id) {
  const Workflow& workflow = model.workflow(model.find(id));
  std::string ids;
  for (const DeclarationId one : followed.made_by_following(workflow, workflow.works.front()))
    ids += (ids.empty() ? "" : " ") + std::string(model[one].id);
  return ids;
}

} // namespace

TEST_CASE("followed work: what is made below, through those that make nothing themselves") {
  const CheckedModel checked = compiled_text(R"(
role a
document d
document e
workflow top { owner a; by a
  step x follow between
}
procedure between { owner a
  step x follow lower
}
procedure lower { owner a
  step x follow lowest
  step y makes d
}
procedure lowest { owner a
  step x makes e
}
workflow other { owner a; by a
  step x follow lowest makes d
}
)");
  const FollowedWork followed(checked.model);
  CHECK(made(checked.model, followed, "top") == "d e");
  CHECK(made(checked.model, followed, "between") == "d e");
  CHECK(made(checked.model, followed, "lower") == "e");
  CHECK(made(checked.model, followed, "lowest") == "");
  CHECK(made(checked.model, followed, "other") == "e");
}

TEST_CASE("hand-offs: worked out once, shared by copies, none where nothing was judged") {
  const std::string text = "role a\nrole b\nworkflow w { owner a; happens 3 per month\n"
                           " step x by a\n step y by b\n}\n";
  const CheckedModel checked = compiled_text(text);
  REQUIRE(checked.handoffs().size() == 1);
  CHECK(checked.handoffs().front().per_month == doctest::Approx(3));
  CHECK(checked.monthly_runs.front() == doctest::Approx(3));
  const CheckedModel copy = checked; // NOLINT: to be one
  CHECK(&copy.handoffs() == &checked.handoffs());

  std::stop_source stop;
  stop.request_stop();
  CHECK(compiled_text(text, stop.get_token()).handoffs().empty());
}
