#pragma once

#include "format_head.hpp"
#include "format_rows.hpp"
#include "format_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace waymark {

/// Walks an undamaged tree and writes its canonical text. Blocks nest on a stack of its own; each
/// node is looked at a bounded number of times, so it is linear.
class FormatPrinter {
public:
  explicit FormatPrinter(const Tree& tree)
      : tree_(tree)
      , out_(tree) {}

  [[nodiscard]] std::string run() &&;

private:
  enum class Item { none, clauses, statement };

  /// What stands behind the last item of a block: the place for a blank line that turns out to be
  /// needed only when more is known.
  struct Gap {
    std::size_t offset = 0;
    bool has_blank = false;
  };

  struct Block {
    Kind owner{};
    std::uint32_t first = 0; ///< node behind its brace; 0 if it has none in the source
    std::uint32_t next = 0;  ///< node to go on with
    std::uint32_t end = 0;   ///< behind the last one: its closing brace
    std::size_t level = 0;
    bool on_one_line = false; ///< in the source
    bool is_empty = true;     ///< nothing is written yet
    Item last_item = Item::none;
    bool last_was_tall = false; ///< took more than one line
    Gap gap;
    Gap gap_before_item;        ///< before the item that is being written
    std::size_t first_line = 0; ///< of that item
  };

  /// The white space and separators before a node.
  struct Space {
    bool new_line = false;
    bool blank_line = false;
    bool separator = false;
  };

  [[nodiscard]] NodeRef at(std::uint32_t index) const { return {&tree_, index}; }
  Space take_space(NodeRef node);
  void pass_separator(NodeRef separator);

  void step();
  void begin_row(bool blank_before);
  [[nodiscard]] bool stands_behind_text(NodeRef comment) const;
  void write_comment(NodeRef comment);

  void write_clauses(const std::vector<NodeRef>& moved);
  void gather_rows(ClauseRows& rows);
  void write_row(const ClauseRow& row);
  void write_clause_line(const NodeRef* first, const NodeRef* last, bool blank_before);

  void write_statement(NodeRef statement);
  void open_block(NodeRef statement, const StatementHead& head, std::size_t kept);
  void write_comment_ahead(NodeRef statement);
  void close_block();
  void end_statement();

  const Tree& tree_;
  FormattedText out_;
  std::vector<Block> blocks_;
  std::uint32_t passed_ = 0;        ///< end of what was read of the source
  Space space_;                     ///< passed since the last node that was no separator
  std::uint32_t comment_ahead_ = 0; ///< node of a comment that was written early; 0 if none
};

} // namespace waymark
