#pragma once

#include "compiler/model.hpp"

#include <cstdint>
#include <vector>

namespace waymark {

/// Indices of `Model::workflows` in an order in which each comes before those that it follows,
/// circles apart (they are an error of their own). Linear, no recursion.
[[nodiscard]] std::vector<std::uint32_t> followers_first(const Model& model);

} // namespace waymark
