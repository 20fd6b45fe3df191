#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace waymark::bench {

struct NamedWorkflow {
  const char* name = "";
  std::string text{};
};

/// Workflows `w` of about so many statements, each with many lines that lead to one place or away
/// from one: work that is done for each pair of lines, or along the whole of each, shows here.
[[nodiscard]] std::vector<NamedWorkflow> one_place_workflows(std::size_t statements);

} // namespace waymark::bench
