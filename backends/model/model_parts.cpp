#include "model/model_parts.hpp"

#include "compiler/identity.hpp"

#include <algorithm>

namespace waymark::model_parts {

Writer::Writer(const CheckedModel& checked)
    : checked_(checked)
    , paths_(checked.model) {
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

Json Writer::declaration(DeclarationId declaration) const {
  const Declaration& named = model()[declaration];
  Json object{{"key", key(declaration)}, {"id", named.id}, {"title", named.title}};
  if (!named.former_ids.empty()) object["was"] = named.former_ids;
  if (named.damaged) object["damaged"] = true;
  add_place(object, named.name_span);
  return object;
}

void Writer::add_place(Json& object, const Span& span) const {
  object["file"] = paths_.of(span.file);
  object["line"] = line(span);
}

std::size_t Writer::line(const Span& span) const {
  const std::vector<std::uint32_t>& ends = line_ends_[static_cast<std::size_t>(span.file)];
  return static_cast<std::size_t>(std::ranges::lower_bound(ends, span.first) - ends.begin()) + 1;
}

void Writer::add(Json& object, const char* name, const std::optional<Reference>& reference) const {
  if (reference) add(object, name, reference->target);
}

void Writer::add(Json& object, const char* name, DeclarationId declaration) const {
  if (declaration != DeclarationId::none) object[name] = key(declaration);
}

void Writer::add(Json& object, const char* name, std::span<const Reference> references) const {
  Json keys = Json::array();
  for (const Reference& reference : references)
    if (reference.resolved()) keys.push_back(key(reference.target));
  if (!keys.empty()) object[name] = std::move(keys);
}

void Writer::add(Json& object, const char* name,
                 const std::vector<DeclarationId>& declarations) const {
  Json keys = Json::array();
  for (const DeclarationId each : declarations) keys.push_back(key(each));
  if (!keys.empty()) object[name] = std::move(keys);
}

void add(Json& object, const char* name, const Text& text) {
  if (text.given()) object[name] = text.value;
}

std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string lines(const std::vector<std::string>& elements) {
  std::string text = "[";
  for (const std::string& element : elements) {
    text += text.size() == 1 ? "\n" : ",\n";
    text += element;
  }
  return text + (elements.empty() ? "]" : "\n]");
}

} // namespace waymark::model_parts
