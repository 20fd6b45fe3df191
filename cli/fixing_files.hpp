#pragma once

#include "compiler/fixing.hpp"
#include "finding_selection.hpp"
#include "workspace_loading.hpp"

#include <string>

namespace waymark {

struct FixedWorkspace {
  CheckedModel checked;
  std::string message; ///< lines: "fixed 3 findings in 2 files", and whether it stopped early
};

/// Makes the safe fixes of the selected findings and writes the files that change, each as a whole
/// (see `replace_file`). Throws `Failure`, before anything is written, if one of them or its folder
/// is write-protected, or it has changed since it was read; a later failure names what was written.
[[nodiscard]] FixedWorkspace fix_files(LoadedWorkspace loaded, const WorkspaceBounds& bounds,
                                       const FindingSelection& selection);

} // namespace waymark
