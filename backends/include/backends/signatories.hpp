#pragma once

#include "backends/outliner.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Somebody who must have read a document. `person` is empty where nobody is named.
struct Signatory {
  std::string role{};
  std::string_view person{};
};

/// Everybody who does a part of the work, by role, each role once. Of a procedure whose steps name
/// nobody: those who follow it, or "whoever follows …" where nobody is known to.
[[nodiscard]] std::vector<Signatory> signatories(const Model& model, const Outliner& outliner,
                                                 const Outline& outline);

} // namespace waymark
