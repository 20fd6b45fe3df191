#pragma once

#include "arguments.hpp"
#include "workspace_loading.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace waymark {

/// Everything that the documents of a build depend on, as one number: the texts and their paths,
/// the files that they name, today, the history (by the commits at which git stands), the options
/// and the program itself. For this machine only. Costs reading the texts once.
///
/// `workspace`: its texts and its day are enough. `named_files`: what the texts name, whether it
/// exists or not; `history`: see `history_state`.
[[nodiscard]] std::uint64_t build_key(const Workspace& workspace,
                                      const std::vector<std::string>& named_files,
                                      const std::vector<std::string>& history,
                                      const BuildArguments& arguments);

} // namespace waymark
