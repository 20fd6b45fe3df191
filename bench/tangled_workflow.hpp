#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace waymark::bench {

/// A workflow `w` of that many steps, waits and decisions in five to eight lanes, where every
/// second or third is left in more than one way: loops, jumps ahead, deadlines, exceptions, answers
/// of several steps, parallel branches. The same seed, the same text.
[[nodiscard]] std::string tangled_workflow(std::size_t steps, std::uint64_t seed);

} // namespace waymark::bench
