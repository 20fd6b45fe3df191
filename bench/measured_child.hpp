#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace waymark::bench {

/// What a program wrote to standard output, how long it ran and how much memory it held at most.
struct ChildResult {
  std::string output;
  double seconds = 0;          ///< on the clock
  double processor = 0;        ///< seconds that it kept processors busy
  std::size_t peak_memory = 0; ///< bytes
  int exit_code = -1;
};

/// Runs `command[0]`, looked up in PATH, and waits for it. Throws std::runtime_error if it cannot
/// be started.
[[nodiscard]] ChildResult run_child(const std::vector<std::string>& command);

/// Seconds on a clock that only goes forward.
[[nodiscard]] double now();
/// Seconds that this process has kept a processor busy: what else the machine does hardly counts.
[[nodiscard]] double processor_time();

/// The most memory this process has held so far, in bytes (Linux: VmHWM).
[[nodiscard]] std::size_t peak_memory();
/// Lets `peak_memory` start again from what is held now. Does nothing where the system cannot.
void reset_peak_memory();

} // namespace waymark::bench
