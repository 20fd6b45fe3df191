#include "grammar/syntax.hpp"

#include <array>

namespace waymark {

bool is_declaration(Kind kind) {
  return is_keyword_kind(kind) && facts(keyword_of(kind)).group == KeywordGroup::declaration;
}

bool is_statement(Kind kind) {
  return kind == Kind::jump ||
         (is_keyword_kind(kind) && facts(keyword_of(kind)).group == KeywordGroup::statement);
}

bool is_answer(Kind kind) {
  return kind >= Kind::yes && kind <= Kind::otherwise;
}

bool is_clause(Kind kind) {
  return kind == Kind::instructions ||
         (is_keyword_kind(kind) && facts(keyword_of(kind)).group == KeywordGroup::clause);
}

bool is_token(Kind kind) {
  switch (kind) {
  case Kind::duration:
  case Kind::money:
  case Kind::frequency: return false;
  default: return kind >= Kind::name;
  }
}

std::string_view describe(Expectation expectation) {
  static constexpr auto texts = std::to_array<std::string_view>({
#define WAYMARK_EXPECTATION(name, text) text,
#include "grammar/expectations.def"
#undef WAYMARK_EXPECTATION
  });
  return texts[static_cast<std::size_t>(expectation)];
}

std::string text_of(const Tree& tree) {
  const std::string& bytes = tree.source->bytes();
  std::string text;
  text.reserve(bytes.size());
  std::size_t copied = 0;
  const auto is_gap = [](std::string_view gap) {
    return gap.find_first_not_of(" \t\r\n\xc2\xa0\xef\xbb\xbf") == std::string_view::npos;
  };
  for (const Node& node : tree.nodes) {
    if (node.size != 1 || node.first == node.last) continue;
    const std::string_view gap = std::string_view(bytes).substr(copied, node.first - copied);
    if (is_gap(gap)) text.append(gap);
    text.append(bytes, node.first, node.last - node.first);
    copied = node.last;
  }
  const std::string_view rest = std::string_view(bytes).substr(copied);
  if (is_gap(rest)) text.append(rest);
  return text;
}

NodeRef NodeRef::child(Kind kind) const {
  for (const NodeRef each : children())
    if (each.kind() == kind) return each;
  return {};
}

NodeRef NodeRef::keyword() const {
  const Node& self = node();
  if (self.size == 1) return {};
  const NodeRef first(tree_, index_ + 1);
  return first.kind() == Kind::keyword || first.kind() == Kind::misspelt_keyword ? first
                                                                                 : NodeRef{};
}

bool NodeRef::keyword_is_guessed() const {
  const NodeRef word = keyword();
  return word && word.kind() == Kind::misspelt_keyword;
}

} // namespace waymark
