#pragma once

#include "backends/backend.hpp"
#include "backends/outliner.hpp"

#include <string>
#include <string_view>

/// Standard operating procedures: one Markdown file (CommonMark with tables and task lists,
/// readable on GitHub as it is) per workflow and procedure.
namespace waymark {

struct SopOptions {
  /// Whether `../diagrams/NAME.svg` exists beside the folder of the SOPs.
  bool diagrams = true;
};

/// `workflow` must be a workflow or procedure. Linear in its text.
[[nodiscard]] std::string render_sop(const CheckedModel& checked, DeclarationId workflow,
                                     const SopOptions& options = {});
/// The same, for many: the outline is made by the caller.
[[nodiscard]] std::string render_sop(const CheckedModel& checked, const Outliner& outliner,
                                     const Outline& outline, const SopOptions& options);

/// "NAME.md", relative to the folder of the SOPs.
[[nodiscard]] std::string sop_file_name(const CheckedModel& checked, DeclarationId workflow);
/// The stable anchor of an item or stage within its SOP, from its key.
[[nodiscard]] std::string sop_anchor(std::string_view key);

/// The backend: `sop/NAME.md` of every workflow and procedure, and the files they show or link.
[[nodiscard]] Publication render_sops(const CheckedModel& checked, const PublishOptions& options);

} // namespace waymark
