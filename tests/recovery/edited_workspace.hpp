#pragma once

#include "compiler/compile.hpp"
#include "small_edit.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace waymark::tests {

/// What one small edit does to a workspace.
struct EditOutcome {
  std::vector<Finding> findings;    ///< that the unedited workspace does not have
  std::uint32_t first_distance = 0; ///< lines from the edit to the first of them
  std::vector<std::string> lost;    ///< ids gone that the edit did not touch
};

/// A workspace without text errors, to be compiled again and again with one edit in one file. Only
/// that file is read anew.
class EditedWorkspace {
public:
  explicit EditedWorkspace(std::vector<std::pair<std::string, std::string>> files);

  [[nodiscard]] std::size_t file_count() const { return readings_.size(); }
  [[nodiscard]] const Tree& tree(std::size_t file) const { return readings_[file]->tree; }
  [[nodiscard]] EditOutcome outcome(std::size_t file, const SmallEdit& edit) const;

private:
  /// Ids of declarations, stages of processes and named statements ("workflow/statement"), each
  /// with the span of the head that gives it.
  using Names = std::map<std::string, Span>;
  [[nodiscard]] static Names names(const Model& model);

  Workspace workspace_;
  std::vector<FileReadingPtr> readings_;
  std::multiset<std::pair<Check, std::string>> known_findings_;
  Names names_;
};

} // namespace waymark::tests
