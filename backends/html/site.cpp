#include "html/site.hpp"

#include <algorithm>

#include "grammar/unicode.hpp"
#include "html/message.hpp"

namespace waymark::html {

Site::Site(const CheckedModel& checked_model, const PublishOptions& publish_options)
    : checked(checked_model)
    , model(checked_model.model)
    , options(publish_options)
    , words(checked_model.model.handbook.language.value)
    , paths(checked_model.model)
    , sources(checked_model.model, &options.reader_paths)
    , outliner(checked_model)
    , order(checked_model.model)
    , gaps(checked_model)
    , loads(load_by_role(checked_model.model, checked_model.loads))
    , relations(checked_model.model)
    , title(checked_model.model.handbook.title.value)
    , language(checked_model.model.handbook.language.value) {
  if (title.empty()) {
    title = words.word(Word::handbook);
  }
  if (language.empty()) {
    language = "en";
  }
  const std::string first = to_lower(language.substr(0, language.find('-')));
  own_language = first == words.tag() ? language : std::string(words.tag());
  said.reserve(word_count);
  for (std::size_t word = 0; word < word_count; ++word) {
    said.push_back(own(words.word(static_cast<Word>(word))));
  }
  const auto published = Link::from_author(model.handbook.site.value);
  if (published && published->is_external() && !published->address().starts_with("mailto:")) {
    address = published->address();
    if (!address.ends_with('/')) address += '/';
    const std::size_t host = address.find("//") + 2;
    root = address.substr(address.find('/', host));
  }
  if (const auto file = outliner.file(model.handbook.logo)) {
    logo = file->to;
  }
}

Html Site::own(std::string_view words_of_ours) const {
  Html said_so = text(words_of_ours);
  return has_own_language() && !said_so.empty() ? element("span", {{"lang", own_language}}, said_so)
                                                : said_so;
}

const RoleLoad* Site::load_of(DeclarationId role) const {
  const auto found = std::ranges::lower_bound(
      loads, index(role), {}, [](const RoleLoad& load) { return index(load.role); });
  return found != loads.end() && found->role == role ? &*found : nullptr;
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

} // namespace waymark::html
