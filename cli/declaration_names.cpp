#include "declaration_names.hpp"

#include "compiler/nearest.hpp"
#include "failure.hpp"
#include "grammar/unicode.hpp"
#include "printable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace waymark {

std::string list_of(std::initializer_list<DeclarationKind> kinds) {
  std::string text;
  std::size_t left = kinds.size();
  for (const DeclarationKind kind : kinds) {
    text += noun(kind);
    --left;
    if (left > 0) text += left == 1 ? " or " : ", ";
  }
  return text;
}

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
        fmt::format("'{}' is a {}, expected a {}", name, noun(model[found].kind), list_of(kinds)));
  }

  std::vector<std::string_view> candidates = other_names;
  for (const Declaration& declaration : model.declarations) {
    if (wanted(declaration.kind)) candidates.push_back(declaration.id);
  }
  const std::optional<std::string_view> close = nearest(name, candidates);
  throw Failure(fmt::format("there is no {} '{}'{}", list_of(kinds), name,
                            close ? fmt::format("; did you mean '{}'?", *close) : ""));
}

} // namespace waymark
