#include "declaration_names.hpp"

#include "choices.hpp"
#include "failure.hpp"
#include "grammar/unicode.hpp"
#include "printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace waymark {

namespace {

/// "workflow, procedure or process"
std::string nouns(std::initializer_list<DeclarationKind> kinds) {
  std::vector<std::string_view> words;
  for (const DeclarationKind kind : kinds) words.push_back(noun(kind));
  return list_of(words, "or");
}

} // namespace

DeclarationId find_declaration(const Model& model, const std::string& name,
                               std::initializer_list<DeclarationKind> kinds,
                               std::initializer_list<std::string_view> other_names) {
  const auto wanted = [&](DeclarationKind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
  };
  const DeclarationId found = model.find(to_nfc(printable(name)));
  if (found != DeclarationId::none && wanted(model[found].kind)) return found;
  if (found != DeclarationId::none) {
    throw Failure(
        fmt::format("'{}' is a {}, expected a {}", name, noun(model[found].kind), nouns(kinds)));
  }

  std::vector<std::string_view> candidates = other_names;
  for (const Declaration& declaration : model.declarations) {
    if (wanted(declaration.kind)) candidates.push_back(declaration.id);
  }
  throw Failure(
      fmt::format("there is no {} '{}'{}", nouns(kinds), name, suggestion(name, candidates)));
}

} // namespace waymark
