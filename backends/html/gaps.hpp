#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <vector>

/// Findings, sorted to the elements that they are about.
namespace waymark::html {

struct FileGaps {
  FileId file{};
  /// Findings by declaration, in text order; none: outside every declaration.
  struct Group {
    DeclarationId declaration = DeclarationId::none;
    std::vector<std::uint32_t> findings{}; ///< indices into `CheckedModel::findings`
  };
  std::vector<Group> groups{};
};

struct Gaps {
  std::vector<FileGaps> files{};
  std::vector<std::vector<std::uint32_t>> of{}; ///< by declaration: indices of findings
  std::vector<DeclarationId> about{};           ///< by finding
  std::vector<StatementId> statement{};         ///< by finding: the innermost statement around it

  /// O(n log n) in declarations and findings.
  explicit Gaps(const CheckedModel& checked);
};

} // namespace waymark::html
