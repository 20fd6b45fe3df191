#pragma once

#include "compiler/fixing.hpp"
#include "finding_selection.hpp"
#include "workspace_loading.hpp"

#include <string>

namespace waymark {

struct FixedWorkspace {
  CheckedModel checked;
  std::string message; ///< "fixed 3 findings in 2 files", and a line end
};

/// Makes the safe fixes of the selected findings and writes the files that change, each as a whole
/// (see `replace_file`). Throws `Failure`, before anything is written, if one of them is
/// write-protected or has changed since it was read.
[[nodiscard]] FixedWorkspace fix_files(LoadedWorkspace loaded, const FindingSelection& selection);

} // namespace waymark
