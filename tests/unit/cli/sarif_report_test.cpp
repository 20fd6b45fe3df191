#include "program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>

using namespace waymark;

namespace {

std::string sarif_of(const std::string& text) {
  const TemporaryFolder folder;
  folder.write("a.way", text);
  return run_program({.arguments = {"check", "--format", "sarif"}, .folder = folder.path()}).out;
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("SARIF: braces of messages are doubled, those of texts to insert are not") {
  const std::string log = sarif_of("role a\nworkflow w\n  owner a\n  step x by a\n}\nrole b {{\n");
  CHECK(contains(log, R"("message":{"text":"one '{{' opens a block; remove the second"})"));
  CHECK(contains(log, R"("description":{"text":"write '{{' here"})"));
  CHECK(contains(log, R"("insertedContent":{"text":" {"})"));
}

TEST_CASE("SARIF: many findings on one line take linear time, each with its own fingerprint") {
  const auto log_of_steps = [](int steps, double& seconds) {
    std::string text = "role a\nrole b\nworkflow w { owner a; ";
    for (int i = 0; i < steps; ++i) text += fmt::format("step x{}; ", i);
    const auto begin = std::chrono::steady_clock::now();
    std::string log = sarif_of(text + "}\n");
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return log;
  };
  double few = 0;
  double many = 0;
  log_of_steps(5'000, few);
  const std::string log = log_of_steps(20'000, many);
  CHECK(many < 10 * few); // about 16 times if quadratic
  CHECK(contains(log, ":1\"}"));
  CHECK(contains(log, ":20000\"}"));
}
