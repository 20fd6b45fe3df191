#pragma once

#include "compiler/compile.hpp"
#include "console.hpp"
#include "workspace_bounds.hpp"

#include <optional>
#include <string>
#include <vector>

namespace waymark {

/// Which workspace, and what is to be taken for today.
struct WorkspaceArguments {
  std::vector<std::string> paths; ///< files and folders; none: the current folder
  std::optional<std::string> today;
};

/// A text that takes the place of a file's, or of a file that is not there yet.
struct Overlay {
  std::string path;
  std::string bytes;
};

struct LoadedWorkspace {
  Workspace workspace;
  std::vector<FileReadingPtr> readings;
};

/// Reads everything that a compilation depends on. Throws `Failure` that names all files that
/// cannot be read; a folder without `*.way` files is one, too.
[[nodiscard]] LoadedWorkspace load(const WorkspaceArguments& arguments,
                                   const std::optional<Overlay>& overlay = {},
                                   const std::string& output_folder = "");

/// The first half of `load`: texts and today, nothing of what they mean.
[[nodiscard]] Workspace load_texts(const WorkspaceArguments& arguments,
                                   const std::optional<Overlay>& overlay = {},
                                   const std::string& output_folder = "");
/// The second half. Only files within `bounds` are looked for.
[[nodiscard]] LoadedWorkspace load_readings(Workspace texts, const WorkspaceBounds& bounds);

/// `load` and `compile`.
[[nodiscard]] CheckedModel load_and_compile(const WorkspaceArguments& arguments,
                                            const std::optional<Overlay>& overlay = {},
                                            const std::string& output_folder = "");

/// The same with the history of the files from git; `console` hears what of it is missing, and why.
[[nodiscard]] CheckedModel load_and_compile_with_history(const WorkspaceArguments& arguments,
                                                         Console& console,
                                                         const std::string& output_folder = "");

} // namespace waymark
