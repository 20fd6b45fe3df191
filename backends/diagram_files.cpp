#include "backends/backend.hpp"
#include "backends/diagram.hpp"
#include "backends/handbook.hpp"
#include "backends/outline.hpp"
#include "compiler/identity.hpp"
#include "html/html.hpp"

#include <utility>

/// The backend `diagrams`: every drawing as a file of its own, beside the handbook to whose pages
/// its nodes link.
namespace waymark {
namespace {

constexpr std::string_view folder = "diagrams/";

/// Links from any file in the folder of the drawings.
class PageLinks {
public:
  explicit PageLinks(const Model& model)
      : model_(model)
      , paths_(model) {
    keys_.resize(model.workflows.size());
    for (const Workflow& workflow : model.workflows) {
      keys_[model[workflow.self].index] = statement_keys(model, workflow.self);
    }
  }

  [[nodiscard]] Links links() const {
    return {.declaration = [this](DeclarationId id) { return to(id, ""); },
            .statement =
                [this](DeclarationId workflow, StatementId statement) {
                  return to(workflow, anchor(workflow, statement));
                },
            .stage =
                [this](DeclarationId process, std::size_t stage) {
                  return to(process, page_anchor(key(model_, process, stage)));
                }};
  }

private:
  [[nodiscard]] std::string to(DeclarationId id, std::string_view anchor) const {
    return html::Link::between("diagrams/file.svg", paths_.page(id), anchor).address();
  }

  [[nodiscard]] std::string anchor(DeclarationId workflow, StatementId statement) const {
    if (!is_numbered(model_.workflow(workflow)[statement].kind)) return "";
    return page_anchor(keys_[model_[workflow].index][index(statement)]);
  }

  const Model& model_;
  SitePaths paths_;
  std::vector<std::vector<std::string>> keys_; ///< by index of `Model::workflows`, by statement
};

} // namespace

Publication render_diagrams(const CheckedModel& checked, const PublishOptions& options) {
  Publication publication;
  if (!options.diagrams) return publication;
  const PageLinks links(checked.model);
  const std::vector<DiagramSubject> subjects = diagram_subjects(checked.model);
  const std::vector<Drawing> drawings = draw(checked, subjects, links.links());
  for (std::size_t at = 0; at < drawings.size(); ++at) {
    const Drawing& drawing = drawings[at];
    publication.documents.push_back(
        {std::string(folder) + diagram_file(checked.model, subjects[at]), to_svg(drawing)});
    if (!drawing.note.empty()) publication.notes.push_back(drawing.title + ": " + drawing.note);
  }
  return publication;
}

} // namespace waymark
