#pragma once

#include "compiler/checked_model.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace waymark {

/// What the head of a controlled document says. Absent facts stay absent; nothing is guessed: only
/// `approved` in the source makes a document approved.
struct DocumentControl {
  std::string_view number{};               ///< as written; else empty
  std::string_view version{};              ///< as written; else empty
  std::span<const Revision> revisions{};   ///< of its file, newest first
  bool revisions_are_cut = false;          ///< older ones are not known
  std::vector<std::string_view> authors{}; ///< of its file, each once; who began it first
  const Revision* last_change = nullptr;   ///< of its file, if there is a history
  bool uncommitted = false;                ///< its file is not as git has it
  std::optional<Date> effective{};
  DeclarationId owner = DeclarationId::none;
  const Approval* approved = nullptr;               ///< the latest up to today; none: a draft
  const Revision* changed_since_approval = nullptr; ///< its latest change after it was approved
  bool changes_since_not_known = false; ///< for the history does not reach back to the approval
  const Approval* reviewed = nullptr;   ///< the latest up to today
  const Revision* approval_commit = nullptr; ///< the last change of this document, if its trailers
                                             ///< name who approved it; else nobody knows
  const Revision* review_commit = nullptr;   ///< likewise
  std::optional<Duration> review_every{};
  /// Counted from the latest review, else from `effective`, else from the approval, else from the
  /// day on which the file was there first.
  std::optional<Date> next_review{};
  bool review_overdue = false; ///< today
  bool not_in_force = false;   ///< `effective` is still to come
  bool is_alone = false;       ///< what its file's commits say can be about no other document

  [[nodiscard]] bool in_force() const { return effective && !not_in_force; }
  /// It is to be reviewed, and never was.
  [[nodiscard]] bool was_never_reviewed() const { return review_every && reviewed == nullptr; }
};
[[nodiscard]] DocumentControl document_control(const CheckedModel& checked, DeclarationId workflow);

} // namespace waymark
