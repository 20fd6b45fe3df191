#include "output_folder.hpp"

#include "failure.hpp"
#include "files.hpp"
#include "fingerprint.hpp"
#include "folder_lock.hpp"
#include "source_files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <set>
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

/// `facts`: of what stands at the path.
bool holds(const std::string& path, const struct stat& facts, const std::string& bytes) {
  if (!S_ISREG(facts.st_mode) || static_cast<std::uint64_t>(facts.st_size) != bytes.size())
    return false;
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

std::string_view first_folder(std::string_view relative) {
  const std::size_t slash = relative.find('/');
  return slash == std::string_view::npos ? std::string_view{} : relative.substr(0, slash);
}

bool is_absent(const std::string& path) {
  struct stat facts {};
  return ::lstat(path.c_str(), &facts) != 0 && errno == ENOENT;
}

void make_folders_at(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) fail(path, error.value());
}

void require_safe(const std::string& relative) {
  if (is_safe_output_path(relative)) return;
  throw Failure(fmt::format("cannot write '{}': it would lie outside the output folder", relative));
}

/// A folder for complete files that are not in their places yet; gone at the end, whatever happens.
/// They lie in it as they will lie in the output folder.
class Staging {
public:
  explicit Staging(std::string path)
      : path_(std::move(path)) {
    clear(); // what a build left that died
    if (::mkdir(path_.c_str(), 0777) != 0) fail(path_, errno);
  }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { clear(); }

  void add(const std::string& relative, const std::string& bytes) {
    const std::string folder = parent_of(relative);
    if (!folder.empty() && folders_.insert(folder).second) make_folders_at(at(folder));
    write_new_file(at(relative), bytes, relative);
    files_.push_back(relative);
  }

  [[nodiscard]] std::size_t file_count() const { return files_.size(); }

  /// Puts every file in its place below `output`: a folder that is not there yet at once, with all
  /// that is in it.
  void put_into(const std::string& output) const {
    std::string_view folder; // the first one of the paths before
    bool folder_is_moved = false;
    std::string parent;
    for (const std::string& relative : files_) {
      const std::string_view first = first_folder(relative);
      if (first != folder) {
        folder = first;
        folder_is_moved = is_absent(path_in(output, first)) && move(first, output) == 0;
      }
      if (!first.empty() && folder_is_moved) continue;
      if (std::string its_parent = parent_of(relative); its_parent != parent) {
        parent = std::move(its_parent);
        make_folders_at(path_in(output, parent));
      }
      if (move(relative, output) != 0) fail(path_in(output, relative), errno);
    }
  }

private:
  [[nodiscard]] std::string at(std::string_view relative) const { return path_in(path_, relative); }
  /// 0, or what `rename` says.
  [[nodiscard]] int move(std::string_view relative, const std::string& output) const {
    return ::rename(at(relative).c_str(), path_in(output, relative).c_str());
  }
  void clear() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  std::string path_;
  std::vector<std::string> files_; ///< relative paths
  std::set<std::string> folders_;  // where to, where now
};

} // namespace

OutputFolder::OutputFolder(const std::string& path)
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

std::uint64_t OutputFolder::state_of_files() const {
  Fingerprint files;
  for (const std::string& relative : made_before_) files.add_file(at(relative));
  return files.value();
}

std::optional<BuildStamp> OutputFolder::last_build() const {
  if (!exists_ || !is_file(at(stamp_name))) return std::nullopt;
  try {
    std::optional<BuildStamp> stamp = read_stamp(read_file(at(stamp_name)));
    if (stamp && stamp->outputs == state_of_files()) return stamp;
  } catch (const Failure&) {
    // Unreadable, so written anew.
  }
  return std::nullopt;
}

void OutputFolder::stamp(BuildStamp stamp) {
  stamp.outputs = state_of_files();
  replace_file(at(stamp_name), stamp_text(stamp));
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
    result = write(files, made);
  } catch (const Failure&) {
    if (new_folder) take_back(made);
    throw;
  }
  result.removed = remove_all_but(made);
  write_manifest(made);
  made_before_ = std::move(made);
  return result;
}

OutputFolder::Result OutputFolder::write(const std::map<std::string, std::string>& files,
                                         Manifest& made) {
  Result result;
  Staging staging(at(staging_name));
  std::set<std::string> folders; // that may be written into
  for (const auto& [relative, bytes] : files) {
    require_safe(relative);
    std::string folder = parent_of(relative);
    if (!folders.contains(folder)) {
      require_folders(folder);
      folders.insert(std::move(folder));
    }
    made.insert(made.end(), relative);
    if (is_there(relative, bytes)) {
      ++result.unchanged;
    } else {
      staging.add(relative, bytes);
    }
  }
  Manifest both = made_before_;
  both.insert(made.begin(), made.end());
  write_manifest(both);
  ::unlink(at(stamp_name).c_str());

  staging.put_into(path_);
  result.written = staging.file_count();
  return result;
}

std::size_t OutputFolder::remove_all_but(const Manifest& made) {
  std::size_t removed = 0;
  for (const std::string& relative : made_before_) {
    if (made.contains(relative)) continue;
    remove(relative);
    ++removed;
  }
  return removed;
}

std::string OutputFolder::at(const std::string& relative) const {
  return path_in(path_, relative);
}

void OutputFolder::require_folders(const std::string& relative) const {
  struct stat facts {};
  for (std::string part = relative; !part.empty(); part = parent_of(part)) {
    if (::lstat(at(part).c_str(), &facts) != 0 || S_ISDIR(facts.st_mode)) continue;
    throw Failure(fmt::format("cannot write into '{}': it is not a folder", at(part)));
  }
}

bool OutputFolder::is_there(const std::string& relative, const std::string& bytes) const {
  const std::string path = at(relative);
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return false;
  if (!made_before_.contains(relative)) {
    throw Failure(fmt::format(
        "cannot write '{}': something is there that 'waymark build' did not make", path));
  }
  return holds(path, facts, bytes);
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

void OutputFolder::take_back(const Manifest& made) {
  for (const std::string& relative : made) remove(relative);
  ::unlink(at(manifest_name).c_str());
  ::rmdir(path_.c_str()); // stays where somebody else has put something into it
  exists_ = false;
}

void OutputFolder::write_manifest(const Manifest& manifest) {
  replace_file(at(manifest_name), manifest_text(manifest));
}

} // namespace waymark
