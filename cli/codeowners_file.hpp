#pragma once

#include "compiler/checked_model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Brings the owners of the workspace into a CODEOWNERS file, between two marks; what stands around
/// them stays, and a file that is not there is made. Paths count from the root of the repository
/// that holds the file, else from the current folder. Writes only if something changes. Returns
/// what the user should know. Throws `Failure` if the file cannot be read or written.
[[nodiscard]] std::vector<std::string> write_codeowners(const CheckedModel& checked,
                                                        const std::string& file);

/// `text` with `lines` between the marks, which come to its end if it has none: of two lines that
/// fit a path, the last one counts.
[[nodiscard]] std::string with_owners(std::string_view text, std::string_view lines);

} // namespace waymark
