#pragma once

#include "backends/backend.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The handbook: a static HTML site that works from a folder, under any address, and without
/// scripts.
namespace waymark {

/// Where each declaration's page is, relative to the output directory:
/// "workflows/nurture_lead.html".
///
/// A name depends on the declaration's own id alone, so that links survive changes elsewhere. Names
/// are lower-case ASCII, never reserved ones, and unique on file systems that fold case: what an id
/// loses on the way (case, other letters, length) is made up for by a hash of it.
class SitePaths {
public:
  /// The model must outlive it. O(n log n) in the declarations.
  explicit SitePaths(const Model& model);

  [[nodiscard]] const std::string& page(DeclarationId declaration) const {
    return pages_[index(declaration)];
  }

private:
  std::vector<std::string> pages_;
};

/// "workflows/nurture_lead.html" for that id, whether or not there is such a declaration.
[[nodiscard]] std::string page_path(DeclarationKind kind, std::string_view id);

/// "nurture_lead" for that id: how its page is called, and its SOP and its drawing.
[[nodiscard]] std::string page_name(std::string_view id);
/// "diagrams/nurture_lead.svg".
[[nodiscard]] std::string drawing_path(std::string_view id);
inline constexpr std::string_view landscape_path = "diagrams/landscape.svg";

/// The anchor of a statement or stage on the page of its declaration, from its key
/// (compiler/identity.hpp): "workflow/x/step/call" gives "step.call".
[[nodiscard]] std::string page_anchor(std::string_view key);

/// All pages, the style sheet and the script; copies the logo and the files that pages show or
/// link. Linear in the model: a page's frame does not depend on the number of pages.
[[nodiscard]] Publication render_handbook(const CheckedModel& checked,
                                          const PublishOptions& options);

} // namespace waymark
