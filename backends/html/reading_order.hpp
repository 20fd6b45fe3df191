#pragma once

#include "compiler/model.hpp"

#include <cstdint>
#include <vector>

/// The order in which the handbook is read, and what stands inside what.
namespace waymark::html {

struct ReadingOrder {
  /// Every declaration once: systems with their processes and those with their workflows, then what
  /// stands in none, then procedures, roles, parties, tools, documents.
  std::vector<DeclarationId> pages{};
  std::vector<std::uint32_t> place_of{};    ///< by declaration: index into `pages`
  std::vector<DeclarationId> top_systems{}; ///< in no other
  std::vector<DeclarationId> loose_processes{};
  std::vector<DeclarationId> loose_workflows{};
  std::vector<DeclarationId> procedures{};

  explicit ReadingOrder(const Model& model);
};

/// What a page stands in, outermost first: systems, then the process. At most five (an ellipsis
/// would stand for more), so that a page's frame stays small however deep systems nest.
[[nodiscard]] std::vector<DeclarationId> ancestors(const Model& model, DeclarationId declaration);

} // namespace waymark::html
