#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"
#include "local_names.hpp"
#include "lost_text.hpp"
#include "unknown_lines.hpp"
#include "way_out.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

inline constexpr const char* unclosed_text_block =
    "the text block that begins here is never closed; end it with '\"\"\"'";
inline constexpr const char* continue_without_arrow =
    "'continue' is written without '->', for it jumps nowhere: the work goes on with what comes "
    "next";

/// Where a walk over a tree stands that reports what is damaged, and what the reports of all kinds
/// have in common. The walk calls `enter` and `pass`; everything else asks and reports.
class DamageContext {
public:
  DamageContext(const Tree& tree, Findings& findings, LostText& lost)
      : names(tree)
      , tree_(tree)
      , text_(tree.source->text())
      , findings_(findings)
      , lost_(lost) {}

  // ---- The walk

  /// Before node `i` is looked at.
  void leave_before(std::uint32_t i);
  /// Behind it: its children come next, if it has any.
  void pass(std::uint32_t i);

  // ---- Where it stands

  [[nodiscard]] const Tree& tree() const { return tree_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] NodeRef at(std::uint32_t i) const { return {&tree_, i}; }
  [[nodiscard]] NodeRef parent() const { return at(open_.back().node); }
  /// The parent is a statement, answer, declaration or the file.
  [[nodiscard]] bool in_owner() const;
  [[nodiscard]] bool is_last_of_parent(NodeRef node) const;
  [[nodiscard]] Kind owner_around() const;
  /// What may begin in the innermost owner around; null if nothing is known.
  [[nodiscard]] const PartRules* rules_around() const;
  /// A clause in the wrong place is reported as such.
  [[nodiscard]] bool belongs_here(Kind clause) const;
  /// The last leaf that is no error.
  [[nodiscard]] NodeRef last_leaf() const { return at(last_leaf_); }
  /// The clause that ends right before the node; `Kind::file` if none does.
  [[nodiscard]] Kind clause_before(NodeRef node) const;

  // ---- What stands around it on the line

  /// In either order.
  [[nodiscard]] bool same_line(std::uint32_t one, std::uint32_t other) const;
  [[nodiscard]] Span word_at(std::uint32_t offset) const;
  /// The next word or mark on the line; empty at its end.
  [[nodiscard]] std::string word_behind(NodeRef node) const;

  // ---- Reporting

  /// In a clause one finding is enough: what follows the first error follows from it. Asking counts
  /// as reporting.
  [[nodiscard]] bool already_reported();
  /// Nothing good came since the last reported error.
  [[nodiscard]] bool after_error() const { return after_error_; }
  void set_after_error(bool value) { after_error_ = value; }
  /// The place of the last error that was reported, or is elsewhere.
  [[nodiscard]] std::uint32_t last_place() const { return last_place_; }
  /// What is wrong with the node is said by another part of the reading.
  void note_said(NodeRef node) {
    after_error_ = true;
    last_place_ = node.node().first;
  }

  Finding& report(Span span, std::string message);
  void report(LineError error);
  /// With a way out behind the message, if one is known.
  Finding& report(Span span, std::string message, const std::optional<WayOut>& way);
  /// If `word` is nearly `meant`, says so; false if not.
  bool report_if_near(const Span& word, std::string_view meant);
  /// From `node` to where the line is understood again: what else seems wrong there is not said.
  void lose_from(NodeRef node);
  /// The same, to the end of the line, whatever stands there.
  void lose_line_of(NodeRef node);

  /// The line of `missing` ends where something is missing.
  void note_line_cut_off(NodeRef missing) { cut_off_ = missing.node().last; }
  /// A text that opens at `mark` is never closed.
  void note_unclosed_text(NodeRef text) { unclosed_text_ = text.node().last; }
  /// The node stands on the line behind one that was cut off, or behind a text that has not ended:
  /// most likely it is the rest of that.
  [[nodiscard]] bool is_rest_of_line_before(NodeRef node) const;
  /// The node stands in the rest of a text that has not ended on the line before.
  [[nodiscard]] bool is_rest_of_text_before(NodeRef node) const;
  /// The statement around stands where no such statement may stand, which is reported as such.
  [[nodiscard]] bool in_misplaced_statement() const;

  LocalNames names;

private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t end = 0;
    bool reported = false; ///< something in it has been reported already
  };

  [[nodiscard]] bool follows_line(std::uint32_t end, NodeRef node) const;
  [[nodiscard]] std::uint32_t understood_again(NodeRef lost);
  [[nodiscard]] bool is_clean(std::uint32_t clause) const;

  const Tree& tree_;
  std::string_view text_;
  Findings& findings_;
  LostText& lost_;
  std::vector<Open> open_;
  std::uint32_t last_leaf_ = 0;
  std::uint32_t line_end_ = 0;      ///< where the last statement's line ends of which text was lost
  std::uint32_t cut_off_ = 0;       ///< where the last line ends that was; 0: none
  std::uint32_t unclosed_text_ = 0; ///< where the last text ends that is not closed; 0: none
  std::uint32_t last_place_ = 0;    ///< see last_place
  bool after_error_ = false;
};

} // namespace waymark
