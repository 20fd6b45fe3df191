#include "check_texts.hpp"
#include "choices.hpp"
#include "commands.hpp"
#include "failure.hpp"
#include "keyword_texts.hpp"

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

[[noreturn]] void fail_to_explain(const std::string& word) {
  std::vector<std::string_view> known;
  for (const CheckFacts& check : checks()) known.push_back(check.spelling);
  for (const KeywordFacts& keyword : keywords) known.push_back(keyword.spelling);
  throw Failure(fmt::format("there is no check and no word '{}'{}\n"
                            "run 'waymark explain' to see all checks",
                            word, suggestion(word, known)));
}

std::string explanation_of(const std::string& word) {
  if (const Keyword keyword = find_keyword(word); keyword != Keyword::none)
    return explanation(keyword);
  if (const std::optional<Check> check = check_named(word)) return explanation(*check);
  fail_to_explain(word);
}

} // namespace

ExitStatus run(const ExplainArguments& arguments, Console& console) {
  console.out.write(arguments.word ? explanation_of(*arguments.word) : table_of_checks());
  return ExitStatus::success;
}

} // namespace waymark
