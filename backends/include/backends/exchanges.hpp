#pragma once

#include "backends/outliner.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

/// What passes between one workflow and the others.
namespace waymark {

/// What comes in or goes out, and from whom or for whom (SIPOC).
struct Exchange {
  DeclarationId document = DeclarationId::none; ///< or else
  std::uint32_t item = 0;                       ///< its title says what; or else
  std::string_view text{};                      ///< the author's words; never empty then
  std::vector<Named> partners{};                ///< workflows, parties; empty if not known
};

struct Exchanges {
  std::vector<Exchange> inputs{};
  std::vector<Exchange> outputs{};
};

/// Inputs: how the workflow before ended, documents and their makers, what parties are waited for
/// with. Outputs: documents and who needs them, what parties are told, results that start others.
[[nodiscard]] Exchanges exchanges(const CheckedModel& checked, const Outliner& outliner,
                                  const Outline& outline);

} // namespace waymark
