#include "golden.hpp"
#include "program.hpp"

#include "compiler/diagnostics.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace {

using namespace waymark;

ProgramResult check(const std::filesystem::path& folder, const std::string& file) {
  return run_program({.arguments = {"check", file}, .folder = folder});
}

/// Its case shows a text that comes near to it; a unit test has a graph that gives it.
bool is_never_said_of_text(const std::string& check) {
  return check == "undecided-order";
}

} // namespace

TEST_CASE("each documented case of a check: bad is found, good is silent") {
  for (const auto& folder : golden::cases("checks")) {
    const std::string name = folder.filename();
    SUBCASE(name.c_str()) {
      const ProgramResult bad = check(folder, "bad.way");
      CHECK(bad.err == "");
      const bool is_found = bad.out.find("[" + name + "]") != std::string::npos;
      CHECK_MESSAGE(is_found != is_never_said_of_text(name), bad.out);
      golden::expect(folder / "expected.txt", bad.out);

      const ProgramResult good = check(folder, "good.way");
      CHECK(good.status == 0);
      CHECK(good.err == "");
      CHECK_MESSAGE(good.out.starts_with("no findings in 1 file"), good.out);
    }
  }
}

TEST_CASE("every check has a documented case, and every case is of a check") {
  std::vector<std::string> documented;
  for (const auto& folder : golden::cases("checks")) {
    documented.push_back(folder.filename());
    for (const char* file : {"why.md", "bad.way", "expected.txt", "good.way"}) {
      CHECK_MESSAGE(std::filesystem::exists(folder / file), (folder / file).string()
                                                                << " is missing");
    }
  }
  std::vector<std::string> known;
  for (const CheckFacts& facts : checks()) known.emplace_back(facts.spelling);
  std::sort(known.begin(), known.end());
  CHECK(documented == known);
}
