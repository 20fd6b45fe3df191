#include "tree_invariants.hpp"

#include <fmt/format.h>
#include <vector>

namespace waymark::tests {
namespace {

/// White space of the language, and the byte order mark at the very beginning.
bool is_blank(std::string_view gap, bool at_beginning) {
  if (at_beginning && gap.starts_with("\xef\xbb\xbf")) gap.remove_prefix(3);
  while (!gap.empty()) {
    if (gap.starts_with("\xc2\xa0"))
      gap.remove_prefix(2);
    else if (std::string_view(" \t\r\n").find(gap.front()) != std::string_view::npos)
      gap.remove_prefix(1);
    else
      return false;
  }
  return true;
}

/// Subtrees lie inside one another and spans inside spans, in text order.
std::string broken_nesting(const Tree& tree) {
  struct Open {
    std::uint32_t end;  ///< index behind the subtree
    std::uint32_t last; ///< of its span
    std::uint32_t next; ///< where the next child may begin
  };
  std::vector<Open> open;
  for (std::uint32_t index = 0; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    while (!open.empty() && open.back().end == index) open.pop_back();
    if (node.size == 0) return fmt::format("node {} has size 0", index);
    if (node.first > node.last) return fmt::format("node {} ends before it begins", index);
    if (index != 0) {
      if (open.empty()) return fmt::format("node {} stands outside the root", index);
      Open& parent = open.back();
      if (index + node.size > parent.end) return fmt::format("node {} outgrows its parent", index);
      if (node.first < parent.next) return fmt::format("node {} overlaps what is before", index);
      if (node.last > parent.last) return fmt::format("node {} ends behind its parent", index);
      parent.next = node.last;
    }
    open.push_back({index + node.size, node.last, node.first});
  }
  return {};
}

/// Every byte that is not white space is in exactly one leaf.
std::string broken_cover(const Tree& tree) {
  const std::string_view text = tree.source->text();
  std::uint32_t covered = 0;
  for (std::uint32_t index = 1; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    if (node.size != 1 || node.first == node.last) continue;
    if (node.first < covered) return fmt::format("leaf {} covers a byte again", index);
    if (!is_blank(text.substr(covered, node.first - covered), covered == 0))
      return fmt::format("no leaf covers what stands before leaf {}", index);
    covered = node.last;
  }
  if (!is_blank(text.substr(covered), covered == 0)) return "no leaf covers the end of the text";
  return {};
}

std::string broken_kinds(const Tree& tree) {
  for (std::uint32_t index = 0; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    if ((node.kind == Kind::file) != (index == 0)) return "one file node, the first";
    if (is_token(node.kind) && node.size != 1) return fmt::format("token {} has children", index);
    if (node.kind == Kind::missing && (node.first != node.last || node.damage != Damage::none))
      return fmt::format("missing node {} is not empty", index);
    if ((node.kind == Kind::missing) != (node.expected != Expectation::nothing))
      return fmt::format("node {} expects what a missing one expects", index);
    if (is_token(node.kind) && node.kind != Kind::missing && node.first == node.last)
      return fmt::format("token {} is empty", index);
  }
  return {};
}

} // namespace

std::string broken_invariant(const Tree& tree) {
  if (tree.nodes.empty()) return "no root";
  const Node& root = tree.nodes.front();
  if (root.size != tree.nodes.size()) return "the root does not hold all nodes";
  if (root.first != 0 || root.last != tree.source->text().size()) return "the root is not the file";
  for (const auto broken : {broken_nesting, broken_cover, broken_kinds})
    if (std::string what = broken(tree); !what.empty()) return what;
  if (text_of(tree) != tree.source->bytes()) return "the tree does not give its text back";
  return {};
}

} // namespace waymark::tests
