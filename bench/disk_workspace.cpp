#include "disk_workspace.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace waymark::bench {
namespace {

std::string read_file(const std::filesystem::path& path) {
  FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path.string());
  std::string text(std::filesystem::file_size(path), '\0');
  const std::size_t got = std::fread(text.data(), 1, text.size(), file);
  std::fclose(file);
  if (got != text.size()) throw std::runtime_error("cannot read all of " + path.string());
  return text;
}

} // namespace

void write_files(const std::filesystem::path& directory, const Files& files) {
  for (const auto& [path, text] : files) {
    const std::filesystem::path target = directory / path;
    std::filesystem::create_directories(target.parent_path());
    FILE* file = std::fopen(target.c_str(), "wb");
    if (file == nullptr) throw std::runtime_error("cannot write " + target.string());
    const std::size_t written = std::fwrite(text.data(), 1, text.size(), file);
    if (std::fclose(file) != 0 || written != text.size())
      throw std::runtime_error("cannot write all of " + target.string());
  }
}

Files read_files(const std::filesystem::path& directory) {
  Files files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    if (entry.is_regular_file() && entry.path().extension() == ".way")
      files.emplace_back(std::filesystem::relative(entry.path(), directory).generic_string(),
                         read_file(entry.path()));
  std::sort(files.begin(), files.end());
  return files;
}

TemporaryDirectory::TemporaryDirectory() {
  std::string name = (std::filesystem::temp_directory_path() / "waymark-bench-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

} // namespace waymark::bench
