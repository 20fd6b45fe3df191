#pragma once

#include "grammar/literals.hpp"
#include "grammar/syntax.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Builds a syntax tree in memory, token by token, together with a text that parses back to the
/// very same tree. For importers and for edits; `format` prints the result.
///
///   TreeBuilder tree;
///   tree.open(Keyword::step).name("call", "Call the lead");
///   tree.open(Keyword::by).reference("assistant").close();
///   tree.close();
///
/// Whatever stands directly in a block or in the file starts a new line by itself, so clauses
/// between `open_body` and `close_body` stand one to a line and the others on the line of their
/// owner. Precondition of all calls: what is opened is closed, innermost first, the parts stand in
/// the order of docs/syntax-tree.md, and ids are identifiers that are not reserved. Linear in what
/// is built.
class TreeBuilder {
public:
  explicit TreeBuilder(std::string path = {});

  /// Opens a declaration, statement, answer or clause and writes its keyword.
  TreeBuilder& open(Keyword keyword);
  /// Opens a node that begins with no keyword: duration, money, frequency, instructions, jump.
  TreeBuilder& open(Kind kind);
  TreeBuilder& close();

  TreeBuilder& open_body();
  TreeBuilder& close_body();

  TreeBuilder& name(std::string_view id, std::string_view title = {});
  TreeBuilder& title(std::string_view title);
  TreeBuilder& reference(std::string_view id);
  TreeBuilder& string(std::string_view text); ///< escapes what must be escaped
  TreeBuilder& text_block(std::string_view markdown);
  TreeBuilder& word(Keyword keyword);
  TreeBuilder& token(Kind kind, std::string_view text);
  TreeBuilder& comma();
  TreeBuilder& arrow();
  /// Without `#`; on a line of its own, one for each line of `text`. Only directly in a block or
  /// the file.
  TreeBuilder& comment(std::string_view text);

  /// Closes what is still open.
  [[nodiscard]] Tree finish(FileId file = {}) &&;

private:
  void begin(Kind kind);
  void leaf(Kind kind, std::string_view text);
  void separate(std::string_view next);
  void begin_line();
  [[nodiscard]] bool stands_in_block() const;

  std::string path_;
  std::string text_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> open_;
  std::uint32_t body_depth_ = 0;
  bool fresh_line_ = true;
};

} // namespace waymark
