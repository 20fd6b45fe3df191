#pragma once

#include "disk_workspace.hpp"

#include <cstddef>

namespace waymark::bench {

struct LargeWorkflow {
  std::size_t steps = 20'000;
  std::size_t jumps = 2'000;
  std::size_t parallels = 200; ///< each with three branches
};

/// A workspace with one workflow of that size, free of errors: jumps lead back to an earlier step
/// outside of the parallels, every other one with a limit, some of them from near the end to near
/// the beginning. The same arguments give the same bytes.
[[nodiscard]] Files generate_large_workflow(const LargeWorkflow& size);

} // namespace waymark::bench
