#include "commands.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/nearest.hpp"
#include "documented_cases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

std::string table_of_checks() {
  std::size_t width = 0;
  for (const CheckFacts& check : checks()) width = std::max(width, check.spelling.size());
  std::string text;
  std::optional<CheckGroup> group;
  for (const CheckFacts& check : checks()) {
    if (group != check.group) {
      text += fmt::format("{}{}\n", group ? "\n" : "", name(check.group));
      group = check.group;
    }
    text += fmt::format("  {:<{}}  {:<7}  {}\n", check.spelling, width, name(check.severity),
                        check.finds);
  }
  text += "\n'waymark explain CHECK' shows what is wrong and what is right.\n";
  return text;
}

const CheckFacts& find_check(const std::string& name) {
  std::vector<std::string_view> names;
  for (const CheckFacts& check : checks()) {
    if (check.spelling == name) return check;
    names.push_back(check.spelling);
  }
  const std::optional<std::string_view> close = nearest(name, names);
  throw Failure(fmt::format("there is no check '{}'{}\nrun 'waymark explain' to see them all", name,
                            close ? fmt::format("; did you mean '{}'?", *close) : ""));
}

std::string indented(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    if (length > 0) lines += fmt::format("    {}", text.substr(0, length));
    lines += '\n';
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines;
}

/// Findings about the text itself cannot be silenced: they are certain.
bool can_be_silenced(const CheckFacts& check) {
  return check.group != CheckGroup::text && check.group != CheckGroup::names;
}

std::string ways_to_silence(const CheckFacts& check) {
  const std::string_view here = "    allow {0} \"the reason\"\n\n"
                                "on the statement or in the header of the workflow silences it "
                                "there; in the handbook (where the\n"
                                "reason may be left out) everywhere.\n\n";
  const std::string_view weight =
      "'deny {0}' in the handbook makes it an error, 'warn {0}' a warning,\n'advise {0}' advice.\n";
  if (can_be_silenced(check))
    return fmt::format(fmt::runtime(std::string(here) + std::string(weight)), check.spelling);
  return "It cannot be silenced.\n\n" + fmt::format(fmt::runtime(weight), check.spelling);
}

std::string explanation(const CheckFacts& check) {
  std::string text =
      fmt::format("{} ({}): {}\n\n", check.spelling, name(check.severity), check.finds);
  const std::span<const DocumentedCase> cases = documented_cases();
  const auto documented = std::find_if(cases.begin(), cases.end(), [&](const DocumentedCase& one) {
    return one.check == check.spelling;
  });
  if (documented != cases.end()) {
    text += documented->why;
    text += fmt::format("\nBad:\n\n{}\nWhat 'waymark check' says:\n\n{}\nGood:\n\n{}\n",
                        indented(documented->bad), indented(documented->expected),
                        indented(documented->good));
  }
  return text + fmt::format("How to silence it:\n\n{}", ways_to_silence(check));
}

} // namespace

ExitStatus run(const ExplainArguments& arguments, Console& console) {
  console.out.write(arguments.check ? explanation(find_check(*arguments.check))
                                    : table_of_checks());
  return ExitStatus::success;
}

} // namespace waymark
