#include "grammar/parse.hpp"

#include "blanks.hpp"
#include "block_stack.hpp"
#include "foreign_marks.hpp"
#include "grammar/ascii.hpp"
#include "grammar/clauses.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "heads.hpp"
#include "indentation.hpp"
#include "look_ahead.hpp"
#include "tree_writer.hpp"
#include "unplaced_text.hpp"

#include <optional>

namespace waymark {
namespace {

class Parser {
public:
  Parser(const Source& source, BraceMode mode, std::vector<Node>& nodes)
      : text_(source.text())
      , writer_(nodes)
      , blocks_(text_, mode, writer_) {}

  /// False if braces do not balance: the tree is one guess, the other mode may give a better one.
  bool run() {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = line_start_ = 3;
    writer_.open(Kind::file, 0);
    while (skip_trivia()) read_next();
    while (!blocks_.empty()) blocks_.pop_unclosed();
    writer_.close();
    writer_[0].last = static_cast<std::uint32_t>(text_.size());
    return blocks_.balanced();
  }

private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] std::string_view word() const {
    return text_.substr(at_, identifier_length(text_, at_));
  }
  [[nodiscard]] std::uint32_t indentation() const { return line_first_ - line_start_; }

  /// Passes white space, comments and separators; false at the end of the text.
  bool skip_trivia() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        line_start_ = ++at_;
        fresh_line_ = true;
      } else if (c == '#') {
        read_comment();
      } else if (c == ';') {
        writer_.leaf(Kind::separator, at_, at_ + 1);
        behind_separator_ = true;
        ++at_;
      } else if (const std::uint32_t behind = skip_blanks(text_, at_); behind != at_) {
        at_ = behind;
      } else {
        first_on_line_ = fresh_line_;
        if (fresh_line_) line_first_ = at_;
        fresh_line_ = false;
        return true;
      }
    }
    return false;
  }

  void read_comment() {
    std::size_t end = text_.find('\n', at_);
    if (end == std::string_view::npos) end = text_.size();
    if (end > at_ && text_[end - 1] == '\r') --end;
    writer_.leaf(Kind::comment, at_, static_cast<std::uint32_t>(end));
    at_ = static_cast<std::uint32_t>(end);
  }

  void read_next() {
    if (first_on_line_) blocks_.close_by_indentation(indentation(), peek() == '}');
    if (behind_separator_) blocks_.close_one_line(line_start_);
    behind_separator_ = false;
    while (skip_line_opener()) {
    }
    const char c = peek();
    if (c == '}') return read_close_brace();
    if (c == '{') return open_unowned_block();
    if (!is_word_begin(c) && any_arrow_length(text_, at_) != 0) return read_jump_statement();
    if (c == '"' && text_.substr(at_, 3) == "\"\"\"" && !blocks_.empty())
      return read_block_clauses();
    if (const std::string_view word = this->word(); !word.empty()) return read_word(word);
    if (read_unplaced_text_block() || skip_foreign_comment()) return;
    skip_junk_line();
  }

  static bool is_word_begin(char c) { return is_ascii_letter(c) || c == '_'; }

  /// `- step "…"`, `then step "…"`, `when yes`: what stands before the statement is too much.
  bool skip_line_opener() {
    const std::uint32_t length = surplus_opener_length(text_, at_, first_on_line_, blocks_);
    if (length == 0) return false;
    writer_.leaf(Kind::unexpected, at_, at_ + length, Damage::line_opener);
    at_ = skip_blanks(text_, at_ + length);
    return true;
  }

  /// Stands at the beginning of a statement or between its clauses.
  bool skip_foreign_comment() {
    const auto length = static_cast<std::uint32_t>(foreign_comment_length(text_, at_));
    if (length == 0) return false;
    writer_.leaf(Kind::unexpected, at_, at_ + length, Damage::foreign_comment);
    const std::size_t line_end = text_.substr(at_, length).rfind('\n');
    if (line_end != std::string_view::npos)
      line_start_ = at_ + static_cast<std::uint32_t>(line_end) + 1;
    at_ += length;
    return true;
  }

  bool read_unplaced_text_block() {
    if (!first_on_line_) return false;
    const std::uint32_t before = at_;
    at_ = read_half_opened_text_block(text_, at_, indentation(), writer_);
    return at_ != before;
  }

  void read_word(std::string_view word) {
    Keyword keyword = find_keyword(word);
    Kind token = Kind::keyword;
    if (keyword == Keyword::sop && blocks_.empty() && is_declared_procedure(text_, at_)) {
      keyword = Keyword::procedure;
      token = Kind::misspelt_keyword;
    } else if (keyword == Keyword::none || keyword == Keyword::else_) {
      if (misspelt_arrow_length(text_, at_) != 0) return read_jump_statement();
      keyword = understand_word(text_, at_, word, blocks_);
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

  // ---- Declarations and statements --------------------------------------------------------------

  void read_declaration(Keyword keyword, Kind token, std::string_view word) {
    const bool belongs_here = blocks_.empty() || blocks_.owner() == Kind::block ||
                              (blocks_.owner() == Kind::system &&
                               (keyword == Keyword::system || keyword == Keyword::process));
    // Deeper than the block it stands in, it is a declaration in the wrong place; else that block
    // lacks its brace.
    if (!belongs_here && !(first_on_line_ && indentation() > blocks_.outermost_indentation())) {
      blocks_.note_imbalance();
      while (!blocks_.empty()) blocks_.pop_unclosed();
    }
    if (blocks_.empty()) blocks_.begin_declaration(at_, indentation());
    read_statement(keyword, token, word);
  }

  void read_statement(Keyword keyword, Kind token, std::string_view word) {
    const Kind kind = kind_of(keyword);
    const auto length = static_cast<std::uint32_t>(word.size());
    const StageKind stage = kind == Kind::stage ? kind_of_stage(at_ + length) : StageKind::in_flow;
    blocks_.close_before_part(kind);
    blocks_.begin_parts();
    writer_.open(kind, at_);
    writer_.leaf(token, at_, at_ + length);
    at_ = skip_doubled_keyword(text_, at_ + length, keyword, writer_);
    at_ = read_head(text_, at_, kind, stage, writer_);
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
    at_ = read_jump(text_, at_, writer_);
    finish_line(Kind::jump, nullptr);
  }

  /// Clauses of the block's owner, first in its body.
  void read_block_clauses() {
    const PartRules* rules = blocks_.rules();
    writer_.clause_candidates = rules != nullptr ? rules->clauses : std::span<const Kind>{};
    writer_.clauses_around = {};
    const std::uint32_t before = at_;
    at_ = read_clauses(text_, at_, writer_);
    if (at_ == before) return skip_junk_line();
    // A statement may follow its block's clauses on the same line.
    const bool statement_follows =
        is_reserved(find_keyword(word())) || text_.substr(at_, 2) == "->";
    if (!statement_follows) finish_line(blocks_.owner(), rules);
  }

  /// From behind the head of a statement to its block or end.
  void finish_statement(Kind kind, StageKind stage) {
    const PartRules* rules = part_rules(kind, stage);
    const LineEnd end = finish_line(kind, rules);
    if (end == LineEnd::brace && block_stands_for_jump(rules)) {
      writer_.close();
      return read_foreign_block(Damage::none);
    }
    if (end == LineEnd::brace) return open_block(kind, stage, Damage::none);
    if (end == LineEnd::statement) return open_one_line_block(kind, stage);

    const bool has_outcome = is_answer(kind) || kind == Kind::if_;
    if (has_outcome) {
      const std::uint32_t before = at_;
      at_ = read_outcome(text_, at_, kind, writer_);
      if (at_ != before) {
        finish_line(Kind::jump, nullptr);
        return writer_.close();
      }
    }
    if (rules != nullptr && may_have_block(*rules) &&
        (find_block_on_next_line(kind, stage, *rules) ||
         find_closing_brace_that_opens(kind, stage, *rules)))
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
        const std::uint32_t before = at_;
        at_ = read_clauses(text_, at_, writer_);
        if (at_ != before && writer_.last_leaf_end() > before) junk = Junk::none;
      }
      at_ = skip_blanks(text_, at_);
      const char c = peek();
      if (at_ >= text_.size() || c == '\n' || c == ';' || c == '#' || c == '}')
        return LineEnd::nothing;
      if (c == '{')
        return rules != nullptr && may_have_block(*rules) ? LineEnd::brace : LineEnd::nothing;
      if (rules != nullptr && begins_outcome(text_, at_, kind, junk)) return LineEnd::nothing;
      if (const auto end = begin_of_next(rules, junk)) return *end;
      if (skip_foreign_comment()) continue;
      const bool is_mark = std::string_view(":,=()").find(c) != std::string_view::npos;
      at_ = read_junk_token(text_, at_, junk != Junk::none, writer_);
      junk = is_mark && junk != Junk::text ? Junk::mark : Junk::text;
    }
  }

  /// Does a word in the middle of the line begin something of its own? Behind junk it most
  /// likely is one word of a text that lost a quote; and no declaration begins in the middle of a
  /// line inside a block, or before the block of another one.
  std::optional<LineEnd> begin_of_next(const PartRules* rules, Junk junk) {
    const Keyword keyword = find_keyword(word());
    if (writer_.belongs_around(kind_of(keyword)) && junk == Junk::none) return LineEnd::nothing;
    if (!is_reserved(keyword) || keyword == Keyword::continue_ || junk == Junk::text)
      return std::nullopt;
    if (keyword == Keyword::for_ && !each_follows(text_, at_)) return std::nullopt;
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
    if (junk == Junk::none && !is_among_clauses) writer_.missing(Expectation::line_end, at_);
    return LineEnd::nothing;
  }

  // ---- Blocks -----------------------------------------------------------------------------------

  void open_block(Kind kind, StageKind stage, Damage damage) {
    writer_.open(Kind::body, at_);
    if (blocks_.depth() >= maximum_depth) {
      skip_too_deep_block();
      return writer_.close();
    }
    read_open_brace(kind, stage, damage);
  }

  void read_open_brace(Kind owner, StageKind stage, Damage damage) {
    const std::uint32_t brace = writer_.leaf(Kind::open_brace, at_, at_ + 1, damage);
    blocks_.push(owner, stage, brace, indentation());
    at_ = read_surplus_braces(text_, at_ + 1, writer_);
  }

  /// A `{` on a line of its own, or a block whose `{` was forgotten: its lines stand further right.
  bool find_block_on_next_line(Kind kind, StageKind stage, const PartRules& rules) {
    const NextLine next = find_next_line(text_, at_);
    if (!next.on_new_line || next.first >= text_.size()) return false;
    if (text_[next.first] == '{' && next.indentation >= indentation()) {
      skip_to(next.first);
      open_block(kind, stage, Damage::misplaced_brace);
      return true;
    }
    if (blocks_.depth() >= maximum_depth) return false;
    if (next.indentation <= indentation()) return find_flush_block(kind, stage, rules, next.first);
    if (!rules.block_required && !continues_with_clause(text_, next.first) &&
        !continues_with_part(text_, next.first, rules, blocks_) &&
        !(begins_inside(text_, next.first, rules, blocks_) && blocks_.lacks_open_brace()))
      return false;
    writer_.open(Kind::body, writer_.last_leaf_end());
    writer_.missing(Expectation::open_brace, writer_.last_leaf_end());
    blocks_.push_without_brace(kind, stage, indentation());
    return true;
  }

  /// A block whose `{` was forgotten, or both its braces, in lines that do not stand further right.
  bool find_flush_block(Kind kind, StageKind stage, const PartRules& rules, std::uint32_t next) {
    if (!begins_inside(text_, next, rules, blocks_)) return false;
    const bool holds_alone = kind == Kind::decide || kind == Kind::parallel;
    const bool closes = blocks_.lacks_open_brace();
    if (!closes && !holds_alone) return false;
    writer_.open(Kind::body, writer_.last_leaf_end());
    writer_.missing(closes ? Expectation::open_brace : Expectation::body, writer_.last_leaf_end());
    if (closes)
      blocks_.push_without_open_brace(kind, stage, indentation());
    else
      blocks_.push_without_braces(kind, stage, indentation());
    return true;
  }

  /// `yes step "…"`: a block on the statement's own line that lacks its braces.
  void open_one_line_block(Kind kind, StageKind stage) {
    writer_.open(Kind::body, at_);
    writer_.missing(Expectation::braces, at_);
    blocks_.push_one_line(kind, stage, indentation(), line_start_);
  }

  /// `}` at the end of a line, with the block that it should open below it.
  bool find_closing_brace_that_opens(Kind kind, StageKind stage, const PartRules& rules) {
    if (!rules.block_required || peek() != '}') return false;
    const NextLine next = find_next_line(text_, at_ + 1);
    const bool block_follows = next.on_new_line && next.first < text_.size() &&
                               next.indentation > indentation() && text_[next.first] != '}';
    if (!block_follows) return false;
    open_block(kind, stage, Damage::misspelt);
    return true;
  }

  /// Comments and line ends up to `offset`.
  void skip_to(std::uint32_t offset) {
    const std::uint32_t statement_line = line_start_;
    const std::uint32_t statement_first = line_first_;
    while (skip_trivia() && at_ < offset) {
    }
    line_start_ = statement_line;
    line_first_ = statement_first;
  }

  /// A block that no statement owns. Its contents are kept and not judged.
  void open_unowned_block() {
    blocks_.begin_parts();
    // Behind a line that begins with no keyword, or has lost its target, the line is to blame and
    // not its brace.
    const Node& before = writer_.back();
    const bool line_is_damaged =
        !first_on_line_ && (before.kind == Kind::missing ||
                            (before.kind == Kind::unexpected && before.damage != Damage::stray));
    read_foreign_block(line_is_damaged ? Damage::none : Damage::unowned_block);
  }

  void read_foreign_block(Damage damage) {
    writer_.open(Kind::block, at_);
    if (blocks_.depth() >= maximum_depth) return skip_too_deep_block();
    read_open_brace(Kind::block, StageKind::in_flow, damage);
  }

  void skip_too_deep_block() {
    at_ = read_too_deep_block(text_, at_, writer_);
    blocks_.note_too_deep();
    writer_.close();
  }

  void read_close_brace() {
    blocks_.close_one_line(line_start_);
    blocks_.close_without_braces(Kind::file);
    if (blocks_.empty() || blocks_.is_stray_brace(at_, {indentation(), first_on_line_})) {
      blocks_.note_imbalance();
      const bool extends =
          writer_.back().kind == Kind::unexpected && writer_.back().damage == Damage::stray;
      writer_.unexpected(at_, at_ + 1, extends, Damage::stray);
      ++at_;
      return;
    }
    writer_.leaf(Kind::close_brace, at_, at_ + 1);
    ++at_;
    blocks_.pop();
  }

  void skip_junk_line() {
    at_ = read_junk_line(text_, at_, writer_);
    blocks_.begin_parts();
  }

  std::string_view text_;
  TreeWriter writer_;
  BlockStack blocks_;
  std::uint32_t at_ = 0;
  std::uint32_t line_start_ = 0;  ///< of the line that the current statement began on
  std::uint32_t line_first_ = 0;  ///< its first character that is no blank
  bool fresh_line_ = true;        ///< nothing but blanks so far
  bool behind_separator_ = false; ///< a `;` was passed since the last statement
  bool first_on_line_ = false;    ///< what stands at `at_` is the first on its line
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
