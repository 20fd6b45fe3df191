#include "grammar/tree_builder.hpp"

#include "grammar/parse.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace waymark {
namespace {

/// No deeper than the parser accepts blocks, so that the text stays linear in what is built.
std::string indentation(std::size_t level) {
  return std::string(2 * std::min(level, maximum_depth), ' ');
}

} // namespace

TreeBuilder::TreeBuilder(std::string path)
    : path_(std::move(path)) {
  begin(Kind::file);
}

TreeBuilder& TreeBuilder::open(Keyword keyword) {
  begin(kind_of(keyword));
  return word(keyword);
}

TreeBuilder& TreeBuilder::open(Kind kind) {
  begin(kind);
  return *this;
}

TreeBuilder& TreeBuilder::close() {
  const std::uint32_t index = open_.back();
  open_.pop_back();
  Node& node = nodes_[index];
  node.size = static_cast<std::uint32_t>(nodes_.size()) - index;
  node.last = static_cast<std::uint32_t>(text_.size());
  return *this;
}

TreeBuilder& TreeBuilder::open_body() {
  begin(Kind::body);
  leaf(Kind::open_brace, "{");
  ++body_depth_;
  return *this;
}

TreeBuilder& TreeBuilder::close_body() {
  --body_depth_;
  begin_line();
  leaf(Kind::close_brace, "}");
  return close();
}

TreeBuilder& TreeBuilder::name(std::string_view id, std::string_view title) {
  if (!id.empty()) leaf(Kind::name, id);
  return title.empty() && !id.empty() ? *this : this->title(title);
}

TreeBuilder& TreeBuilder::title(std::string_view title) {
  leaf(Kind::title, quote_string(title));
  return *this;
}

TreeBuilder& TreeBuilder::reference(std::string_view id) {
  leaf(Kind::reference, id);
  return *this;
}

TreeBuilder& TreeBuilder::string(std::string_view text) {
  leaf(Kind::string, quote_string(text));
  return *this;
}

TreeBuilder& TreeBuilder::text_block(std::string_view markdown) {
  leaf(Kind::text_block, quote_text_block(markdown, indentation(body_depth_)));
  return *this;
}

TreeBuilder& TreeBuilder::word(Keyword keyword) {
  leaf(Kind::keyword, spelling(keyword));
  return *this;
}

TreeBuilder& TreeBuilder::token(Kind kind, std::string_view text) {
  leaf(kind, text);
  return *this;
}

TreeBuilder& TreeBuilder::comma() {
  leaf(Kind::comma, ",");
  return *this;
}

TreeBuilder& TreeBuilder::arrow() {
  leaf(Kind::arrow, "->");
  return *this;
}

TreeBuilder& TreeBuilder::comment(std::string_view text) {
  for (bool more = true; more;) {
    const std::size_t end = text.find_first_of("\r\n");
    more = end != std::string_view::npos;
    const std::string_view line = text.substr(0, end);
    begin_line();
    std::string written = line.empty() ? "#" : "# ";
    leaf(Kind::comment, written.append(line));
    if (more) text.remove_prefix(text.substr(end).starts_with("\r\n") ? end + 2 : end + 1);
  }
  return *this;
}

Tree TreeBuilder::finish(FileId file) && {
  while (open_.size() > 1) nodes_[open_.back()].kind == Kind::body ? close_body() : close();
  if (!fresh_line_) text_ += '\n';
  close();
  return {std::make_shared<const Source>(file, std::move(path_), std::move(text_)),
          std::move(nodes_)};
}

/// The node begins where its first leaf does, which is not known yet: `leaf` sets it.
void TreeBuilder::begin(Kind kind) {
  if (stands_in_block()) begin_line();
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  Node node;
  node.kind = kind;
  nodes_.push_back(node);
}

void TreeBuilder::leaf(Kind kind, std::string_view text) {
  separate(text);
  const auto first = static_cast<std::uint32_t>(text_.size());
  for (std::size_t i = open_.size(); i-- > 1 && nodes_.size() == open_[i] + (open_.size() - i);) {
    nodes_[open_[i]].first = first;
  }
  text_ += text;
  Node node;
  node.kind = kind;
  node.first = first;
  node.last = static_cast<std::uint32_t>(text_.size());
  nodes_.push_back(node);
  fresh_line_ = false;
}

void TreeBuilder::separate(std::string_view next) {
  if (fresh_line_) {
    text_ += indentation(body_depth_);
  } else if (!next.starts_with(',')) {
    text_ += ' ';
  }
}

void TreeBuilder::begin_line() {
  if (!fresh_line_) text_ += '\n';
  fresh_line_ = true;
}

bool TreeBuilder::stands_in_block() const {
  if (open_.empty()) return false;
  const Kind kind = nodes_[open_.back()].kind;
  return kind == Kind::body || kind == Kind::block || kind == Kind::file;
}

} // namespace waymark
