#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <vector>

/// Findings, sorted to the elements that they are about.
namespace waymark::html {

struct Gaps {
  std::vector<std::vector<std::uint32_t>> of{}; ///< by declaration: indices of findings
  std::vector<DeclarationId> about{};           ///< by finding
  std::vector<StatementId> statement{};         ///< by finding: the innermost statement around it

  /// O(n log n) in declarations and findings.
  explicit Gaps(const CheckedModel& checked);
};

} // namespace waymark::html
