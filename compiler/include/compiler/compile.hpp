#pragma once

#include "compiler/checked_model.hpp"
#include "compiler/summary.hpp"
#include "compiler/workspace.hpp"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

/// The pipeline, in order: read each file, resolve names, check. Each function is pure and
/// re-entrant.
namespace waymark {

/// What one file alone gives: its tree, what it declares, and what its text gets wrong. Reusable as
/// long as its text is the same.
struct FileReading {
  Tree tree;
  FileSummary summary;
  std::vector<Finding> text_errors{}; ///< `syntax`, `invalid-value` and `repeated-clause`
  bool sound = true;                  ///< the tree has no missing, unexpected or damaged node
};
using FileReadingPtr = std::shared_ptr<const FileReading>;

[[nodiscard]] FileReadingPtr read(SourcePtr source);
/// All files, on at most so many threads; small workspaces are read on the caller's alone. The
/// result does not depend on their number.
[[nodiscard]] std::vector<FileReadingPtr> read(const SourceSet& sources, std::stop_token stop = {},
                                               unsigned threads = 1);

/// The files that the workspace refers to (images, templates, `see`), as
/// `Workspace::existing_paths` must name those that exist. Sorted, each once.
[[nodiscard]] std::vector<std::string>
referenced_paths(const std::vector<FileReadingPtr>& readings);

/// Resolves and checks. `readings` must be those of `workspace.sources`. Each is let go when its
/// workflows are in the model, so that a caller that hands over the only ones needs no memory for
/// trees and model at once. Stops early, with what there is, when asked to.
[[nodiscard]] CheckedModel compile(const Workspace& workspace, std::vector<FileReadingPtr> readings,
                                   std::stop_token stop = {});

} // namespace waymark
