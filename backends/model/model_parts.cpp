#include "model/model_parts.hpp"

#include "compiler/identity.hpp"

#include <algorithm>

namespace waymark::model_parts {

Writer::Writer(const CheckedModel& checked, const ShownPaths* paths)
    : checked_(checked)
    , paths_(checked.model, paths) {
  keys_.reserve(checked.model.declarations.size());
  for (std::uint32_t i = 0; i < checked.model.declarations.size(); ++i)
    keys_.push_back(waymark::key(checked.model, DeclarationId{i}));
  for (const SourcePtr& source : checked.model.sources) {
    std::vector<std::uint32_t>& ends = line_ends_.emplace_back();
    const std::string_view text = source->text();
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
      ends.push_back(static_cast<std::uint32_t>(at));
  }
}

void Writer::add_declaration(Object& object, DeclarationId declaration) const {
  const Declaration& named = model()[declaration];
  object.add("key", key(declaration));
  object.add("id", named.id);
  object.add("title", named.title);
  if (!named.former_ids.empty()) strings(object.member("was"), named.former_ids);
  if (named.damaged) object.add("damaged", true);
  add_place(object, named.name_span);
}

void Writer::add_place(Object& object, const Span& span) const {
  object.add("file", paths_.of(span.file));
  object.add("line", line(span));
}

std::size_t Writer::line(const Span& span) const {
  const std::vector<std::uint32_t>& ends = line_ends_[static_cast<std::size_t>(span.file)];
  return static_cast<std::size_t>(std::ranges::lower_bound(ends, span.first) - ends.begin()) + 1;
}

void Writer::add(Object& object, std::string_view name,
                 const std::optional<Reference>& reference) const {
  if (reference) add(object, name, reference->target);
}

void Writer::add(Object& object, std::string_view name, DeclarationId declaration) const {
  if (declaration != DeclarationId::none) object.add(name, key(declaration));
}

void Writer::add(Object& object, std::string_view name,
                 std::span<const Reference> references) const {
  if (std::ranges::none_of(references, &Reference::resolved)) return;
  List keys(object.member(name));
  for (const Reference& reference : references)
    if (reference.resolved()) keys.add(key(reference.target));
}

void Writer::add(Object& object, std::string_view name,
                 const std::vector<DeclarationId>& declarations) const {
  if (declarations.empty()) return;
  List keys(object.member(name));
  for (const DeclarationId each : declarations) keys.add(key(each));
}

void add(Object& object, std::string_view name, const Text& text) {
  if (text.given()) object.add(name, text.value);
}

} // namespace waymark::model_parts
