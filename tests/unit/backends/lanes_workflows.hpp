#pragma once

#include <cstdint>
#include <string>

namespace waymark::test {

/// A workflow `w` with all it needs, at random: up to 80 steps and 8 lanes, every kind of
/// statement, nested, with jumps to anywhere, very long words and other scripts. The same seed, the
/// same text.
[[nodiscard]] std::string random_lanes_workflow(std::uint64_t seed);

} // namespace waymark::test
