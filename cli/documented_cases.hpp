#pragma once

#include <span>
#include <string_view>

namespace waymark {

/// The documented, tested case of a check, as it lies in tests/cases/checks/: embedded by the
/// build.
struct DocumentedCase {
  std::string_view check;
  std::string_view why;      ///< Markdown
  std::string_view bad;      ///< the source of bad.way
  std::string_view expected; ///< what `waymark check bad.way` prints
  std::string_view good;
};

/// Sorted by check.
[[nodiscard]] std::span<const DocumentedCase> documented_cases();

} // namespace waymark
