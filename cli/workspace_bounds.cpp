#include "workspace_bounds.hpp"

#include "git_history.hpp"

#include <algorithm>
#include <system_error>

namespace waymark {
namespace {

namespace fs = std::filesystem;

/// The path that leads from `root` to `path`, or an empty one.
fs::path below(const fs::path& root, const fs::path& path) {
  const auto [at_root, at_path] = std::ranges::mismatch(root, path);
  if (at_root != root.end()) return {};
  fs::path rest;
  for (auto part = at_path; part != path.end(); ++part) rest /= *part;
  return rest;
}

fs::path shared(const fs::path& one, const fs::path& other) {
  const auto [at_one, at_other] = std::ranges::mismatch(one, other);
  fs::path common;
  for (auto part = one.begin(); part != at_one; ++part) common /= *part;
  return common;
}

/// Whole, links resolved, also of what is not there; empty if that cannot be known.
fs::path canonical(const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(fs::absolute(path, error), error);
  return error ? fs::path() : whole;
}

/// Where the user's path is a file, the folder that it stands in.
fs::path search_start(const std::string& path) {
  std::error_code error;
  const fs::path whole = canonical(path);
  return fs::is_directory(whole, error) ? whole : whole.parent_path();
}

/// Of a file alone nobody can tell how far its workspace reaches; most likely to where the program
/// was started.
bool is_single_file(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error);
}

bool contains_path(const fs::path& folder, const fs::path& path) {
  return !folder.empty() && folder != folder.root_path() &&
         (folder == path || !below(folder, path).empty());
}

bool is_hidden(const fs::path& path) {
  return std::ranges::any_of(path,
                             [](const fs::path& part) { return part.native().starts_with('.'); });
}

} // namespace

WorkspaceBounds::WorkspaceBounds(const std::vector<std::string>& paths) {
  std::vector<fs::path> loose; // in no repository
  const fs::path here = canonical(".");
  const auto add = [&](const std::string& path) {
    const fs::path folder = search_start(path);
    if (folder.empty()) return;
    if (const auto repository = repository_around(folder.string())) {
      roots_.emplace_back(*repository);
    } else {
      loose.push_back(is_single_file(path) && contains_path(here, folder) ? here : folder);
    }
  };
  if (paths.empty()) add(".");
  for (const std::string& path : paths) add(path);
  if (!loose.empty()) {
    fs::path common = loose.front();
    for (const fs::path& folder : loose) common = shared(common, folder);
    // What has nothing in common must not open the whole disk.
    if (common == common.root_path()) {
      roots_.insert(roots_.end(), loose.begin(), loose.end());
    } else {
      roots_.push_back(common);
    }
  }
  std::ranges::sort(roots_, std::ranges::greater{},
                    [](const fs::path& root) { return root.native().size(); });
}

bool WorkspaceBounds::contains(const std::string& path) const {
  const fs::path inside = path_inside(path);
  return !inside.empty() && !is_hidden(inside);
}

std::vector<std::string> WorkspaceBounds::roots() const {
  std::vector<std::string> all;
  for (const fs::path& root : roots_) all.push_back(root.string());
  return all;
}

std::string WorkspaceBounds::path_inside(const std::string& path) const {
  const fs::path whole = canonical(path);
  for (const fs::path& root : roots_) {
    const fs::path inside = below(root, whole);
    if (!inside.empty()) return inside.generic_string();
  }
  return {};
}

} // namespace waymark
