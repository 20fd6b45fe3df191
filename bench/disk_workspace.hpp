#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace waymark::bench {

using Files = std::vector<std::pair<std::string, std::string>>;

/// Throws std::runtime_error if a file cannot be written or read.
void write_files(const std::filesystem::path& directory, const Files& files);
/// All `.way` files below `directory`, sorted by path.
[[nodiscard]] Files read_files(const std::filesystem::path& directory);

/// A directory that goes away with its owner.
class TemporaryDirectory {
public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

} // namespace waymark::bench
