#pragma once

#include "expected_findings.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// Does the compiler say of a workflow what all its runs say?
namespace waymark::oracle {

struct Counts {
  std::size_t workflows = 0;
  std::size_t unsound = 0;
  std::size_t documents_at_fault = 0;
  std::size_t too_large = 0;
  std::size_t ways_replayed = 0;
  std::map<std::string, std::size_t> findings; ///< by check
};

/// One workflow of which compiler and oracle say different things.
struct Disagreement {
  std::uint64_t seed = 0;
  std::string text;
  std::string what;
};

/// Compares the workflows of the seeds [first, first + count); stops after a few disagreements.
[[nodiscard]] std::vector<Disagreement> compare(std::uint64_t first, std::size_t count,
                                                Counts& counts);

} // namespace waymark::oracle
