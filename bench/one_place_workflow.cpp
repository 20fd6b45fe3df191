#include "one_place_workflow.hpp"

#include <fmt/format.h>
#include <string_view>

namespace waymark::bench {
namespace {

constexpr std::size_t roles = 4;
constexpr std::size_t steps_in_a_row = 3; ///< by one role

std::string step(std::size_t number) {
  return fmt::format("step s{} \"Do the thing number {}\" by r{}", number, number,
                     number / steps_in_a_row % roles);
}

std::string workflow(std::string_view flow) {
  std::string text = "party customer \"Customer\"\n";
  for (std::size_t i = 0; i < roles; ++i) {
    text += fmt::format("role r{} \"Role {}\" person \"P{}\"\n", i, i, i);
  }
  return fmt::format("{}workflow w \"Many lines\" owner r0 {{\n{}}}\n", text, flow);
}

/// Every other statement may go elsewhere.
std::string with_jumps(std::size_t statements, std::string_view jump) {
  std::string flow = "  step first \"Begin\" by r0\n";
  for (std::size_t i = 0; i < statements / 2; ++i) {
    flow += fmt::format("  {}\n  if \"Is number {} wrong?\" -> {}\n", step(i), i, jump);
  }
  return workflow(flow + "  step last \"Tidy up\" by r0\n");
}

std::string with_branches(std::size_t statements) {
  std::string flow = "  parallel {\n";
  for (std::size_t i = 0; i < statements; ++i) {
    flow += fmt::format("    branch \"Part {}\" {{ {} }}\n", i, step(i));
  }
  return workflow(flow + "  }\n");
}

std::string with_answers(std::size_t statements) {
  std::string flow = "  decide \"Which?\" by r0 {\n";
  for (std::size_t i = 0; i < statements; ++i) {
    flow += fmt::format("    when \"Case {}\" {{ {} }}\n", i, step(i));
  }
  return workflow(flow + "    otherwise continue\n  }\n  step last \"Tidy up\" by r0\n");
}

std::string with_deadlines(std::size_t statements) {
  std::string flow;
  for (std::size_t i = 0; i < statements; ++i) {
    flow += fmt::format("  wait \"Answer {}\" from customer by r{} within 3 days else -> late\n", i,
                        i / steps_in_a_row % roles);
  }
  return workflow(flow + "  end \"Done\"\n  step late \"Ask again\" by r0\n");
}

} // namespace

std::vector<NamedWorkflow> one_place_workflows(std::size_t statements) {
  return {{"loops to one step", with_jumps(statements, "first up to 2 times, then continue")},
          {"ways past all to one step", with_jumps(statements, "last")},
          {"branches of one fork", with_branches(statements)},
          {"answers of one decision", with_answers(statements)},
          {"deadlines to one step", with_deadlines(statements)}};
}

} // namespace waymark::bench
