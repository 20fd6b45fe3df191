#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

/// What another program prints.
namespace waymark {

struct ChildCall {
  std::vector<std::string> arguments;   ///< the program, looked for in PATH, and its arguments
  std::vector<std::string> environment; ///< "NAME=value", all of it
  std::chrono::milliseconds time_limit{};
  std::size_t size_limit = 0; ///< bytes
};

enum class ChildEnd {
  well,        ///< ended with status 0
  not_started, ///< there is no such program, or no more processes
  failed,      ///< ended with another status, or by a signal
  too_slow,    ///< was ended at its time limit
  too_long,    ///< was ended at its size limit
};

struct ChildOutput {
  ChildEnd end{};
  std::string text; ///< standard output; standard error goes nowhere
};

/// Runs a program without a shell and waits for it. It reads nothing from standard input.
[[nodiscard]] ChildOutput output_of(const ChildCall& call);

} // namespace waymark
