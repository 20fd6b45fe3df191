#include "check_texts.hpp"
#include "commands.hpp"
#include "keyword_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

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

std::string explanation_of(const std::string& word) {
  const Keyword keyword = find_keyword(word);
  return keyword != Keyword::none ? explanation(keyword) : explanation(find_check(word));
}

} // namespace

ExitStatus run(const ExplainArguments& arguments, Console& console) {
  console.out.write(arguments.word ? explanation_of(*arguments.word) : table_of_checks());
  return ExitStatus::success;
}

} // namespace waymark
