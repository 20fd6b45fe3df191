#include "backends/handbook.hpp"

#include "backends/diagram.hpp"
#include "compiler/identity.hpp"
#include "html/assets.hpp"
#include "html/colour.hpp"
#include "html/pages.hpp"
#include "html/site.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark {

namespace {

using namespace html;

/// The same diagram serves one page, at a known depth below the start, so that its links are
/// relative.
Links links_from(const Site& site, std::string_view page) {
  Links links;
  const std::string from(page);
  links.declaration = [&site, from](DeclarationId declaration) {
    return Link::between(from, site.paths.page(declaration)).address();
  };
  links.statement = [&site, from](DeclarationId workflow, StatementId statement) {
    const auto& items = site.relations.items[site.model[workflow].index];
    const auto item = std::ranges::lower_bound(
        items, index(statement), {}, [](const ItemFacts& facts) { return index(facts.statement); });
    const bool found = item != items.end() && item->statement == statement;
    return Link::between(from, site.paths.page(workflow), found ? item->anchor : std::string())
        .address();
  };
  links.stage = [&site, from](DeclarationId process, std::size_t stage) {
    return Link::between(from, site.paths.page(process),
                         page_anchor(key(site.model, process, stage)))
        .address();
  };
  return links;
}

/// Drawings of all processes, workflows and procedures, by declaration; and of the landscape.
struct Drawings {
  std::vector<Drawing> drawings{};
  std::vector<std::uint32_t> of{};  ///< by declaration: index into `drawings`
  std::vector<Drawing> landscape{}; ///< one, or none

  [[nodiscard]] const Drawing* find(DeclarationId declaration) const {
    const std::uint32_t at = of[index(declaration)];
    return at < drawings.size() ? &drawings[at] : nullptr;
  }
};

Drawings draw_all(const Site& site) {
  Drawings result;
  result.of.assign(site.model.declarations.size(), 0xffffffff);
  if (!site.options.diagrams) {
    return result;
  }
  std::vector<DiagramSubject> inner;
  std::vector<DiagramSubject> outer;
  for (const DiagramSubject& subject : diagram_subjects(site.model)) {
    if (subject.subject == DeclarationId::none) {
      outer.push_back(subject);
    } else {
      result.of[index(subject.subject)] = static_cast<std::uint32_t>(inner.size());
      inner.push_back(subject);
    }
  }
  // All pages with a diagram of their own stand one folder below the start.
  result.drawings = draw(site.checked, inner, links_from(site, "folder/page.html"));
  result.landscape = draw(site.checked, outer, links_from(site, start_page));
  return result;
}

std::string style(const Site& site) {
  std::string rules = accent_rules(parse_colour(site.model.handbook.accent.value));
  rules += style_sheet();
  rules += svg_style_sheet();
  rules += fmt::format("\n@media (prefers-color-scheme: dark) {{ :root {{ {} }} }}\n",
                       svg_dark_variables());
  return rules;
}

/// Shown on the browser's tab where there is no logo: a path with three marks on it.
std::string icon(const Site& site) {
  const auto accent = parse_colour(site.model.handbook.accent.value).value_or(Colour{15, 98, 104});
  return fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">"
      "<rect width=\"32\" height=\"32\" rx=\"7\" fill=\"{}\"/>"
      "<path d=\"M7 10l5 13 4-10 4 10 5-13\" fill=\"none\" stroke=\"{}\" "
      "stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n",
      to_text(accent), contrast(accent, {255, 255, 255}) >= 3 ? "#ffffff" : "#1b1f24");
}

void add_pages(Publication& publication, const Site& site, const Drawings& drawings) {
  auto& documents = publication.documents;
  documents.push_back(
      render_start(site, drawings.landscape.empty() ? nullptr : &drawings.landscape.front()));
  documents.push_back(render_workflow_list(site));
  documents.push_back(render_people_list(site));
  documents.push_back(render_tool_list(site));
  documents.push_back(render_document_list(site));
  documents.push_back(render_glossary(site));
  documents.push_back(render_gaps(site));
  for (const DeclarationId id : site.order.pages) {
    switch (site.model[id].kind) {
    case DeclarationKind::system: documents.push_back(render_system(site, id)); break;
    case DeclarationKind::process:
      documents.push_back(render_process(site, id, drawings.find(id)));
      break;
    case DeclarationKind::workflow:
    case DeclarationKind::procedure: // outlines are large: made again rather than all kept
      documents.push_back(render_workflow(site, site.outliner.outline(id), drawings.find(id)));
      break;
    case DeclarationKind::role: documents.push_back(render_role(site, id)); break;
    case DeclarationKind::party: documents.push_back(render_party(site, id)); break;
    case DeclarationKind::tool: documents.push_back(render_tool(site, id)); break;
    case DeclarationKind::document: documents.push_back(render_document(site, id)); break;
    }
  }
}

} // namespace

Publication render_handbook(const CheckedModel& checked, const PublishOptions& options) {
  Site site(checked, options);
  for (const DeclarationId id : site.order.pages) {
    const DeclarationKind kind = site.model[id].kind;
    if (kind == DeclarationKind::workflow || kind == DeclarationKind::procedure) {
      site.relations.add(checked, site.outliner.outline(id));
    }
  }
  const Drawings drawings = draw_all(site);
  Publication publication;
  add_pages(publication, site, drawings);
  publication.documents.push_back({std::string(style_file), style(site)});
  publication.documents.push_back({std::string(script_file_name), std::string(script())});
  publication.documents.push_back({"icon.svg", icon(site)});
  publication.copies = site.files.copies();
  return publication;
}

} // namespace waymark
