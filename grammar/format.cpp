#include "grammar/format.hpp"

#include "format_printer.hpp"

#include <algorithm>

namespace waymark {

bool is_damaged(const Tree& tree) {
  if (tree.source->foreign_byte()) return true;
  return std::any_of(tree.nodes.begin(), tree.nodes.end(),
                     [](const Node& node) { return is_error(node) || node.kind == Kind::block; });
}

std::string format(const Tree& tree) {
  return is_damaged(tree) ? tree.source->bytes() : FormatPrinter(tree).run();
}

} // namespace waymark
