#include "damaged_words.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>

namespace waymark {

bool DamagedWords::contains(std::string_view word) {
  for (const Tree* tree : trees_) collect(*tree);
  trees_.clear();
  return words_.contains(word);
}

void DamagedWords::collect(const Tree& tree) {
  const std::string_view text = tree.source->text();
  for (const Node& node : tree.nodes) {
    // A string that is never closed has swallowed the rest of its line.
    const bool swallows =
        node.damage == Damage::unclosed && (node.kind == Kind::string || node.kind == Kind::title);
    if ((node.kind != Kind::unexpected && !swallows) || node.size != 1) continue;
    for (std::size_t at = node.first; at < node.last;) {
      const std::size_t length = identifier_length(text, at);
      if (length != 0) words_.insert(text.substr(at, length));
      at += std::max({length, std::size_t{decode(text, at).size}, std::size_t{1}});
    }
  }
}

} // namespace waymark
