#pragma once

#include "compiler/compile.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
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

/// All `.way` files below a folder of the project.
inline CheckedModel compiled_folder(const std::string& folder) {
  const std::filesystem::path root = std::filesystem::path(WAYMARK_SOURCE_DIR) / folder;
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".way") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.emplace_back(std::filesystem::relative(entry.path(), root).generic_string(),
                       std::string(std::istreambuf_iterator<char>(in), {}));
  }
  return compiled(std::move(files));
}

} // namespace waymark::test
