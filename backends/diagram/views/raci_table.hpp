#pragma once

#include "backends/outliner.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace waymark {

struct RaciLine {
  /// A band above the lines of a workflow (only of a process) or stage, or a line of the matrix.
  enum class Kind : std::uint8_t { workflow, stage, item } kind{};
  DeclarationId workflow{};
  StatementId statement = StatementId::none; ///< of a stage its block
  std::uint32_t number = 0;                  ///< of an item
  std::string key{};                         ///< of an item, and of a stage
  std::string title{};
  std::vector<RaciCell> cells{}; ///< of an item; by index of `RaciTable::participants`
};

struct RaciTable {
  std::vector<Named> participants{}; ///< in order of appearance
  std::vector<RaciLine> lines{};
};

/// Of a workflow or procedure, or of all workflows that realise a process.
[[nodiscard]] RaciTable read_raci(const Model& model, const Outliner& outliner,
                                  DeclarationId subject);

/// Only the participants `first` … `first + count`, and the lines in which one of them occurs.
[[nodiscard]] RaciTable part_of(const RaciTable& table, std::uint32_t first, std::uint32_t count);

} // namespace waymark
