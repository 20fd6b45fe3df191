#include "lost_names.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>

namespace waymark {
namespace {

/// Length of the text between the quote at `offset` and the next one on its line; 0 if there is
/// none.
std::uint32_t quoted_length(std::string_view text, std::uint32_t offset) {
  constexpr std::size_t longest_title = 256;
  const std::string_view rest = text.substr(offset + 1, longest_title);
  const std::size_t end = rest.find_first_of("\"\n");
  const bool closed = end != std::string_view::npos && rest[end] == '"';
  return closed ? static_cast<std::uint32_t>(end) : 0;
}

void add_words_and_texts(const Source& source, const Node& leaf, std::vector<LostName>& names) {
  const std::string_view text = source.text();
  for (std::uint32_t at = leaf.first; at < leaf.last;) {
    if (const auto length = static_cast<std::uint32_t>(identifier_length(text, at))) {
      names.push_back({{source.file(), at, at + length}, false});
      at += length;
      continue;
    }
    if (text[at] == '"') {
      if (const std::uint32_t length = quoted_length(text, at))
        names.push_back({{source.file(), at + 1, at + 1 + length}, true});
    }
    at += std::max<std::uint32_t>(decode(text, at).size, 1);
  }
}

bool is_comment(const Node& node) {
  return node.kind == Kind::comment || node.damage == Damage::foreign_comment;
}

} // namespace

void add_lost_names(const Tree& tree, std::vector<LostName>& names) {
  const Source& source = *tree.source;
  const std::span<const Node> nodes(tree.nodes);
  for (std::size_t outermost = 1; outermost < nodes.size(); outermost += nodes[outermost].size) {
    const std::span<const Node> parts = nodes.subspan(outermost, nodes[outermost].size);
    const bool damaged = std::ranges::any_of(parts, is_error);
    for (const Node& part : parts) {
      if (part.size != 1 || is_comment(part)) continue;
      if (damaged)
        add_words_and_texts(source, part, names);
      else if (part.kind == Kind::reference)
        names.push_back({{source.file(), part.first, part.last}, false});
    }
  }
}

} // namespace waymark
