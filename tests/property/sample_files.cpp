#include "sample_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace waymark::tests {

std::vector<std::pair<std::string, std::string>> way_files(const std::string& folder_in_project) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(WAYMARK_SOURCE_DIR) / folder_in_project;
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".way") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.emplace_back(fs::relative(entry.path(), folder).generic_string(),
                       std::string(std::istreambuf_iterator<char>(in), {}));
  }
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace waymark::tests
