#pragma once

#include "brace_balance.hpp"
#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"
#include "indentation.hpp"
#include "tree_writer.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace waymark {

/// How blocks are closed: by counting braces as long as they balance, in the file or in the
/// declaration; else by the indentation of the lines, which shows the block that lacks its brace;
/// where that shows nothing, by parts that can only stand behind a block or in one.
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
      , recovery_(mode)
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

  /// Outside of every block, before the keyword of a declaration: one whose braces balance is
  /// believed, whatever is wrong with the others.
  void begin_declaration(std::uint32_t offset, std::uint32_t indentation);
  /// In the declaration that began last, as far as blocks are understood so far, more braces close
  /// than open.
  [[nodiscard]] bool lacks_open_brace();

  /// `stage`: of which kind the owner is, if it is one.
  void push(Kind owner, StageKind stage, std::uint32_t brace, std::uint32_t indentation);
  /// Its brace was forgotten; it ends where its indentation does.
  void push_without_brace(Kind owner, StageKind stage, std::uint32_t indentation);
  /// The same where lines do not show how far it goes: it ends with the brace that closes it.
  void push_without_open_brace(Kind owner, StageKind stage, std::uint32_t indentation);
  /// Both its braces were forgotten: it ends where something stands that it cannot hold.
  void push_without_braces(Kind owner, StageKind stage, std::uint32_t indentation);
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
  /// A branch straight inside a branch, an answer straight inside an answer, a step in a step:
  /// where braces do not balance, the blocks before it that cannot hold it lack their own.
  void close_before_part(Kind part) {
    close_without_braces(part);
    if (mode_ == BraceMode::parts) close_alike(part);
  }
  /// Ends blocks without braces that cannot hold `part`; `Kind::file`: all of them.
  void close_without_braces(Kind part);
  /// In a block that evidently goes on, a brace at `offset` that stands where nothing was opened.
  [[nodiscard]] bool is_stray_brace(std::uint32_t offset, LinePlace place);

  void note_imbalance() { balanced_ = false; }
  void note_too_deep() { too_deep_ = true; }
  /// False if braces do not balance so far.
  [[nodiscard]] bool balanced() const { return balanced_; }

private:
  [[nodiscard]] bool swallowed() const;
  [[nodiscard]] std::size_t blocks_that_cannot_hold(Kind part) const;
  void close_alike(Kind part);
  [[nodiscard]] bool goes_on_behind(std::uint32_t brace) const;

  struct OpenBlock {
    Kind owner{};
    StageKind stages{};
    bool parts_began = false;
    bool without_brace = false;
    bool without_braces = false;
    bool entered = false;                    ///< a line of it was seen
    bool indented = false;                   ///< its first line stands further right
    std::uint32_t brace = 0;                 ///< node of the open brace; 0: it was forgotten
    std::optional<std::uint32_t> one_line{}; ///< where the line begins that holds all of it
    std::uint32_t indentation = 0;           ///< of the line on which its statement began
  };

  std::string_view text_;
  BraceMode mode_;
  BraceMode recovery_;            ///< of declarations whose braces do not balance
  std::uint32_t declaration_ = 0; ///< where the last one began
  std::uint32_t declaration_indentation_ = 0;
  BraceBalance balance_{}; ///< of it; in a file whose braces balance only if somebody asked
  TreeWriter& writer_;
  std::vector<OpenBlock> blocks_;
  bool balanced_ = true;
  bool too_deep_ = false;
};

} // namespace waymark
