#pragma once

#include "grammar/keywords.hpp"
#include "grammar/source.hpp"
#include "grammar/span.hpp"

#include <cstdint>
#include <iterator>
#include <string_view>
#include <vector>

namespace waymark {

/// What a node is. The first kinds are the keywords that begin a declaration, statement, answer or
/// clause, in the order of keywords.def: `Kind::step` is a whole step, its keyword token included.
enum class Kind : std::uint8_t {
#define WAYMARK_KEYWORD(name, spelling, group, help) name,
#include "grammar/keywords.def"
#undef WAYMARK_KEYWORD
  file,
  body,         ///< `{ … }` with its braces
  block,        ///< `{ … }` that no statement owns: an error, its contents kept
  instructions, ///< a text block as a clause
  jump,         ///< `-> target [up to N times, then …]`

  name,      ///< the id that a declaration or statement gives itself
  title,     ///< the string that it is called by
  reference, ///< an id that refers to something
  check_name,
  string,
  text_block,
  numeral, ///< digits, `2.5`
  unit,    ///< `days`, `working days`
  currency,
  weekday_or_unit, ///< behind `every`: `month`, `monday`
  duration,
  money,
  frequency,
  date,
  share,
  language_tag,

  keyword,
  misspelt_keyword, ///< taken for the keyword that the parent's kind names
  comma,
  arrow,
  open_brace,
  close_brace,
  separator, ///< `;`
  comment,

  missing,    ///< empty; says what should stand here
  unexpected, ///< text that the grammar has no place for
};

[[nodiscard]] constexpr Kind kind_of(Keyword keyword) {
  return static_cast<Kind>(keyword);
}
[[nodiscard]] constexpr bool is_keyword_kind(Kind kind) {
  return kind < Kind::file;
}
/// The keyword that begins a node of this kind; `Keyword::none` for the others.
[[nodiscard]] constexpr Keyword keyword_of(Kind kind) {
  return is_keyword_kind(kind) ? static_cast<Keyword>(kind) : Keyword::none;
}
[[nodiscard]] bool is_declaration(Kind kind);
[[nodiscard]] bool is_statement(Kind kind); ///< jump included
[[nodiscard]] bool is_answer(Kind kind);    ///< yes, no, when, otherwise
[[nodiscard]] bool is_clause(Kind kind);    ///< instructions included
[[nodiscard]] bool is_token(Kind kind);     ///< has no children by nature

enum class Expectation : std::uint8_t {
#define WAYMARK_EXPECTATION(name, text) name,
#include "grammar/expectations.def"
#undef WAYMARK_EXPECTATION
};

/// What stands behind "expected " in a message.
[[nodiscard]] std::string_view describe(Expectation expectation);

/// Why a part of the tree is damaged. The parser knows best at the place; messages are made later.
enum class Damage : std::uint8_t {
  none,
  unclosed,        ///< a string, text block or brace without its other half
  stray,           ///< a closing mark without an opening one
  misplaced_brace, ///< `{` on its own line
  too_deep,        ///< beyond `maximum_depth`
  unknown_word,    ///< a statement that begins with no keyword
  unowned_block,   ///< `{ … }` without a statement
  misspelt,        ///< an arrow or brace written otherwise, and understood
  foreign_quotes,  ///< a text in quotes of another kind, and understood
  foreign_comment, ///< a comment of another notation
  line_opener,     ///< a list mark or `then` before a statement, which needs none
};

/// One node of a tree, in text order before its children. 16 bytes.
struct Node {
  Kind kind{};
  Damage damage{};
  Expectation expected{}; ///< of a `missing` node
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t size = 1; ///< nodes in this subtree, itself included
};
static_assert(sizeof(Node) == 16);

/// Something is missing, has no place, is misspelt or not closed.
[[nodiscard]] constexpr bool is_error(const Node& node) {
  return node.kind == Kind::missing || node.kind == Kind::unexpected ||
         node.kind == Kind::misspelt_keyword || node.damage != Damage::none;
}

class NodeRef;

/// A lossless syntax tree: every byte of the text that is not white space (or a byte order mark) is
/// covered by exactly one leaf; `text_of(tree)` gives the text back.
struct Tree {
  SourcePtr source;
  std::vector<Node> nodes; ///< preorder; never empty, the first is the file

  [[nodiscard]] NodeRef root() const;
};

/// Leaves and the white space between them, concatenated.
[[nodiscard]] std::string text_of(const Tree& tree);

/// A node in its tree. Cheap to copy; valid as long as the tree.
class NodeRef {
public:
  class Children;

  NodeRef() = default;
  NodeRef(const Tree* tree, std::uint32_t index)
      : tree_(tree)
      , index_(index) {}

  explicit operator bool() const { return tree_ != nullptr; }
  [[nodiscard]] const Tree& tree() const { return *tree_; }
  [[nodiscard]] std::uint32_t index() const { return index_; }
  [[nodiscard]] const Node& node() const { return tree_->nodes[index_]; }
  [[nodiscard]] Kind kind() const { return node().kind; }
  [[nodiscard]] Damage damage() const { return node().damage; }
  [[nodiscard]] Span span() const { return {tree_->source->file(), node().first, node().last}; }
  [[nodiscard]] std::string_view text() const { return tree_->source->text(span()); }
  [[nodiscard]] Children children() const;
  /// The first child of that kind, or an empty reference.
  [[nodiscard]] NodeRef child(Kind kind) const;
  /// The keyword token of a declaration, statement, answer or clause; else empty.
  [[nodiscard]] NodeRef keyword() const;
  /// The keyword is another word, which was only taken for it.
  [[nodiscard]] bool keyword_is_guessed() const;

  friend bool operator==(const NodeRef&, const NodeRef&) = default;

private:
  const Tree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

class NodeRef::Children {
public:
  class iterator {
  public:
    using value_type = NodeRef;
    using difference_type = std::ptrdiff_t;
    using iterator_category = std::input_iterator_tag;

    iterator(const Tree* tree, std::uint32_t index)
        : tree_(tree)
        , index_(index) {}
    NodeRef operator*() const { return {tree_, index_}; }
    iterator& operator++() {
      index_ += tree_->nodes[index_].size;
      return *this;
    }
    friend bool operator==(const iterator&, const iterator&) = default;

  private:
    const Tree* tree_;
    std::uint32_t index_;
  };

  Children(const Tree* tree, std::uint32_t index)
      : tree_(tree)
      , index_(index) {}
  [[nodiscard]] iterator begin() const { return {tree_, index_ + 1}; }
  [[nodiscard]] iterator end() const { return {tree_, index_ + tree_->nodes[index_].size}; }
  [[nodiscard]] bool empty() const { return tree_->nodes[index_].size == 1; }

private:
  const Tree* tree_;
  std::uint32_t index_;
};

inline NodeRef Tree::root() const {
  return {this, 0};
}
inline NodeRef::Children NodeRef::children() const {
  return {tree_, index_};
}

} // namespace waymark
