#include "workspace_loading.hpp"

#include "failure.hpp"
#include "files.hpp"
#include "git_history.hpp"
#include "source_files.hpp"
#include "today.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>

namespace waymark {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

/// The path by which the workspace knows the overlaid file: another spelling of the same file must
/// not make a second one.
std::string path_in_workspace(const std::string& path, const std::vector<SourceFile>& files) {
  std::string tidy = tidy_path(path);
  const std::optional<FileIdentity> identity = identity_of(tidy);
  if (!identity) return tidy;
  const auto known = std::ranges::find(files, *identity, &SourceFile::identity);
  return known == files.end() ? tidy : known->path;
}

/// A file that is named, but has only its unsaved text so far, is not searched for.
SourceSearch find_files(std::vector<std::string> paths, const std::optional<Overlay>& overlay,
                        const std::string& output_folder) {
  const bool searches_here = paths.empty();
  if (overlay) {
    std::erase_if(paths, [&](const std::string& path) {
      return tidy_path(path) == tidy_path(overlay->path) && !identity_of(path);
    });
  }
  if (paths.empty() && !searches_here) return {};
  return find_source_files(paths, output_folder);
}

/// Reads all but the overlaid one; collects the failures instead of stopping at the first.
Files read_files(const std::vector<SourceFile>& sources, const std::string& overlaid) {
  Files files;
  std::string failures;
  for (const SourceFile& source : sources) {
    if (source.path == overlaid) continue;
    try {
      files.emplace_back(source.path, read_file(source.path));
    } catch (const Failure& failure) {
      failures += failures.empty() ? "" : "\n";
      failures += failure.what();
    }
  }
  if (!failures.empty()) throw Failure(failures);
  return files;
}

} // namespace

Workspace load_texts(const WorkspaceArguments& arguments, const std::optional<Overlay>& overlay,
                     const std::string& output_folder) {
  const Date date = today(arguments.today);
  const SourceSearch found = find_files(arguments.paths, overlay, output_folder);
  if (!found.empty_folders.empty() && !overlay) {
    throw Failure(fmt::format("there is no .way file in folder '{}'", found.empty_folders.front()));
  }

  const std::string overlaid = overlay ? path_in_workspace(overlay->path, found.files) : "";
  SourceSet sources(read_files(found.files, overlaid));
  if (overlay) sources = sources.with_overlay(overlaid, overlay->bytes);
  return {std::move(sources), {}, date, {}};
}

LoadedWorkspace load_readings(Workspace texts, const WorkspaceBounds& bounds) {
  LoadedWorkspace loaded{std::move(texts), {}};
  loaded.readings = read(loaded.workspace.sources, {}, std::thread::hardware_concurrency());
  for (std::string& path : referenced_paths(loaded.readings)) {
    if (!bounds.contains(path)) {
      loaded.workspace.barred_paths.insert(std::move(path));
    } else if (is_file(path)) {
      loaded.workspace.existing_paths.insert(std::move(path));
    }
  }
  return loaded;
}

LoadedWorkspace load(const WorkspaceArguments& arguments, const std::optional<Overlay>& overlay,
                     const std::string& output_folder) {
  return load_readings(load_texts(arguments, overlay, output_folder),
                       WorkspaceBounds(arguments.paths));
}

CheckedModel load_and_compile(const WorkspaceArguments& arguments,
                              const std::optional<Overlay>& overlay,
                              const std::string& output_folder) {
  LoadedWorkspace loaded = load(arguments, overlay, output_folder);
  return compile(loaded.workspace, std::move(loaded.readings));
}

CheckedModel load_and_compile_with_history(const WorkspaceArguments& arguments, Console& console,
                                           const std::string& output_folder) {
  LoadedWorkspace loaded = load(arguments, {}, output_folder);
  for (const std::string& note : read_history(loaded.workspace)) console.complain(note);
  return compile(loaded.workspace, std::move(loaded.readings));
}

} // namespace waymark
