#pragma once

#include <stdexcept>

namespace waymark {

/// Something outside the workspace's text went wrong: a file, a folder, an argument. The message is
/// for the user (one or more lines); the program ends with `ExitStatus::unusable`.
class Failure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Part of the contract with scripts and editors.
enum class ExitStatus : int {
  success = 0,
  findings = 1, ///< errors in the workspace, or files that `fmt --check` would change
  unusable = 2, ///< wrong usage, or input or output that could not be read or written
};

} // namespace waymark
