#include "html/site.hpp"

#include "html/words.hpp"

#include <fmt/format.h>

namespace waymark::html {

Site::Site(const CheckedModel& checked_model, const PublishOptions& publish_options)
    : checked(checked_model)
    , model(checked_model.model)
    , options(publish_options)
    , paths(checked_model.model)
    , outliner(checked_model)
    , files(checked_model)
    , order(checked_model.model)
    , gaps(checked_model)
    , relations(checked_model.model)
    , title(checked_model.model.handbook.title.value)
    , language(checked_model.model.handbook.language.value) {
  if (title.empty()) {
    title = word(Word::handbook);
  }
  if (language.empty()) {
    language = "en";
  }
  if (const auto copy = files.copy_of(model.handbook.logo)) {
    logo = *copy;
  }
}

std::string_view Site::title_of(DeclarationId declaration) const {
  const Declaration& named = model[declaration];
  return named.title.empty() ? named.id : named.title;
}

std::string_view list_page(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::system:
  case DeclarationKind::process: return start_page;
  case DeclarationKind::workflow:
  case DeclarationKind::procedure: return workflows_page;
  case DeclarationKind::role:
  case DeclarationKind::party: return people_page;
  case DeclarationKind::tool: return tools_page;
  case DeclarationKind::document: return documents_page;
  }
  return start_page;
}

std::string term_anchor(std::size_t term) {
  return fmt::format("term.{}", term + 1);
}

} // namespace waymark::html
