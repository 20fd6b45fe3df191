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
  std::string text = "role a\nrole b\nworkflow w { owner a; ";
  for (int i = 0; i < 40'000; ++i) text += fmt::format("step x{}; ", i);
  const auto begin = std::chrono::steady_clock::now();
  const std::string log = sarif_of(text + "}\n");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  CHECK(taken.count() < 25); // seconds; more than a minute if quadratic
  CHECK(contains(log, ":1\"}"));
  CHECK(contains(log, ":40000\"}"));
}
