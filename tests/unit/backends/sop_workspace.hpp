#pragma once

#include "compiler/compile.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Checked models for tests of documents.
namespace waymark::test {

inline CheckedModel compiled(std::vector<std::pair<std::string, std::string>> files) {
  Workspace workspace;
  workspace.sources = SourceSet(std::move(files));
  workspace.today = *parse_date("2026-11-21");
  const std::vector<FileReadingPtr> readings = read(workspace.sources);
  for (const std::string& path : referenced_paths(readings)) workspace.existing_paths.insert(path);
  return compile(workspace, readings);
}

inline CheckedModel compiled(std::string text) {
  return compiled({{"test.way", std::move(text)}});
}

/// Path and text.
using Files = std::vector<std::pair<std::string, std::string>>;

/// All `.way` files below a folder of the project, by path.
inline Files files_of(std::string_view folder) {
  const std::filesystem::path root = std::filesystem::path(WAYMARK_SOURCE_DIR) / folder;
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".way") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.emplace_back(std::filesystem::relative(entry.path(), root).generic_string(),
                       std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline CheckedModel compiled_folder(const std::string& folder) {
  return compiled(files_of(folder));
}

} // namespace waymark::test
