#pragma once

#include <cstddef>
#include <filesystem>

namespace waymark::bench {

/// What one process measured, in seconds of processor time and bytes.
struct Measurement {
  std::size_t steps = 0;
  std::size_t bytes = 0;
  std::size_t nodes = 0;
  std::size_t errors = 0;
  std::size_t findings = 0;
  double read = 0;        ///< files from disk (they are in the cache), UTF-8 validated
  double parse = 0;       ///< trees and declaration summaries
  double model = 0;       ///< text errors, names, values, flows as statements
  double check = 0;       ///< flow graphs and all checks
  double alone = 0;       ///< parse once more, on the clock, on one thread
  double together = 0;    ///< the same on all of the machine's
  double whole = 0;       ///< from file to checked model
  std::size_t memory = 0; ///< peak, above what the process held before
};

/// From file to checked model, as `waymark check` does it.
[[nodiscard]] Measurement measure_whole(const std::filesystem::path& directory);
/// The same, each stage by itself.
[[nodiscard]] Measurement measure_stages(const std::filesystem::path& directory);

} // namespace waymark::bench
