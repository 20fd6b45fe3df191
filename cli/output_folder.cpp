#include "output_folder.hpp"

#include "failure.hpp"
#include "files.hpp"
#include "fingerprint.hpp"
#include "folder_lock.hpp"
#include "source_files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace waymark {
namespace {

namespace fs = std::filesystem;

constexpr const char* staging_name = ".waymark-staging";

[[noreturn]] void fail(std::string_view path, int error) {
  throw Failure(fmt::format("cannot write '{}': {}", path, reason(error)));
}

bool holds(const std::string& path, const std::string& bytes) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
      static_cast<std::uint64_t>(facts.st_size) != bytes.size()) {
    return false;
  }
  try {
    return read_file(path) == bytes;
  } catch (const Failure&) {
    return false; // unreadable, so written anew
  }
}

std::string parent_of(const std::string& relative) {
  const std::size_t slash = relative.rfind('/');
  return slash == std::string::npos ? "" : relative.substr(0, slash);
}

/// A folder for complete files that are not in their places yet; gone at the end, whatever happens.
class Staging {
public:
  explicit Staging(std::string path)
      : path_(std::move(path)) {
    clear(); // of a build that died
    if (::mkdir(path_.c_str(), 0777) != 0) fail(path_, errno);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { clear(); }

  void add(std::string relative, const std::string& bytes) {
    const std::string staged = fmt::format("{}/{}", path_, files_.size());
    write_new_file(staged, bytes, relative);
    files_.emplace_back(std::move(relative), staged);
  }

  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& files() const {
    return files_;
  }

private:
  void clear() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  std::string path_;
  std::vector<std::pair<std::string, std::string>> files_; // where to, where now
};

} // namespace

OutputFolder::OutputFolder(std::string path)
    : path_(tidy_path(path)) {
  struct stat facts {};
  if (::stat(path_.c_str(), &facts) != 0) {
    if (errno != ENOENT && errno != ENOTDIR) fail(path_, errno);
    return;
  }
  if (!S_ISDIR(facts.st_mode)) {
    throw Failure(fmt::format("cannot build into '{}': it is a file, name a folder", path_));
  }
  exists_ = true;
  if (read_manifest_of_earlier_builds()) return;
  std::error_code error;
  const bool empty = fs::is_empty(path_, error);
  if (error)
    throw Failure(fmt::format("cannot read folder '{}': {}", path_, reason(error.value())));
  if (!empty) {
    throw Failure(fmt::format("folder '{}' is not empty and was not made by 'waymark build'; name "
                              "another, or empty it",
                              path_));
  }
}

bool OutputFolder::read_manifest_of_earlier_builds() {
  if (::access(at(manifest_name).c_str(), F_OK) != 0) return false;
  made_before_ = read_manifest(read_file(at(manifest_name)));
  return true;
}

std::string OutputFolder::stamp_text(std::uint64_t key) const {
  Fingerprint files;
  for (const std::string& relative : made_before_) files.add_file(at(relative));
  return fmt::format("inputs {:016x}\noutputs {:016x}\n", key, files.value());
}

bool OutputFolder::is_made_with(std::uint64_t key) const {
  if (!exists_ || !is_file(at(stamp_name))) return false;
  try {
    return read_file(at(stamp_name)) == stamp_text(key);
  } catch (const Failure&) {
    return false; // unreadable, so written anew
  }
}

void OutputFolder::stamp(std::uint64_t key) {
  replace_file(at(stamp_name), stamp_text(key));
}

OutputFolder::Result OutputFolder::replace(const std::map<std::string, std::string>& files) {
  const bool new_folder = !exists_;
  std::error_code error;
  if (new_folder && !fs::create_directories(path_, error) && error) fail(path_, error.value());
  exists_ = true;
  const FolderLock lock(path_);
  read_manifest_of_earlier_builds(); // one may have ended since

  Result result;
  Manifest made;
  try {
    Staging staging(at(staging_name));
    for (const auto& [relative, bytes] : files) {
      require_inside(relative);
      made.insert(relative);
      if (holds(at(relative), bytes)) {
        ++result.unchanged;
      } else {
        staging.add(relative, bytes);
      }
    }
    Manifest both = made_before_;
    both.insert(made.begin(), made.end());
    write_manifest(both);
    ::unlink(at(stamp_name).c_str());

    for (const auto& [relative, staged] : staging.files()) {
      make_folders(parent_of(relative));
      if (::rename(staged.c_str(), at(relative).c_str()) != 0) fail(at(relative), errno);
      ++result.written;
    }
  } catch (const Failure&) {
    // Nothing is in its place yet, or this fails: an output folder that was there stays.
    if (new_folder) ::rmdir(path_.c_str());
    throw;
  }

  for (const std::string& relative : made_before_) {
    if (made.contains(relative)) continue;
    remove(relative);
    ++result.removed;
  }
  write_manifest(made);
  made_before_ = std::move(made);
  return result;
}

std::string OutputFolder::at(const std::string& relative) const {
  return fmt::format("{}{}{}", path_, path_.ends_with('/') ? "" : "/", relative);
}

void OutputFolder::require_inside(const std::string& relative) const {
  if (!is_safe_output_path(relative)) {
    throw Failure(
        fmt::format("cannot write '{}': it would lie outside the output folder", relative));
  }
  struct stat facts {};
  for (std::string part = parent_of(relative); !part.empty(); part = parent_of(part)) {
    if (::lstat(at(part).c_str(), &facts) != 0 || S_ISDIR(facts.st_mode)) continue;
    throw Failure(fmt::format("cannot write into '{}': it is not a folder", at(part)));
  }
  if (::lstat(at(relative).c_str(), &facts) == 0 && !made_before_.contains(relative)) {
    throw Failure(fmt::format(
        "cannot write '{}': something is there that 'waymark build' did not make", at(relative)));
  }
}

void OutputFolder::make_folders(const std::string& relative) {
  std::error_code error;
  if (!relative.empty()) fs::create_directories(at(relative), error);
  if (error) fail(at(relative), error.value());
}

void OutputFolder::remove(const std::string& relative) {
  // Through a link, the list would reach files elsewhere.
  for (std::string part = parent_of(relative); !part.empty(); part = parent_of(part)) {
    struct stat facts {};
    if (::lstat(at(part).c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return;
  }
  if (::unlink(at(relative).c_str()) != 0 && errno != ENOENT) fail(at(relative), errno);
  for (std::string part = parent_of(relative); !part.empty(); part = parent_of(part)) {
    if (::rmdir(at(part).c_str()) != 0) break; // not empty
  }
}

void OutputFolder::write_manifest(const Manifest& manifest) {
  replace_file(at(manifest_name), manifest_text(manifest));
}

} // namespace waymark
