#include "html/drawings.hpp"

#include "compiler/identity.hpp"
#include "html/html.hpp"

#include <algorithm>

namespace waymark::html {

namespace {

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

/// From links one folder below the start to links from the start.
void move_up(std::vector<DrawnNode>& nodes) {
  const auto shorten = [](std::string& link) {
    if (link.starts_with("../")) link.erase(0, 3);
  };
  for (DrawnNode& node : nodes) {
    shorten(node.link);
    for (Badge& badge : node.badges) shorten(badge.link);
  }
}

} // namespace

Drawings::Drawings(const Site& site)
    : model_(site.model)
    , usual_(site.model.declarations.size())
    , narrow_(usual_) {
  if (!site.options.diagrams) return;
  plan(site.model);
  if (!site.outliner.handoffs().empty()) subjects_.push_back({View::handoffs, DeclarationId::none});
  drawings_ = draw(site.checked, subjects_, links_from(site, "folder/page.html"));
  landscape_ = of_everything(View::landscape);
  handoffs_ = of_everything(View::handoffs);
}

std::optional<Drawing> Drawings::of_everything(View view) const {
  const auto found = std::ranges::find_if(subjects_, [&](const DiagramSubject& one) {
    return one.view == view && one.subject == DeclarationId::none;
  });
  if (found == subjects_.end()) return std::nullopt;
  Drawing drawing = drawings_[static_cast<std::size_t>(found - subjects_.begin())];
  move_up(drawing.frames);
  move_up(drawing.nodes);
  return drawing;
}

void Drawings::plan(const Model& model) {
  for (DiagramSubject subject : diagram_subjects(model)) {
    const DeclarationId about = subject.subject;
    const auto number = static_cast<std::uint32_t>(subjects_.size());
    files_.push_back(number);
    if (about != DeclarationId::none) usual_[index(about)] = number;
    const bool has_lanes = subject.view == View::lanes;
    if (has_lanes) subject.direction = Direction::automatic;
    subjects_.push_back(subject);
    if (!has_lanes) continue;
    narrow_[index(about)] = number + 1;
    subjects_.push_back({View::flow, about});
  }
}

const Drawing* Drawings::find(DeclarationId declaration) const {
  return at(usual_[index(declaration)]);
}

const Drawing* Drawings::find_narrow(DeclarationId declaration) const {
  return at(narrow_[index(declaration)]);
}

std::vector<OutputFile> Drawings::files() const {
  std::vector<OutputFile> files;
  for (const std::uint32_t number : files_) {
    const DeclarationId about = subjects_[number].subject;
    files.push_back({about == DeclarationId::none ? std::string(landscape_path)
                                                  : drawing_path(model_[about].id),
                     to_svg(drawings_[number])});
  }
  return files;
}

std::vector<std::string> Drawings::notes() const {
  std::vector<std::string> notes;
  for (const std::uint32_t number : files_) {
    const Drawing& drawing = drawings_[number];
    if (!drawing.note.empty()) notes.push_back(drawing.title + ": " + drawing.note);
  }
  return notes;
}

} // namespace waymark::html
