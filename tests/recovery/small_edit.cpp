#include "small_edit.hpp"

#include <set>

namespace waymark::tests {

std::vector<SmallEdit> token_edits(const Tree& tree) {
  std::vector<SmallEdit> edits;
  const std::string_view text = tree.source->text();
  for (const Node& node : tree.nodes) {
    if (node.size != 1 || node.first == node.last || node.kind == Kind::comment) continue;
    const std::string token(text.substr(node.first, node.last - node.first));
    edits.push_back({node.first, node.last, "", "deleted", token});
    edits.push_back({node.first, node.last, token + " " + token, "doubled", token});
  }
  return edits;
}

std::vector<SmallEdit> mark_edits(const Tree& tree) {
  std::vector<SmallEdit> edits;
  const std::string_view text = tree.source->text();
  std::set<std::uint32_t> comment_ends;
  for (const Node& node : tree.nodes)
    if (node.kind == Kind::comment) comment_ends.insert(node.last);
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const std::uint32_t length = text.substr(at, 2) == "->" ? 2 : 1;
    const char c = text[at];
    if (length == 1 && std::string_view("\"{},\n").find(c) == std::string_view::npos) continue;
    if (comment_ends.contains(at)) continue; // the next line would become part of the comment
    // Two lines run together with a blank between them: two words would become another one.
    edits.push_back(
        {at, at + length, c == '\n' ? " " : "", "deleted", std::string(text.substr(at, length))});
  }
  return edits;
}

std::string edited_text(const SmallEdit& edit, std::string_view text) {
  std::string result(text.substr(0, edit.first));
  result += edit.replacement;
  result += text.substr(edit.last);
  return result;
}

} // namespace waymark::tests
