#include "damage_errors.hpp"

#include "damage_context.hpp"
#include "missing_errors.hpp"
#include "token_errors.hpp"
#include "unexpected_errors.hpp"

#include <algorithm>

namespace waymark {

void report_damage(const Tree& tree, Findings& findings, LostText& lost) {
  if (std::ranges::none_of(tree.nodes, is_error)) return;
  DamageContext context(tree, findings, lost);
  UnexpectedErrors unexpected(context);
  const auto visit = [&](NodeRef node) {
    const bool is_guess = node.kind() == Kind::missing || node.kind() == Kind::unexpected;
    if (is_guess && lost.holds(node.node().first)) return context.set_after_error(true);
    switch (node.kind()) {
    case Kind::missing: return report_missing(node, context);
    case Kind::unexpected: return unexpected.report(node);
    default: return report_damaged_token(node, context);
    }
  };
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    context.leave_before(i);
    if (is_error(tree.nodes[i])) visit(context.at(i));
    context.pass(i);
  }
}

} // namespace waymark
