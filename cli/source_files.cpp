#include "source_files.hpp"

#include "failure.hpp"
#include "files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <sys/stat.h>

namespace waymark {
namespace {

FileIdentity identity(const struct stat& facts) {
  return {static_cast<std::uint64_t>(facts.st_dev), static_cast<std::uint64_t>(facts.st_ino)};
}

/// Below the current folder, paths do not begin with it.
std::string entry_path(const std::string& folder, std::string_view name) {
  return folder == "." ? std::string(name) : path_in(folder, name);
}

/// Walks with an explicit stack: folders nest as deep as the disk has them.
class Search {
public:
  explicit Search(const std::string& skipped_folder) {
    if (const auto skipped = identity_of(skipped_folder)) seen_folders_.insert(*skipped);
  }

  void add(const std::string& path) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
      failures_.push_back(errno == ENOENT
                              ? fmt::format("there is no file or folder '{}'", path)
                              : fmt::format("cannot read '{}': {}", path, reason(errno)));
      return;
    }
    if (!S_ISDIR(facts.st_mode)) {
      add_file(path, facts);
      return;
    }
    // A folder inside one that was walked already has had its turn.
    if (seen_folders_.contains(identity(facts))) return;
    const std::size_t before = files_met_;
    walk(path, facts);
    if (files_met_ == before) empty_folders_.push_back(path);
  }

  SourceSearch finish() {
    if (!failures_.empty()) throw Failure(fmt::format("{}", fmt::join(failures_, "\n")));
    std::sort(files_.begin(), files_.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return {std::move(files_), std::move(empty_folders_)};
  }

private:
  void add_file(const std::string& path, const struct stat& facts) {
    ++files_met_;
    if (seen_files_.insert(identity(facts)).second) files_.push_back({path, identity(facts)});
  }

  void walk(const std::string& path, const struct stat& facts) {
    seen_folders_.insert(identity(facts));
    std::vector<std::string> pending{path};
    while (!pending.empty()) {
      const std::string folder = std::move(pending.back());
      pending.pop_back();
      if (folder != path && is_output(folder)) continue;
      const std::optional<std::vector<std::string>> names = list(folder);
      if (!names) continue;
      // Backwards, so that the stack gives the folders in order.
      for (auto name = names->rbegin(); name != names->rend(); ++name) {
        visit(entry_path(folder, *name), *name, pending);
      }
    }
  }

  void visit(const std::string& path, std::string_view name, std::vector<std::string>& pending) {
    const bool has_suffix = name.ends_with(".way");
    struct stat facts {};
    if (::stat(path.c_str(), &facts) != 0) {
      // A link that leads nowhere matters only if it stands for a source.
      if (has_suffix) failures_.push_back(fmt::format("cannot read '{}': {}", path, reason(errno)));
      return;
    }
    if (S_ISDIR(facts.st_mode)) {
      if (name != "node_modules" && seen_folders_.insert(identity(facts)).second) {
        pending.push_back(path);
      }
    } else if (has_suffix && S_ISREG(facts.st_mode)) {
      add_file(path, facts);
    }
  }

  static bool is_output(const std::string& folder) {
    return identity_of(entry_path(folder, manifest_name)).has_value();
  }

  /// The names that are not hidden, sorted.
  std::optional<std::vector<std::string>> list(const std::string& folder) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(folder.c_str()), ::closedir);
    if (!directory) {
      failures_.push_back(fmt::format("cannot read folder '{}': {}", folder, reason(errno)));
      return std::nullopt;
    }
    std::vector<std::string> names;
    while (const dirent* entry = ::readdir(directory.get())) {
      if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::set<FileIdentity> seen_folders_;
  std::set<FileIdentity> seen_files_;
  std::vector<SourceFile> files_;
  std::size_t files_met_ = 0; ///< with repetitions
  std::vector<std::string> empty_folders_;
  std::vector<std::string> failures_;
};

} // namespace

SourceSearch find_source_files(const std::vector<std::string>& paths,
                               const std::string& skipped_folder) {
  std::set<std::string> starts;
  for (const std::string& path : paths) starts.insert(tidy_path(path));
  if (starts.empty()) starts.insert(".");

  Search search(skipped_folder);
  for (const std::string& start : starts) search.add(start);
  return search.finish();
}

} // namespace waymark
