#pragma once

#include "compiler/values.hpp"
#include "grammar/source.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace waymark {

/// The files of a workspace in canonical order (by path). An overlay replaces the text of a file
/// that is open in an editor, or adds one that is not on disk yet.
class SourceSet {
public:
  SourceSet() = default;
  /// Paths must be unique; order does not matter. Each is a (path, bytes).
  explicit SourceSet(std::vector<std::pair<std::string, std::string>> files);

  /// A file that is there keeps its id, and so do all spans and readings of the others. One that is
  /// added gives those behind it new ids: they are to be read again.
  [[nodiscard]] SourceSet with_overlay(std::string path, std::string bytes) const;

  [[nodiscard]] const std::vector<SourcePtr>& sources() const { return sources_; }
  [[nodiscard]] const Source& operator[](FileId file) const {
    return *sources_[static_cast<std::size_t>(file)];
  }

private:
  std::vector<SourcePtr> sources_;
};

/// What a commit did to one workflow or procedure.
struct DocumentChange {
  std::string id;
  bool text_changed = false;     ///< more than its reviews and approvals
  std::vector<Date> approvals{}; ///< days of those that the commit brought
};

/// One recorded change of a file, newest first in a history.
struct Revision {
  std::string commit;
  std::string author;
  Date date{};
  std::string subject;
  std::vector<std::string> approved_by{}; ///< names in its `Approved-by:` trailers
  std::vector<std::string> reviewed_by{}; ///< in its `Reviewed-by:` trailers
  std::string path{};                     ///< of the file in it, in the repository
  /// To the workflows and procedures of the file; nothing if that was not looked at: then it may
  /// have changed all.
  std::optional<std::vector<DocumentChange>> documents{};
};

/// Everything that a compilation depends on, as a value. Only the command line fills one from disk,
/// clock and git.
struct Workspace {
  SourceSet sources;
  /// Of the paths that `referenced_paths` names, those that exist.
  std::set<std::string, std::less<>> existing_paths;
  Date today{};
  /// By source path; empty outside git.
  std::map<std::string, std::vector<Revision>, std::less<>> history;
  /// Paths of sources that git has otherwise, or not at all.
  std::set<std::string, std::less<>> uncommitted{};
  /// Of the same paths, those that lead out of the workspace or to what is hidden in it. Nothing is
  /// published from there, and nothing is said of what is there.
  std::set<std::string, std::less<>> barred_paths{};
  bool history_is_cut = false; ///< a shallow clone: what is older is not known
};

} // namespace waymark
