#pragma once

#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"
#include "indentation.hpp"
#include "tree_writer.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace waymark {

/// How blocks are closed: by counting braces as long as they balance; else by the indentation of
/// the lines, which shows the block that lacks its brace; where that shows nothing, by parts that
/// can only stand behind a block.
enum class BraceMode { count, indentation, parts };

/// Where a line stands that may end blocks.
struct LinePlace {
  std::uint32_t indentation = 0;
  bool first_on_line = false; ///< what is looked at is the first on its line
};

/// The blocks that are open at one place of the text, and how they end.
class BlockStack {
public:
  BlockStack(std::string_view text, BraceMode mode, TreeWriter& writer)
      : text_(text)
      , mode_(mode)
      , writer_(writer) {}

  [[nodiscard]] bool empty() const { return blocks_.empty(); }
  [[nodiscard]] std::size_t depth() const { return blocks_.size(); }
  /// `Kind::file` outside of every block.
  [[nodiscard]] Kind owner() const { return empty() ? Kind::file : blocks_.back().owner; }
  [[nodiscard]] Kind outermost_owner() const { return blocks_.front().owner; }
  [[nodiscard]] std::uint32_t outermost_indentation() const { return blocks_.front().indentation; }
  /// Of the stages that the innermost block holds.
  [[nodiscard]] StageKind stages() const {
    return empty() ? StageKind::in_flow : blocks_.back().stages;
  }
  /// What may stand in the innermost block, or outside of every block; null where nothing is
  /// judged.
  [[nodiscard]] const PartRules* rules() const { return part_rules(owner(), stages()); }
  /// A statement came: clauses no longer belong to the innermost block.
  [[nodiscard]] bool parts_began() const { return !empty() && blocks_.back().parts_began; }
  void begin_parts() {
    if (!empty()) blocks_.back().parts_began = true;
  }

  /// `stage`: of which kind the owner is, if it is one.
  void push(Kind owner, StageKind stage, std::uint32_t brace, std::uint32_t indentation);
  /// Its brace was forgotten; it ends where its indentation does.
  void push_without_brace(Kind owner, StageKind stage, std::uint32_t indentation);
  /// Its braces were forgotten, and it begins on its statement's own line, which it ends with at
  /// the latest.
  void push_one_line(Kind owner, StageKind stage, std::uint32_t indentation,
                     std::uint32_t line_start);
  /// Ends the blocks that were opened so on the line that begins at `line_start`.
  void close_one_line(std::uint32_t line_start);
  /// Ends the innermost block and the statement that owns it.
  void pop();
  /// The same where the closing brace is missing, which is noted where the block opens.
  void pop_unclosed();
  /// A line that stands no further right than the line a block began on does not belong to it.
  void close_by_indentation(std::uint32_t indentation, bool at_closing_brace);
  /// A branch straight inside a branch, or an answer straight inside an answer: where braces do not
  /// balance, the block before it lacks its own.
  void close_before_part(Kind part) {
    if (mode_ == BraceMode::parts) close_alike(part);
  }
  /// In a block that evidently goes on, a brace at `offset` that stands where nothing was opened.
  [[nodiscard]] bool is_stray_brace(std::uint32_t offset, LinePlace place) const;

  void note_imbalance() { balanced_ = false; }
  void note_too_deep() { too_deep_ = true; }
  /// False if braces do not balance so far.
  [[nodiscard]] bool balanced() const { return balanced_; }

private:
  [[nodiscard]] bool swallowed() const;
  void close_alike(Kind part);

  struct OpenBlock {
    Kind owner{};
    StageKind stages{};
    bool parts_began = false;
    bool without_brace = false;
    std::uint32_t brace = 0;                 ///< node of the open brace
    std::optional<std::uint32_t> one_line{}; ///< where the line begins that holds all of it
    std::uint32_t indentation = 0;           ///< of the line on which its statement began
  };

  std::string_view text_;
  BraceMode mode_;
  TreeWriter& writer_;
  std::vector<OpenBlock> blocks_;
  bool balanced_ = true;
  bool too_deep_ = false;
};

} // namespace waymark
