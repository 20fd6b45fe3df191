#include "tree_text.hpp"

#include <array>
#include <fmt/format.h>
#include <vector>

namespace waymark::tests {
namespace {

constexpr auto kind_names = std::to_array<std::string_view>({
#define WAYMARK_KEYWORD(name, spelling, group, help) #name,
#include "grammar/keywords.def"
#undef WAYMARK_KEYWORD
    "file",
    "body",
    "block",
    "instructions",
    "jump",
    "name",
    "title",
    "reference",
    "check_name",
    "string",
    "text_block",
    "numeral",
    "unit",
    "currency",
    "weekday_or_unit",
    "duration",
    "money",
    "frequency",
    "date",
    "share",
    "language_tag",
    "keyword",
    "misspelt_keyword",
    "comma",
    "arrow",
    "open_brace",
    "close_brace",
    "separator",
    "comment",
    "missing",
    "unexpected",
});

constexpr auto damage_names =
    std::to_array<std::string_view>({"", " !unclosed", " !stray", " !misplaced-brace", " !too-deep",
                                     " !unknown-word", " !unowned-block"});

} // namespace

std::string tree_text(const Tree& tree) {
  std::string text;
  std::vector<std::uint32_t> ends;
  for (std::uint32_t index = 0; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    while (!ends.empty() && ends.back() <= index) ends.pop_back();
    text += fmt::format("{:{}}{}{}", "", 2 * ends.size(),
                        kind_names[static_cast<std::size_t>(node.kind)],
                        damage_names[static_cast<std::size_t>(node.damage)]);
    if (node.kind == Kind::missing)
      text += fmt::format(": {}", describe(node.expected));
    else if (node.size == 1 && is_token(node.kind))
      text += fmt::format(" {}", NodeRef(&tree, index).text());
    text += '\n';
    ends.push_back(index + node.size);
  }
  return text;
}

std::string shape_text(const Tree& tree) {
  std::string text;
  for (std::uint32_t index = 0; index < tree.nodes.size(); ++index) {
    const Node& node = tree.nodes[index];
    text += fmt::format("{}/{}", kind_names[static_cast<std::size_t>(node.kind)], node.size);
    if (node.size == 1) text += fmt::format(" {}", NodeRef(&tree, index).text());
    text += '\n';
  }
  return text;
}

} // namespace waymark::tests
