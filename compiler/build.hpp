#pragma once

#include "compiler/compile.hpp"
#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"
#include "compiler/workspace.hpp"

#include <stop_token>
#include <vector>

namespace waymark {

/// The model of a workspace, and what its names were found to lack.
struct BuiltModel {
  Model model{};
  Findings findings{};
};

/// Resolves names and values over all files. `readings` must be those of `sources`, in its order;
/// each is let go once it is read, if it is sound. Total: damaged trees give a model with damaged
/// parts. Linear in the text. Asked to stop, it leaves out the flows of the workflows not yet read.
[[nodiscard]] BuiltModel build_model(const SourceSet& sources, std::vector<FileReadingPtr> readings,
                                     std::stop_token stop = {});

} // namespace waymark
