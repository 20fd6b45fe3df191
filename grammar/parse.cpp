#include "grammar/parse.hpp"

#include "grammar/clauses.hpp"
#include "grammar/spelling.hpp"
#include "grammar/unicode.hpp"
#include "heads.hpp"
#include "indentation.hpp"
#include "tree_writer.hpp"

#include <optional>

namespace waymark {
namespace {

/// How blocks are closed: by counting braces as long as they balance; else by the indentation of
/// the lines, which shows the block that lacks its brace.
enum class BraceMode { count, indentation };

struct OpenBlock {
  Kind owner{};
  bool in_process = false;       ///< a process: its stages are declarations
  bool parts_began = false;      ///< a statement came: clauses no longer belong here
  bool without_brace = false;    ///< assumed from the indentation; ends where that ends
  std::uint32_t brace = 0;       ///< node of the open brace
  std::uint32_t indentation = 0; ///< of the line on which its statement began
};

class Parser {
public:
  Parser(const Source& source, BraceMode mode, std::vector<Node>& nodes)
      : text_(source.text())
      , mode_(mode)
      , writer_(nodes) {}

  /// False if braces do not balance: the tree is one guess, the other mode may give a better one.
  bool run() {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = line_start_ = 3;
    writer_.open(Kind::file, 0);
    while (skip_trivia()) read_next();
    while (!blocks_.empty()) close_block_without_brace(true);
    writer_.close();
    writer_[0].last = static_cast<std::uint32_t>(text_.size());
    return balanced_;
  }

private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  [[nodiscard]] std::string_view word() const {
    return text_.substr(at_, identifier_length(text_, at_));
  }
  [[nodiscard]] bool has_block() const { return !blocks_.empty(); }
  [[nodiscard]] Kind owner() const { return has_block() ? blocks_.back().owner : Kind::file; }
  [[nodiscard]] bool in_process() const { return has_block() && blocks_.back().in_process; }
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
    if (first_on_line_) close_blocks_by_indentation();
    const char c = peek();
    if (c == '}') return read_close_brace();
    if (c == '{') return open_unowned_block();
    if (c == '-' && text_.substr(at_, 2) == "->") return read_jump_statement();
    if (text_.substr(at_, 3) == "\"\"\"" && has_block()) return read_block_clauses();
    if (identifier_length(text_, at_) != 0) return read_word();
    if (read_half_opened_text_block()) return;
    read_junk_line();
  }

  /// `""` alone on its line opened a text block, had it its third quote: then a closing mark stands
  /// below it, and nothing further left comes before.
  bool read_half_opened_text_block() {
    if (!first_on_line_ || text_.substr(at_, 2) != "\"\"") return false;
    for (NextLine line = find_next_line(text_, at_ + 2); line.on_new_line;) {
      if (line.first >= text_.size() || line.indentation < indentation()) return false;
      const std::string_view here = text_.substr(line.first, 3);
      if (here == "\"\"\"" && line.indentation == indentation()) {
        writer_.unexpected(at_, line.first + 3, false, Damage::unknown_word);
        at_ = line.first + 3;
        return true;
      }
      if (here.starts_with("\"\"")) return false;
      const std::size_t end = text_.find('\n', line.first);
      if (end == std::string_view::npos) return false;
      line = find_next_line(text_, static_cast<std::uint32_t>(end));
    }
    return false;
  }

  void read_word() {
    const std::string_view word = this->word();
    Keyword keyword = find_keyword(word);
    Kind token = Kind::keyword;
    if (keyword == Keyword::none) {
      keyword = understand(word);
      token = Kind::misspelt_keyword;
    }
    if (keyword == Keyword::none || keyword == Keyword::continue_) return read_junk_line();
    switch (facts(keyword).group) {
    case KeywordGroup::declaration: return read_declaration(keyword, token);
    case KeywordGroup::statement:
    case KeywordGroup::answer: return read_statement(keyword, token);
    case KeywordGroup::clause: return read_block_clauses();
    case KeywordGroup::word: return read_junk_line();
    }
  }

  /// What a misspelt word at the beginning of a statement means, by what may stand here.
  [[nodiscard]] Keyword understand(std::string_view word) const {
    const std::uint32_t behind = at_ + static_cast<std::uint32_t>(word.size());
    const std::uint32_t next = skip_blanks(text_, behind);
    const bool has_more = next < text_.size() && text_[next] != '\n' && text_[next] != '}';
    const PartRules* rules = part_rules(owner(), in_process());
    if (!has_more || rules == nullptr) return Keyword::none;
    const Keyword part = nearest_keyword(word, rules->parts);
    // A term has two texts; anything else with one only lost its own keyword.
    if (part == Keyword::term && !two_texts_follow(next)) return Keyword::none;
    if (part != Keyword::none) return part;
    return has_block() && blocks_.back().parts_began ? Keyword::none
                                                     : nearest_keyword(word, rules->clauses);
  }

  [[nodiscard]] bool two_texts_follow(std::uint32_t offset) const {
    if (text_[offset] != '"') return false;
    const std::uint32_t next = skip_blanks(text_, offset + any_token_length(text_, offset));
    return next < text_.size() && text_[next] == '"';
  }

  // ---- Declarations and statements
  // ---------------------------------------------------------------

  void read_declaration(Keyword keyword, Kind token) {
    const bool belongs_here =
        !has_block() || owner() == Kind::block ||
        (owner() == Kind::system && (keyword == Keyword::system || keyword == Keyword::process));
    // Deeper than the block it stands in, it is a declaration in the wrong place; else that block
    // lacks its brace.
    if (!belongs_here && !(first_on_line_ && indentation() > blocks_.front().indentation)) {
      balanced_ = false;
      while (has_block()) close_block_without_brace(true);
    }
    read_statement(keyword, token);
  }

  void read_statement(Keyword keyword, Kind token) {
    const Kind kind = kind_of(keyword);
    const bool process_stage = kind == Kind::stage && (in_process() || is_stage_of_lost_process());
    if (has_block()) blocks_.back().parts_began = true;
    const auto length = static_cast<std::uint32_t>(word().size());
    writer_.open(kind, at_);
    writer_.leaf(token, at_, at_ + length);
    at_ = skip_doubled_keyword(text_, at_ + length, keyword, writer_);
    at_ = read_head(text_, at_, kind, process_stage, writer_);
    finish_statement(kind, process_stage);
  }

  /// In a block that lost its keyword, outside of every flow, a stage with a title of its own.
  [[nodiscard]] bool is_stage_of_lost_process() const {
    if (owner() != Kind::block) return false;
    if (blocks_.front().owner != Kind::block && blocks_.front().owner != Kind::system) return false;
    const std::uint32_t name = skip_blanks(text_, at_ + static_cast<std::uint32_t>(word().size()));
    const auto length = static_cast<std::uint32_t>(identifier_length(text_, name));
    const std::uint32_t behind = skip_blanks(text_, name + length);
    return behind < text_.size() && text_[behind] != '{';
  }

  void read_jump_statement() {
    if (has_block()) blocks_.back().parts_began = true;
    at_ = read_jump(text_, at_, writer_);
    finish_line(Kind::jump, nullptr);
  }

  /// Clauses of the block's owner, first in its body.
  void read_block_clauses() {
    const PartRules* rules = part_rules(owner(), in_process());
    writer_.clause_candidates = rules != nullptr ? rules->clauses : std::span<const Kind>{};
    const std::uint32_t before = at_;
    at_ = read_clauses(text_, at_, writer_);
    if (at_ == before) return read_junk_line();
    // A statement may follow its block's clauses on the same line.
    const bool statement_follows =
        is_reserved(find_keyword(word())) || text_.substr(at_, 2) == "->";
    if (!statement_follows) finish_line(owner(), rules);
  }

  /// From behind the head of a statement to its block or end.
  void finish_statement(Kind kind, bool process_stage) {
    const PartRules* rules = part_rules(kind, process_stage);
    const bool opens_block = finish_line(kind, rules);
    if (opens_block) return open_block(kind, process_stage, Damage::none);

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
        find_block_on_next_line(kind, process_stage, *rules))
      return;
    if (rules != nullptr && rules->block_required)
      writer_.missing(expected_block(kind), writer_.last_leaf_end());
    writer_.close();
  }

  static bool may_have_block(const PartRules& rules) {
    return !rules.parts.empty() || !rules.clauses.empty();
  }

  static Expectation expected_block(Kind kind) {
    if (is_answer(kind)) return Expectation::answer_outcome;
    return kind == Kind::if_ ? Expectation::if_outcome : Expectation::body;
  }

  /// Clauses and junk up to the end of the statement's line. True if a block opens there.
  bool finish_line(Kind kind, const PartRules* rules) {
    const bool takes_outcome = rules != nullptr && (is_answer(kind) || kind == Kind::if_);
    bool junk_before = false;
    while (true) {
      if (rules != nullptr) {
        writer_.clause_candidates = rules->clauses;
        const std::uint32_t before = at_;
        at_ = read_clauses(text_, at_, writer_);
        if (at_ != before && writer_.last_leaf_end() > before) junk_before = false;
      }
      at_ = skip_blanks(text_, at_);
      const char c = peek();
      if (at_ >= text_.size() || c == '\n' || c == ';' || c == '#' || c == '}') return false;
      if (c == '{') {
        if (rules != nullptr && may_have_block(*rules)) return true;
        read_junk_token(junk_before);
        junk_before = true;
        continue;
      }
      const Keyword keyword = find_keyword(word());
      if (takes_outcome && !junk_before &&
          (keyword == Keyword::continue_ || text_.substr(at_, 2) == "->" ||
           (is_answer(kind) && (keyword == Keyword::none || keyword == Keyword::end) &&
            !word().empty())))
        return false;
      // Behind junk a reserved word most likely is one word of a text that lost a quote; and no
      // declaration begins in the middle of a line inside a block.
      const bool declares =
          is_reserved(keyword) && facts(keyword).group == KeywordGroup::declaration && has_block();
      if (is_reserved(keyword) && keyword != Keyword::continue_ && !junk_before && !declares) {
        writer_.missing(Expectation::line_end, at_);
        return false;
      }
      const std::uint32_t before = at_;
      read_junk_token(junk_before);
      junk_before = true;
      if (rules == nullptr && at_ == before) return false;
    }
  }

  // ---- Blocks
  // ------------------------------------------------------------------------------------

  void open_block(Kind kind, bool process_stage, Damage damage) {
    writer_.open(Kind::body, at_);
    if (blocks_.size() >= maximum_depth) {
      skip_too_deep_block();
      return writer_.close();
    }
    push_block(kind, process_stage, writer_.leaf(Kind::open_brace, at_, at_ + 1, damage), false);
    ++at_;
    skip_surplus_braces();
  }

  void push_block(Kind kind, bool process_stage, std::uint32_t brace, bool without_brace) {
    OpenBlock block;
    block.owner = kind;
    block.in_process = kind == Kind::process || (kind == Kind::stage && process_stage);
    block.without_brace = without_brace;
    block.brace = brace;
    block.indentation = indentation();
    blocks_.push_back(block);
  }

  /// `{ {` on one line is one block.
  void skip_surplus_braces() {
    std::uint32_t next = skip_blanks(text_, at_);
    bool extends = false;
    while (next < text_.size() && text_[next] == '{') {
      writer_.unexpected(next, next + 1, extends, Damage::stray);
      extends = true;
      at_ = next + 1;
      next = skip_blanks(text_, at_);
    }
  }

  /// A `{` on a line of its own, or a block whose `{` was forgotten: its lines stand further right.
  bool find_block_on_next_line(Kind kind, bool process_stage, const PartRules& rules) {
    const NextLine next = find_next_line(text_, at_);
    if (!next.on_new_line || next.first >= text_.size()) return false;
    if (text_[next.first] == '{' && next.indentation >= indentation()) {
      skip_to(next.first);
      open_block(kind, process_stage, Damage::misplaced_brace);
      return true;
    }
    if (next.indentation <= indentation() || blocks_.size() >= maximum_depth) return false;
    if (!rules.block_required && !continues_with_clause(next.first) &&
        !continues_with_part(next.first, rules))
      return false;
    writer_.open(Kind::body, writer_.last_leaf_end());
    writer_.missing(Expectation::open_brace, writer_.last_leaf_end());
    push_block(kind, process_stage, 0, true);
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

  [[nodiscard]] bool continues_with_clause(std::uint32_t offset) const {
    if (text_.substr(offset, 3) == "\"\"\"") return true;
    const Keyword keyword = find_keyword(text_.substr(offset, identifier_length(text_, offset)));
    return keyword != Keyword::none && facts(keyword).group == KeywordGroup::clause;
  }

  /// With something that would have no place here if it were not in that block.
  [[nodiscard]] bool continues_with_part(std::uint32_t offset, const PartRules& rules) const {
    const Keyword keyword = find_keyword(text_.substr(offset, identifier_length(text_, offset)));
    if (!is_reserved(keyword) || !accepts_part(rules, kind_of(keyword))) return false;
    const PartRules* around = part_rules(owner(), in_process());
    return around != nullptr && !accepts_part(*around, kind_of(keyword));
  }

  /// A block that no statement owns. Its contents are kept and not judged.
  void open_unowned_block() {
    if (has_block()) blocks_.back().parts_began = true;
    // Behind a line that begins with no keyword, the line is to blame and not its brace.
    const bool owner_unknown = !first_on_line_ && writer_.back().kind == Kind::unexpected &&
                               writer_.back().damage == Damage::unknown_word;
    writer_.open(Kind::block, at_);
    if (blocks_.size() >= maximum_depth) return skip_too_deep_block();
    const Damage damage = owner_unknown ? Damage::none : Damage::unowned_block;
    push_block(Kind::block, false, writer_.leaf(Kind::open_brace, at_, at_ + 1, damage), false);
    ++at_;
    skip_surplus_braces();
  }

  /// Everything from the brace at `at_` to its partner, as one unexpected node.
  void skip_too_deep_block() {
    const std::uint32_t first = at_;
    std::size_t depth = 0;
    do {
      const char c = text_[at_];
      if (c == '#') {
        const std::size_t end = text_.find('\n', at_);
        at_ = static_cast<std::uint32_t>(end == std::string_view::npos ? text_.size() : end);
        continue;
      }
      depth += c == '{' ? 1 : 0;
      depth -= c == '}' ? 1 : 0;
      at_ += c == '"' ? any_token_length(text_, at_) : 1;
    } while (depth > 0 && at_ < text_.size());
    too_deep_ = true;
    writer_.leaf(Kind::unexpected, first, at_, Damage::too_deep);
    writer_.close();
  }

  void read_close_brace() {
    if (!has_block() || is_stray_brace()) {
      balanced_ = false;
      writer_.unexpected(at_, at_ + 1, follows_unexpected(), Damage::stray);
      ++at_;
      return;
    }
    writer_.leaf(Kind::close_brace, at_, at_ + 1);
    ++at_;
    pop_block();
  }

  void pop_block() {
    const Kind owner = blocks_.back().owner;
    blocks_.pop_back();
    writer_.close();
    if (owner != Kind::block) writer_.close();
  }

  void close_block_without_brace(bool missed) {
    const OpenBlock block = blocks_.back();
    if (missed && !block.without_brace) {
      balanced_ = false;
      if (!too_deep_ && writer_[block.brace].damage == Damage::none)
        writer_[block.brace].damage = Damage::unclosed;
    }
    pop_block();
  }

  /// A line that stands no further right than the line a block began on does not belong to it.
  void close_blocks_by_indentation() {
    const bool closes = peek() == '}';
    while (has_block()) {
      const OpenBlock& block = blocks_.back();
      const bool outside =
          closes ? indentation() < block.indentation : indentation() <= block.indentation;
      const bool judged = mode_ == BraceMode::indentation || block.without_brace;
      if (!outside || !judged) break;
      close_block_without_brace(true);
    }
  }

  /// In a block that evidently goes on, a brace that stands where nothing was opened.
  [[nodiscard]] bool is_stray_brace() const {
    const OpenBlock& block = blocks_.back();
    if (mode_ == BraceMode::count || block.without_brace) return false;
    if (first_on_line_ && indentation() <= block.indentation) return false;
    if (!first_on_line_ && indentation() == block.indentation) return false;
    const NextLine next = find_next_line(text_, at_ + 1);
    if (!next.on_new_line || next.first >= text_.size()) return false;
    return next.indentation > block.indentation ||
           (next.indentation == block.indentation && text_[next.first] == '}');
  }

  // ---- Text without a place
  // ------------------------------------------------------------------------

  [[nodiscard]] bool follows_unexpected() const {
    return writer_.back().kind == Kind::unexpected && writer_.back().damage == Damage::stray;
  }

  void read_junk_token(bool extends) {
    const std::uint32_t first = at_;
    at_ += any_token_length(text_, at_);
    writer_.unexpected(first, at_, extends, Damage::none);
  }

  /// The rest of a line that begins with no known word; several such lines are one node. A block
  /// that opens at its end is kept.
  void read_junk_line() {
    const bool extends =
        writer_.back().kind == Kind::unexpected && writer_.back().damage == Damage::unknown_word;
    const std::uint32_t first = at_;
    std::uint32_t last = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' || c == ';' || c == '#' || c == '}') break;
      if (c == '{' && at_ != first) break;
      at_ += any_token_length(text_, at_);
      last = at_;
      at_ = skip_blanks(text_, at_);
    }
    if (has_block()) blocks_.back().parts_began = true;
    writer_.unexpected(first, last, extends, Damage::unknown_word);
  }

  std::string_view text_;
  BraceMode mode_;
  TreeWriter writer_;
  std::vector<OpenBlock> blocks_;
  std::uint32_t at_ = 0;
  std::uint32_t line_start_ = 0; ///< of the line that the current statement began on
  std::uint32_t line_first_ = 0; ///< its first character that is no blank
  bool fresh_line_ = true;       ///< nothing but blanks so far
  bool first_on_line_ = false;   ///< what stands at `at_` is the first on its line
  bool balanced_ = true;
  bool too_deep_ = false;
};

} // namespace

Tree parse(SourcePtr source) {
  Tree tree{std::move(source), {}};
  const std::string_view text = tree.source->text();
  tree.nodes.reserve(text.size() / 6 + 16);
  const bool balanced = Parser(*tree.source, BraceMode::count, tree.nodes).run();
  if (!balanced && indentation_is_trustworthy(text)) {
    tree.nodes.clear();
    Parser(*tree.source, BraceMode::indentation, tree.nodes).run();
  }
  tree.nodes.shrink_to_fit();
  return tree;
}

} // namespace waymark
