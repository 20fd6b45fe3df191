#include "agreement.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fmt/format.h>

using waymark::oracle::compare;
using waymark::oracle::Counts;

namespace {

/// WAYMARK_ORACLE_CASES says how many; WAYMARK_ORACLE_FIRST where to begin, to look at one.
std::size_t number_from(const char* variable, std::size_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

} // namespace

TEST_CASE("the compiler says of random workflows what all their runs say") {
  Counts counts;
  const auto disagreements = compare(number_from("WAYMARK_ORACLE_FIRST", 1),
                                     number_from("WAYMARK_ORACLE_CASES", 5000), counts);
  fmt::print("workflows {}, unsound {}, lacking a document {}, too large {}, ways replayed {}\n",
             counts.workflows, counts.unsound, counts.documents_at_fault, counts.too_large,
             counts.ways_replayed);
  for (const auto& [check, count] : counts.findings) fmt::print("  {} {}\n", check, count);
  for (const auto& each : disagreements)
    FAIL_CHECK(fmt::format("seed {}\n{}{}", each.seed, each.text, each.what));
  CHECK(counts.unsound * 100 >= counts.workflows * 30);
  CHECK(counts.too_large * 100 <= counts.workflows);
}
