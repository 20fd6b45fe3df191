#include "keyword_texts.hpp"

#include "grammar/clauses.hpp"

#include <fmt/format.h>

#include <string_view>
#include <vector>

namespace waymark {
namespace {

std::string_view noun(KeywordGroup group) {
  switch (group) {
  case KeywordGroup::declaration: return "a declaration";
  case KeywordGroup::statement: return "a statement";
  case KeywordGroup::answer: return "an answer or branch";
  case KeywordGroup::clause: return "a clause";
  case KeywordGroup::word: return "a word inside a clause or jump";
  }
  return {};
}

/// The keywords of what may carry or hold it; a file holds declarations.
std::vector<std::string_view> owners_of(Kind kind) {
  std::vector<std::string_view> owners;
  const auto add_if_it_takes = [&](const PartRules* rules, std::string_view owner) {
    const bool takes =
        rules != nullptr && (accepts_clause(*rules, kind) || accepts_part(*rules, kind));
    if (takes && (owners.empty() || owners.back() != owner)) owners.push_back(owner);
  };
  add_if_it_takes(part_rules(Kind::file), "file");
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    const auto keyword = static_cast<Keyword>(i);
    add_if_it_takes(part_rules(kind_of(keyword)), spelling(keyword));
    add_if_it_takes(part_rules(kind_of(keyword), StageKind::in_process), spelling(keyword));
  }
  return owners;
}

} // namespace

std::string explanation(Keyword keyword) {
  const KeywordFacts& about = facts(keyword);
  std::string text = fmt::format("{} ({}): {}\n", about.spelling, noun(about.group), about.help);
  if (const auto owners = owners_of(kind_of(keyword)); !owners.empty())
    text += fmt::format("\nIt stands in: {}\n", fmt::join(owners, ", "));
  return text;
}

} // namespace waymark
