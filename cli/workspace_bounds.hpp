#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace waymark {

/// The folders from which a workspace may publish files: the repository around each path that the
/// user gave, or where there is none, the folder that they share (of single files, the one that the
/// program was started in, if they lie below it). A text that somebody sends in must not be able to
/// publish what else is on the computer that builds it.
class WorkspaceBounds {
public:
  /// `paths` as the user gave them; none: the current folder.
  explicit WorkspaceBounds(const std::vector<std::string>& paths);

  /// Is the file inside of them, links resolved, and neither it nor a folder on the way hidden (as
  /// `.git` is, which may hold passwords)? It need not be there.
  [[nodiscard]] bool contains(const std::string& path) const;

  [[nodiscard]] std::vector<std::string> roots() const;

  /// The path from the root that it stands below; empty if it is outside.
  [[nodiscard]] std::string path_inside(const std::string& path) const;

private:
  std::vector<std::filesystem::path> roots_; ///< canonical; the deepest first
};

} // namespace waymark
