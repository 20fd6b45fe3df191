#pragma once

#include <string>
#include <utility>
#include <vector>

namespace waymark::tests {

/// The `.way` files below a folder of the project, as (path inside that folder, text), sorted.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
way_files(const std::string& folder_in_project);

} // namespace waymark::tests
