#include "compiler/identity.hpp"
#include "grammar/parse.hpp"

#include "workspace_fixture.hpp"

#include <doctest/doctest.h>
#include <set>

using namespace waymark;
using waymark::testing::BuiltWorkspace;

namespace {

Tree tree_of(std::string text) {
  return parse(std::make_shared<Source>(FileId{0}, "a.way", std::move(text)));
}

std::uint64_t hash_of(std::string text) {
  return content_hash(tree_of(std::move(text)), 0);
}

} // namespace

TEST_CASE("keys are kind and path of ids") {
  const BuiltWorkspace built(R"(
role ana
process booking { stage capture }
workflow x {
  realizes booking
  stage capture {
    step call "Call" by ana
    decide opened "Opened?" by ana {
      yes { -> call up to 2 times, then continue }
      no continue
    }
    parallel {
      branch "Left" { step a by ana }
      branch "Right" { wait 3 days }
    }
    for each "guest" { wait 2 days end }
  }
  -> end "Over"
}
)");
  CHECK(built.report() == "");
  const Model& model = built.model;
  CHECK(key(model, model.find("ana")) == "role/ana");
  CHECK(key(model, model.find("booking"), 0) == "process/booking/stage/capture");
  CHECK(statement_keys(model, model.find("x")) ==
        std::vector<std::string>{
            "workflow/x/stage/capture",
            "workflow/x/step/call",
            "workflow/x/decide/opened",
            "workflow/x/decide/opened/yes",
            "workflow/x/decide/opened/yes/jump/1",
            "workflow/x/decide/opened/no",
            "workflow/x/stage/capture/parallel/1",
            "workflow/x/stage/capture/parallel/1/branch/left",
            "workflow/x/step/a",
            "workflow/x/stage/capture/parallel/1/branch/right",
            "workflow/x/stage/capture/parallel/1/branch/right/wait/1",
            "workflow/x/stage/capture/for-each/guest",
            "workflow/x/stage/capture/for-each/guest/wait/1",
            "workflow/x/stage/capture/for-each/guest/end/1",
            "workflow/x/jump/1",
        });
  CHECK(key(model, model.find("x"), StatementId{1}) == "workflow/x/step/call");
}

TEST_CASE("statements of one id are told apart, and all keys differ") {
  const BuiltWorkspace built("role a\nworkflow x { by a\n step \"Call\"\n step \"Call\"\n step "
                             "\"Call\"\n wait 1 day\n wait 1 day }\n");
  const auto keys = statement_keys(built.model, built.model.find("x"));
  CHECK(keys == std::vector<std::string>{"workflow/x/step/call", "workflow/x/step/call~2",
                                         "workflow/x/step/call~3", "workflow/x/wait/1",
                                         "workflow/x/wait/2"});
}

TEST_CASE("a content hash does not see places, layout and comments") {
  const std::uint64_t plain =
      hash_of("role ana \"Ana\" person \"Ana Ruiz\" rate 30 EUR per hour\n");
  CHECK(plain == hash_of("\n\n# who\nrole   ana \"Ana\" {\n  person \"Ana Ruiz\" # her\n  rate 30 "
                         "EUR per hour\n}\n"));
  CHECK(plain != hash_of("role ana \"Ana\" person \"Ana Ruiz\" rate 31 EUR per hour\n"));
  CHECK(plain != hash_of("role an a \"Ana\" person \"Ana Ruiz\" rate 30 EUR per hour\n"));
}

TEST_CASE("braces around statements do count") {
  CHECK(hash_of("workflow w { if a { step b\n step c } }") !=
        hash_of("workflow w { if a { step b }\n step c }"));
}

TEST_CASE("text blocks count without their indentation") {
  CHECK(hash_of("workflow w {\n  step a {\n    \"\"\"\n    Do it.\n    \"\"\"\n  }\n}\n") ==
        hash_of("workflow w {\nstep a {\n\"\"\"\nDo it.\n\"\"\"\n}\n}\n"));
}

TEST_CASE("an element has the same hash wherever it stands") {
  const Tree here = tree_of("workflow w {\n  step b \"B\" by a takes 3 min\n}\n");
  const Tree there = tree_of("workflow v {\n if c {\n\n step b \"B\" by a\n takes 3 min } }\n");
  const auto step_hash = [](const Tree& tree) {
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
      if (tree.nodes[i].kind == Kind::step) return content_hash(tree, i);
    }
    return std::uint64_t{0};
  };
  CHECK(step_hash(here) != 0);
  CHECK(step_hash(here) != step_hash(there)); // there the line ends before `takes`
  CHECK(step_hash(here) ==
        step_hash(tree_of("workflow w { if c { step b \"B\" by a takes 3 min } }")));
}
