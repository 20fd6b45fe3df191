#include "check_texts.hpp"

#include "choices.hpp"
#include "documented_cases.hpp"
#include "failure.hpp"
#include "text_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

const DocumentedCase* case_of(const CheckFacts& check) {
  const std::span<const DocumentedCase> cases = documented_cases();
  const auto documented = std::find_if(cases.begin(), cases.end(), [&](const DocumentedCase& one) {
    return one.check == check.spelling;
  });
  return documented == cases.end() ? nullptr : &*documented;
}

std::string indented(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::string_view line = take_until('\n', text);
    if (!line.empty()) lines += fmt::format("    {}", line);
    lines += '\n';
  }
  return lines;
}

std::string ways_to_silence(const CheckFacts& check) {
  const std::string weight = fmt::format(
      "'deny {0}' in the handbook makes it an error, 'warn {0}' a warning,\n'advise {0}' advice.\n",
      check.spelling);
  if (!can_be_silenced(check)) return "It cannot be silenced.\n\n" + weight;
  return fmt::format("    allow {} \"the reason\"\n\n"
                     "on the statement or declaration that it is found at, or in the header of the "
                     "workflow around it,\nsilences it there; in the handbook (where the reason "
                     "may be left out) everywhere.\n\n",
                     check.spelling) +
         weight;
}

std::string trimmed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text);
}

/// Markdown without its headings, a line for each paragraph.
std::string paragraphs_of(std::string_view markdown) {
  std::string text;
  bool inside = false;
  while (!markdown.empty()) {
    const std::string_view line = take_until('\n', markdown);
    const bool counts = !line.empty() && !line.starts_with('#');
    if (counts && !text.empty()) text += inside ? " " : "\n\n";
    if (counts) text += line;
    inside = counts;
  }
  return text;
}

/// A fence longer than any in the text itself.
std::string fenced(std::string_view language, std::string_view text) {
  std::string fence = "```";
  while (text.find(fence) != std::string_view::npos) fence += '`';
  return fmt::format("{}{}\n{}\n{}\n", fence, language, trimmed(text), fence);
}

} // namespace

Check find_check(const std::string& name) {
  if (const std::optional<Check> found = check_named(name)) return *found;
  std::vector<std::string_view> names;
  for (const CheckFacts& check : checks()) names.push_back(check.spelling);
  throw Failure(fmt::format("there is no check '{}'{}\nrun 'waymark explain' to see them all", name,
                            suggestion(name, names)));
}

std::string description(Check check) {
  const DocumentedCase* documented = case_of(facts(check));
  if (documented == nullptr) return std::string(facts(check).finds);
  const std::string_view why = documented->why;
  return paragraphs_of(why.substr(0, why.find("## How to mend it")));
}

std::string explanation(Check which) {
  const CheckFacts& check = facts(which);
  std::string text =
      fmt::format("{} ({}): {}\n\n", check.spelling, name(check.severity), check.finds);
  if (const DocumentedCase* documented = case_of(check)) {
    text += documented->why;
    text += fmt::format("\nBad:\n\n{}\nWhat 'waymark check' says:\n\n{}\nGood:\n\n{}\n",
                        indented(documented->bad), indented(documented->expected),
                        indented(documented->good));
  }
  return text + fmt::format("How to silence it:\n\n{}", ways_to_silence(check));
}

std::string explanation_markdown(Check which) {
  const CheckFacts& check = facts(which);
  std::string text =
      fmt::format("**{}** ({}): {}\n\n", check.spelling, name(check.severity), check.finds);
  if (const DocumentedCase* documented = case_of(check)) {
    text += fmt::format("{}\n\nBad:\n\n{}\nWhat `waymark check` says:\n\n{}\nGood:\n\n{}\n",
                        trimmed(documented->why), fenced("way", documented->bad),
                        fenced("text", documented->expected), fenced("way", documented->good));
  }
  return text + fmt::format("How to silence it:\n\n{}", ways_to_silence(check));
}

} // namespace waymark
