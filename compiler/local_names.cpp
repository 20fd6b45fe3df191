#include "local_names.hpp"

#include "grammar/unicode.hpp"
#include "identifiers.hpp"
#include "text_store.hpp"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

constexpr auto quotes = std::to_array<std::string_view>(
    {"\"", "'", "`", "´", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›"});

std::size_t leading_quote(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.starts_with(quote)) return quote.size();
  return 0;
}

std::size_t trailing_quote(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.ends_with(quote)) return quote.size();
  return 0;
}

} // namespace

bool is_quoted(std::string_view text) {
  return leading_quote(text) != 0;
}

std::string_view without_quotes(std::string_view quoted) {
  while (const std::size_t length = leading_quote(quoted)) quoted.remove_prefix(length);
  while (const std::size_t length = trailing_quote(quoted)) quoted.remove_suffix(length);
  return quoted;
}

std::optional<std::string> LocalNames::id_of(std::string_view called) {
  if (!collected_) collect();
  const auto found = ids_.find(fold_case(called));
  if (found == ids_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

void LocalNames::collect() {
  collected_ = true;
  TextStore texts;
  std::string role;
  for (std::uint32_t i = 0; i < tree_->nodes.size(); ++i) {
    const NodeRef node(tree_, i);
    const bool is_named = is_declaration(node.kind()) || is_statement(node.kind());
    if (is_named) {
      const NameText name = name_text(node.child(Kind::name), node.child(Kind::title), texts);
      const std::string id(name.id);
      if (node.kind() == Kind::role) role = id;
      if (id.empty()) continue;
      if (const NodeRef title = node.child(Kind::title)) add(title.text(), id);
      if (id != fold_case(without_quotes(name.title))) add(id, id);
    } else if (node.kind() == Kind::person && !role.empty()) {
      if (const NodeRef person = node.child(Kind::string)) add(person.text(), role);
    }
  }
}

void LocalNames::add(std::string_view quoted, const std::string& id) {
  const auto [entry, is_new] = ids_.try_emplace(fold_case(without_quotes(quoted)), id);
  if (!is_new && entry->second != id) entry->second.clear();
}

} // namespace waymark
