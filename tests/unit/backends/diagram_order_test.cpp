#include "backends/diagram.hpp"
#include "sop_workspace.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace waymark;
using test::Files;
using test::files_of;

namespace {

/// The same files under names that sort the other way round.
Files reversed(const Files& files) {
  Files sorted = files;
  std::sort(sorted.begin(), sorted.end());
  Files other;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    other.emplace_back(fmt::format("z{:03}-{}", sorted.size() - i, sorted[i].first),
                       sorted[i].second);
  }
  return other;
}

/// Every view of everything, by name.
void check_same(const CheckedModel& one, const CheckedModel& other) {
  REQUIRE(one.model.declarations.size() == other.model.declarations.size());
  std::vector<DeclarationId> subjects{DeclarationId::none};
  for (std::uint32_t i = 0; i < one.model.declarations.size(); ++i) {
    subjects.push_back(DeclarationId{i});
  }
  for (const DeclarationId subject : subjects) {
    const bool whole = subject == DeclarationId::none;
    const DeclarationId same = whole ? subject : other.model.find(one.model[subject].id);
    for (const View view : views_of(one.model, subject)) {
      const Drawing drawing = draw(one, {view, subject}, {});
      CAPTURE(drawing.id);
      CHECK(to_svg(drawing) == to_svg(draw(other, {view, same}, {})));
    }
  }
}

const std::vector<std::string> declarations = {
    "role boss \"Boss\" person \"Ann\" backup clerk\n",
    "role clerk \"Clerk\" person \"Bob\" backup boss\n",
    "party guest \"Guest\"\n",
    "document bill \"Bill\"\n",
    "document list \"List\"\n",
    "system shop \"Shop\" owner boss {\n"
    "  process sell \"Sell\" {\n    stage ask \"Ask\"\n    stage pay \"Pay\"\n  }\n}\n",
    "system other \"Other\" owner boss {\n  process rest \"Rest\" { stage sit \"Sit\" }\n}\n",
    "workflow paying \"Paying\" realizes sell owner boss happens 3 per month after asking needs "
    "bill {\n"
    "  stage pay {\n    step \"Pay\" by guest needs bill\n    step \"Count\" by clerk\n"
    "    step \"Look\" by boss\n  }\n}\n",
    "workflow asking \"Asking\" realizes sell owner boss happens 10 per month {\n"
    "  stage ask {\n    step \"Ask\" by guest\n    step \"Answer\" by clerk makes bill, list\n"
    "  }\n}\n",
    "workflow sitting \"Sitting\" realizes rest owner boss happens 7 per month after asking needs "
    "list {\n"
    "  stage sit {\n    step \"Sit\" by clerk needs list\n    step \"Rise\" by guest\n"
    "    step \"Go\" by boss\n  }\n}\n",
    "workflow alone \"Alone\" owner boss {\n  step \"Sing\" by clerk\n  step \"Hear\" by boss\n}\n",
};

} // namespace

TEST_CASE("drawings: the same bytes whatever the order of the files") {
  for (const char* folder : {"samples/event-planner", "samples/first-workflow"}) {
    const Files files = files_of(folder);
    check_same(test::compiled(files), test::compiled(reversed(files)));
  }
}

TEST_CASE("drawings: the same bytes whatever the order of the declarations") {
  std::string forwards;
  std::string backwards;
  for (const std::string& text : declarations) {
    forwards += text;
    backwards.insert(0, text);
  }
  const CheckedModel one = test::compiled(forwards);
  CHECK(one.summary.errors == 0);
  check_same(one, test::compiled(backwards));
}
