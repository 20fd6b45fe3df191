#pragma once

#include <random>
#include <string>

namespace waymark::test {

/// A workflow (or procedure) with every kind of flow statement, at random: nested blocks, jumps in
/// any direction (now and then across a border, or nowhere), limits, deadlines, exits, awkward
/// titles.
[[nodiscard]] std::string generated_workflow(std::mt19937& random);

} // namespace waymark::test
