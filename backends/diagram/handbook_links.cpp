#include "backends/diagram.hpp"
#include "backends/handbook.hpp"
#include "backends/percent_encoding.hpp"
#include "compiler/identity.hpp"

namespace waymark {
namespace {

std::string address(const Model& model, DeclarationId page, std::string_view key) {
  std::string out(model.handbook.site.value);
  if (!out.ends_with('/')) out += '/';
  out += percent_encoded(page_path(model[page].kind, model[page].id));
  const std::string anchor = page_anchor(key);
  if (!anchor.empty()) out += "#" + percent_encoded(anchor);
  return out;
}

/// A word of another scheme could be a script.
bool is_published(const Model& model) {
  const std::string_view site = model.handbook.site.value;
  return site.starts_with("https://") || site.starts_with("http://");
}

} // namespace

Links links_into_handbook(const Model& model) {
  if (!is_published(model)) return {};
  Links links;
  links.declaration = [&model](DeclarationId id) { return address(model, id, {}); };
  // Keys are worked out for a whole workflow at a time.
  links.statement = [&model, keys = std::vector<std::string>{}, of = DeclarationId::none](
                        DeclarationId workflow, StatementId statement) mutable {
    if (of != workflow) keys = statement_keys(model, of = workflow);
    return address(model, workflow, keys[index(statement)]);
  };
  links.stage = [&model](DeclarationId process, std::size_t stage) {
    return address(model, process, key(model, process, stage));
  };
  return links;
}

} // namespace waymark
