#include "html/site.hpp"

#include "html/words.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// How much of each path is a folder that all share; 0 if all are relative and lead downwards.
std::size_t shared_folder(const std::vector<SourcePtr>& sources) {
  const auto leads_out = [](const SourcePtr& source) {
    return source->path().starts_with('/') || source->path().starts_with("..");
  };
  if (sources.empty() || std::ranges::none_of(sources, leads_out)) {
    return 0;
  }
  std::string_view shared = sources.front()->path();
  shared = shared.substr(0, shared.rfind('/') + 1);
  for (const SourcePtr& source : sources) {
    while (!source->path().starts_with(shared)) {
      shared.remove_suffix(1);
      shared = shared.substr(0, shared.rfind('/') + 1);
    }
  }
  return shared.size();
}

} // namespace

Site::Site(const CheckedModel& checked_model, const PublishOptions& publish_options)
    : checked(checked_model)
    , model(checked_model.model)
    , options(publish_options)
    , paths(checked_model.model)
    , outliner(checked_model)
    , files(checked_model, outliner)
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
  const auto published = Link::from_author(model.handbook.site.value);
  if (published && published->is_external() && !published->address().starts_with("mailto:")) {
    address = published->address();
    if (!address.ends_with('/')) address += '/';
    const std::size_t host = address.find("//") + 2;
    root = address.substr(address.find('/', host));
  }
  hidden_path = shared_folder(model.sources);
  if (const auto copy = files.copy_of(model.handbook.logo)) {
    logo = *copy;
  }
}

std::string_view Site::source_path(FileId file) const {
  std::string_view path = model.source(file).path();
  path.remove_prefix(std::min(hidden_path, path.size()));
  return path;
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
