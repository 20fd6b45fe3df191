#include "fixes/declaration_fixes.hpp"

#include "fixes/source_layout.hpp"
#include "identifiers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace waymark {
namespace {

bool is_listed(DeclarationKind kind) {
  return kind == DeclarationKind::role || kind == DeclarationKind::party ||
         kind == DeclarationKind::tool || kind == DeclarationKind::document;
}

/// The file with most of the declarations that are `wanted`, if there is any.
template<typename Wanted>
std::optional<FileId> fullest_file(const Model& model, Wanted&& wanted) {
  std::vector<std::size_t> counts(model.sources.size(), 0);
  for (const Declaration& declaration : model.declarations)
    if (wanted(declaration.kind)) ++counts[static_cast<std::size_t>(declaration.name_span.file)];
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0) return std::nullopt;
  return FileId{static_cast<std::uint32_t>(most - counts.begin())};
}

bool spans_lines(std::string_view text) {
  return text.find('\n') != std::string_view::npos;
}

} // namespace

std::optional<DeclarationFixes::Home> DeclarationFixes::find_home(DeclarationKind kind) const {
  const auto of_kind = fullest_file(model_, [&](DeclarationKind each) { return each == kind; });
  if (!of_kind) {
    const auto of_others = fullest_file(model_, is_listed);
    if (!of_others) return std::nullopt;
    return Home{*of_others, {}};
  }
  Home home{*of_kind, {}};
  for (const Declaration& declaration : model_.declarations)
    if (declaration.kind == kind && declaration.span.file == home.file)
      home.last = declaration.span;
  return home;
}

Edit DeclarationFixes::edit_for(const Home& home, const std::string& declaration) const {
  const Source& source = model_.source(home.file);
  const std::string_view text = source.text();
  const std::string_view line_end = line_end_of(source);
  if (home.last && begins_line(source, home.last->first) && ends_line(source, home.last->last)) {
    const std::string_view gap = spans_lines(source.text(*home.last)) ? line_end : "";
    return insertion(home.file, end_of_line(source, home.last->last),
                     fmt::format("{}{}{}", line_end, gap, declaration));
  }
  const auto end = static_cast<std::uint32_t>(text.size());
  const std::string_view close = text.empty() || text.ends_with('\n') ? "" : line_end;
  const std::string_view gap = text.empty() ? "" : line_end;
  return insertion(home.file, end, fmt::format("{}{}{}{}", close, gap, declaration, line_end));
}

Fix DeclarationFixes::declare(DeclarationKind kind, std::string_view id, const Span& user,
                              Applicability applicability) {
  auto& home = homes_[kind];
  if (!home) home = find_home(kind);
  TextStore texts;
  const std::string declaration =
      fmt::format("{} {} \"{}\"", noun(kind), id, title_of_id(id, texts));
  const Home place = home->value_or(Home{user.file, {}});
  return {fmt::format("declare it in '{}': {}", model_.source(place.file).path(), declaration),
          {edit_for(place, declaration)},
          applicability};
}

Fix remove_declaration(const Model& model, const Declaration& declaration) {
  return {fmt::format("remove {} '{}'", noun(declaration.kind), declaration.id),
          {removal(model.source(declaration.span.file), declaration.span)},
          Applicability::suggested};
}

} // namespace waymark
