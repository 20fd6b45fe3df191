#pragma once

#include "disk_paths.hpp"

#include <string>
#include <vector>

namespace waymark {

/// The name of the list of files in an output folder; a folder that has one is output, never input.
inline constexpr const char* manifest_name = ".waymark-manifest";
/// Beside it: with which inputs it was made, and whether it is still as it was.
inline constexpr const char* stamp_name = ".waymark-stamp";

struct SourceFile {
  std::string path;
  FileIdentity identity{};
};

struct SourceSearch {
  std::vector<SourceFile> files;          ///< sorted by path
  std::vector<std::string> empty_folders; ///< of the given ones, those without any `*.way` below
};

/// The files of a workspace: each path that is a file, and every `*.way` below each that is a
/// folder. Below a folder, hidden files and folders, `node_modules`, output folders and
/// `skipped_folder` are left out. Links are followed; a file or folder that is reached twice counts
/// once, so circles end. Paths come without `.` parts, with `/`, relative if they were given so;
/// sorted; the same for any order of `paths`. No paths: the current folder.
///
/// Throws `Failure`, which names every path that is missing or cannot be read.
[[nodiscard]] SourceSearch find_source_files(const std::vector<std::string>& paths,
                                             const std::string& skipped_folder = "");

} // namespace waymark
