#pragma once

#include "arguments.hpp"
#include "workspace_loading.hpp"

#include <cstdint>

namespace waymark {

/// Everything that the documents of a build depend on, as one number: the texts and their paths,
/// the files that they name, today, the history (by the commits at which git stands), the options
/// and the program itself. For this machine only. Costs reading the texts once and one short run
/// of git for each repository.
[[nodiscard]] std::uint64_t build_key(const Workspace& workspace, const BuildArguments& arguments);

} // namespace waymark
