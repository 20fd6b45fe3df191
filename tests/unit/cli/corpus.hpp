#pragma once

#include "compiler/diagnostics.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

/// The labelled corpus: tests/corpus/<trade>/, one workspace for each trade, and in its labels.txt
/// what its owner would say to each finding.
namespace waymark::tests {

struct CorpusFinding {
  std::string place; ///< "visits.way:12:5"
  std::string check;
  std::string verdict; ///< right: told, and something would change or be allowed; wrong: noise
  std::string reason;

  [[nodiscard]] bool is_of(const CorpusFinding& other) const {
    return place == other.place && check == other.check;
  }
};

struct Trade {
  std::filesystem::path folder;
  std::size_t workflows = 0;
  std::size_t procedures = 0;
  std::size_t steps = 0;               ///< of both
  std::vector<CorpusFinding> findings; ///< in reading order, without verdicts
};

inline constexpr std::string_view right = "right";
inline constexpr std::string_view wrong = "wrong";
inline constexpr std::string_view unlabelled = "unlabelled";

/// Compiles every trade; by name.
[[nodiscard]] std::vector<Trade> read_corpus();

/// The verdicts on a trade, in the order of the file; none if there is no file. A line that has not
/// four columns fails the test.
[[nodiscard]] std::vector<CorpusFinding> read_labels(const Trade& trade);

/// One line for each finding, in columns.
[[nodiscard]] std::string label_file(const std::vector<CorpusFinding>& labels);

} // namespace waymark::tests
