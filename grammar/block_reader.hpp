#pragma once

#include "block_stack.hpp"
#include "grammar/clauses.hpp"
#include "line_cursor.hpp"
#include "tree_writer.hpp"

#include <cstdint>
#include <string_view>

namespace waymark {

/// Reads the braces of blocks, and finds the blocks that lost one or both of theirs. What it opens
/// is on the stack of blocks; the innermost open node of the tree is its body. Deeper than
/// `maximum_depth` a block is kept as one node and not read.
class BlockReader {
public:
  BlockReader(std::string_view text, LineCursor& cursor, TreeWriter& writer, BlockStack& blocks)
      : text_(text)
      , cursor_(cursor)
      , writer_(writer)
      , blocks_(blocks) {}

  /// At the brace behind a statement; `stage`: of which kind the statement is, if it is one.
  void open(Kind owner, StageKind stage, Damage damage = Damage::none);
  /// `yes step "…"`: a block on the statement's own line that lacks its braces.
  void open_one_line(Kind owner, StageKind stage);
  /// At a brace behind no statement. What the block holds is kept and not judged.
  void open_unowned();
  /// The same at a brace where something else was to stand, which has been reported.
  void open_foreign(Damage damage = Damage::none);
  /// At the end of a statement's line: opens its block if it stands below, whatever became of its
  /// braces; else false.
  bool find_below(Kind owner, StageKind stage, const PartRules& rules);
  /// At a closing brace: ends the innermost block, or notes that there is none to end.
  void close();

private:
  void read_open_brace(Kind owner, StageKind stage, Damage damage);
  bool find_on_next_line(Kind owner, StageKind stage, const PartRules& rules);
  bool find_flush(Kind owner, StageKind stage, const PartRules& rules, std::uint32_t next);
  bool find_behind_closing_brace(Kind owner, StageKind stage, const PartRules& rules);
  void skip_too_deep();

  std::string_view text_;
  LineCursor& cursor_;
  TreeWriter& writer_;
  BlockStack& blocks_;
};

} // namespace waymark
