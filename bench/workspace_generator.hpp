#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace waymark::bench {

/// A made-up business of exactly `steps` steps, as (path, text): roles, tools, documents, systems
/// with their processes, workflows that realise them, and procedures with instructions. About 160
/// bytes of text a step, at most 400 steps a file, and free of errors, so that every pass does all
/// its work. The same arguments give the same bytes. Linear in `steps`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
generate_workspace(std::size_t steps, std::uint64_t seed = 1);

} // namespace waymark::bench
