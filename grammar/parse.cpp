#include "grammar/parse.hpp"

#include "blanks.hpp"
#include "block_reader.hpp"
#include "block_stack.hpp"
#include "foreign_marks.hpp"
#include "grammar/ascii.hpp"
#include "grammar/clauses.hpp"
#include "grammar/spelling.hpp"
#include "heads.hpp"
#include "indentation.hpp"
#include "line_cursor.hpp"
#include "look_ahead.hpp"
#include "tree_writer.hpp"
#include "unplaced_text.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {
namespace {

/// Reads statement by statement: what begins here, its head, its clauses, and what its line ends
/// with.
class Parser {
public:
  Parser(const Source& source, BraceMode mode, std::vector<Node>& nodes)
      : text_(source.text())
      , writer_(nodes)
      , cursor_(text_, writer_)
      , blocks_(text_, mode, writer_)
      , block_reader_(text_, cursor_, writer_, blocks_) {}

  /// False if braces do not balance: the tree is one guess, the other mode may give a better one.
  bool run() {
    writer_.open(Kind::file, 0);
    while (cursor_.skip_trivia()) read_next();
    while (!blocks_.empty()) blocks_.pop_unclosed();
    writer_.close();
    writer_[0].last = static_cast<std::uint32_t>(text_.size());
    return blocks_.balanced();
  }

private:
  void read_next() {
    if (cursor_.first_on_line())
      blocks_.close_by_indentation(cursor_.indentation(), cursor_.peek() == '}');
    if (cursor_.take_separator()) blocks_.close_one_line(cursor_.line_start());
    while (skip_line_opener()) {
    }
    const char c = cursor_.peek();
    if (c == '}') return block_reader_.close();
    if (c == '{') return block_reader_.open_unowned();
    if (!is_word_begin(c) && any_arrow_length(text_, cursor_.at) != 0) return read_jump_statement();
    if (c == '"' && text_.substr(cursor_.at, 3) == "\"\"\"" && !blocks_.empty())
      return read_block_clauses();
    if (const std::string_view word = cursor_.word(); !word.empty()) return read_word(word);
    if (read_unplaced_text_block() || cursor_.skip_foreign_comment()) return;
    skip_junk_line();
  }

  static bool is_word_begin(char c) { return is_ascii_letter(c) || c == '_'; }

  /// `- step "…"`, `then step "…"`, `when yes`: what stands before the statement is too much.
  bool skip_line_opener() {
    const std::uint32_t length =
        surplus_opener_length(text_, cursor_.at, cursor_.first_on_line(), blocks_);
    if (length == 0) return false;
    writer_.leaf(Kind::unexpected, cursor_.at, cursor_.at + length, Damage::line_opener);
    cursor_.at = skip_blanks(text_, cursor_.at + length);
    return true;
  }

  bool read_unplaced_text_block() {
    if (!cursor_.first_on_line()) return false;
    const std::uint32_t before = cursor_.at;
    cursor_.at = read_half_opened_text_block(text_, cursor_.at, cursor_.indentation(), writer_);
    return cursor_.at != before;
  }

  void read_word(std::string_view word) {
    Keyword keyword = find_keyword(word);
    Kind token = Kind::keyword;
    if (keyword == Keyword::sop && blocks_.empty() && is_declared_procedure(text_, cursor_.at)) {
      keyword = Keyword::procedure;
      token = Kind::misspelt_keyword;
    } else if (keyword == Keyword::none || keyword == Keyword::else_) {
      if (misspelt_arrow_length(text_, cursor_.at) != 0) return read_jump_statement();
      keyword = understand_word(text_, cursor_.at, word, blocks_);
      token = Kind::misspelt_keyword;
    }
    if (keyword == Keyword::none || keyword == Keyword::continue_) return skip_junk_line();
    switch (facts(keyword).group) {
    case KeywordGroup::declaration: return read_declaration(keyword, token, word);
    case KeywordGroup::statement:
    case KeywordGroup::answer: return read_statement(keyword, token, word);
    case KeywordGroup::clause: return read_block_clauses();
    case KeywordGroup::word: return skip_junk_line();
    }
  }

  void read_declaration(Keyword keyword, Kind token, std::string_view word) {
    const bool belongs_here = blocks_.empty() || blocks_.owner() == Kind::block ||
                              (blocks_.owner() == Kind::system &&
                               (keyword == Keyword::system || keyword == Keyword::process));
    // Deeper than the block it stands in, it is a declaration in the wrong place; else that block
    // lacks its brace.
    if (!belongs_here &&
        !(cursor_.first_on_line() && cursor_.indentation() > blocks_.outermost_indentation())) {
      blocks_.note_imbalance();
      while (!blocks_.empty()) blocks_.pop_unclosed();
    }
    if (blocks_.empty()) blocks_.begin_declaration(cursor_.at, cursor_.indentation());
    read_statement(keyword, token, word);
  }

  void read_statement(Keyword keyword, Kind token, std::string_view word) {
    const Kind kind = kind_of(keyword);
    const auto length = static_cast<std::uint32_t>(word.size());
    const StageKind stage =
        kind == Kind::stage ? kind_of_stage(cursor_.at + length) : StageKind::in_flow;
    blocks_.close_before_part(kind);
    blocks_.begin_parts();
    writer_.open(kind, cursor_.at);
    writer_.leaf(token, cursor_.at, cursor_.at + length);
    cursor_.at = skip_doubled_keyword(text_, cursor_.at + length, keyword, writer_);
    cursor_.at = read_head(text_, cursor_.at, kind, stage, writer_);
    finish_statement(kind, stage);
  }

  /// Behind its keyword.
  [[nodiscard]] StageKind kind_of_stage(std::uint32_t offset) const {
    return is_stage_of_lost_process(text_, offset, blocks_) ? StageKind::in_process
                                                            : blocks_.stages();
  }

  void read_jump_statement() {
    blocks_.close_before_part(Kind::jump);
    blocks_.begin_parts();
    cursor_.at = read_jump(text_, cursor_.at, writer_);
    finish_line(Kind::jump, nullptr);
  }

  /// Clauses of the block's owner, first in its body.
  void read_block_clauses() {
    const PartRules* rules = blocks_.rules();
    writer_.clause_candidates = rules != nullptr ? rules->clauses : std::span<const Kind>{};
    writer_.clauses_around = {};
    const std::uint32_t before = cursor_.at;
    cursor_.at = read_clauses(text_, cursor_.at, writer_);
    if (cursor_.at == before) return skip_junk_line();
    // A statement may follow its block's clauses on the same line.
    const bool statement_follows =
        is_reserved(find_keyword(cursor_.word())) || text_.substr(cursor_.at, 2) == "->";
    if (!statement_follows) finish_line(blocks_.owner(), rules);
  }

  /// From behind the head of a statement to its block or end.
  void finish_statement(Kind kind, StageKind stage) {
    const PartRules* rules = part_rules(kind, stage);
    const LineEnd end = finish_line(kind, rules);
    if (end == LineEnd::brace && block_stands_for_jump(rules)) {
      writer_.close();
      return block_reader_.open_foreign();
    }
    if (end == LineEnd::brace) return block_reader_.open(kind, stage);
    if (end == LineEnd::statement) return block_reader_.open_one_line(kind, stage);

    const bool has_outcome = is_answer(kind) || kind == Kind::if_;
    if (has_outcome) {
      const std::uint32_t before = cursor_.at;
      cursor_.at = read_outcome(text_, cursor_.at, kind, writer_);
      if (cursor_.at != before) {
        finish_line(Kind::jump, nullptr);
        return writer_.close();
      }
    }
    if (rules != nullptr && may_have_block(*rules) && block_reader_.find_below(kind, stage, *rules))
      return;
    if (rules != nullptr && rules->block_required)
      writer_.missing(expected_block(kind), writer_.last_leaf_end());
    writer_.close();
  }

  /// `wait "Reply" within 3 days else {`: the block holds work that is done only then.
  [[nodiscard]] bool block_stands_for_jump(const PartRules* rules) const {
    return rules->parts.empty() && writer_.back().kind == Kind::missing &&
           writer_.back().expected == Expectation::jump;
  }

  /// What a statement's line ends with.
  enum class LineEnd {
    nothing,
    brace,    ///< the one that opens its block
    statement ///< one that belongs into its block
  };
  /// Clauses and junk up to the end of the statement's line.
  LineEnd finish_line(Kind kind, const PartRules* rules) {
    Junk junk = Junk::none;
    writer_.clauses_around = {};
    if (kind == Kind::stage && blocks_.owner() == Kind::process)
      writer_.clauses_around = blocks_.rules()->clauses;
    while (true) {
      if (rules != nullptr) {
        writer_.clause_candidates = rules->clauses;
        const std::uint32_t before = cursor_.at;
        cursor_.at = read_clauses(text_, cursor_.at, writer_);
        if (cursor_.at != before && writer_.last_leaf_end() > before) junk = Junk::none;
      }
      cursor_.at = skip_blanks(text_, cursor_.at);
      const char c = cursor_.peek();
      if (cursor_.at >= text_.size() || c == '\n' || c == ';' || c == '#' || c == '}')
        return LineEnd::nothing;
      if (c == '{')
        return rules != nullptr && may_have_block(*rules) ? LineEnd::brace : LineEnd::nothing;
      if (rules != nullptr && begins_outcome(text_, cursor_.at, kind, junk))
        return LineEnd::nothing;
      if (const auto end = begin_of_next(rules, junk)) return *end;
      if (cursor_.skip_foreign_comment()) continue;
      const bool is_mark = std::string_view(":,=()").find(c) != std::string_view::npos;
      cursor_.at = read_junk_token(text_, cursor_.at, junk != Junk::none, writer_);
      junk = is_mark && junk != Junk::text ? Junk::mark : Junk::text;
    }
  }

  /// Does a word in the middle of the line begin something of its own? Behind junk it most
  /// likely is one word of a text that lost a quote; and no declaration begins in the middle of a
  /// line inside a block, or before the block of another one.
  std::optional<LineEnd> begin_of_next(const PartRules* rules, Junk junk) {
    const Keyword keyword = find_keyword(cursor_.word());
    if (writer_.belongs_around(kind_of(keyword)) && junk == Junk::none) return LineEnd::nothing;
    if (!is_reserved(keyword) || keyword == Keyword::continue_ || junk == Junk::text)
      return std::nullopt;
    if (keyword == Keyword::for_ && !each_follows(text_, cursor_.at)) return std::nullopt;
    const Kind kind = kind_of(keyword);
    const bool needs_block = rules != nullptr && rules->block_required;
    if (needs_block && accepts_part(*rules, kind) && blocks_.depth() < maximum_depth)
      return LineEnd::statement;
    const PartRules* around = blocks_.rules();
    if (around == nullptr || !accepts_part(*around, kind)) {
      if (blocks_.owner() != Kind::block) return std::nullopt;
    } else if (is_declaration(kind) && needs_block) {
      return std::nullopt;
    }
    const bool is_among_clauses = kind == Kind::stage && !writer_.clauses_around.empty();
    if (junk == Junk::none && !is_among_clauses) writer_.missing(Expectation::line_end, cursor_.at);
    return LineEnd::nothing;
  }

  void skip_junk_line() {
    cursor_.at = read_junk_line(text_, cursor_.at, writer_);
    blocks_.begin_parts();
  }

  std::string_view text_;
  TreeWriter writer_;
  LineCursor cursor_;
  BlockStack blocks_;
  BlockReader block_reader_;
};

} // namespace

Tree parse(SourcePtr source) {
  Tree tree{std::move(source), {}};
  const std::string_view text = tree.source->text();
  tree.nodes.reserve(text.size() / 6 + 16);
  const bool balanced = Parser(*tree.source, BraceMode::count, tree.nodes).run();
  if (!balanced) {
    tree.nodes.clear();
    const BraceMode mode =
        indentation_is_trustworthy(text) ? BraceMode::indentation : BraceMode::parts;
    Parser(*tree.source, mode, tree.nodes).run();
  }
  tree.nodes.shrink_to_fit();
  return tree;
}

} // namespace waymark
