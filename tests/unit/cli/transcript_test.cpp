#include "golden.hpp"
#include "program.hpp"

#include "compiler/diagnostics.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace {

using namespace waymark;

const std::filesystem::path cases = std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests" / "cases";

/// What `waymark check` says, without the line of totals.
std::string findings(const std::filesystem::path& folder, const std::string& file) {
  const ProgramResult result = run_program({.arguments = {"check", file}, .folder = folder});
  CHECK(result.err == "");
  const std::size_t totals = result.out.rfind("\n\n");
  REQUIRE_MESSAGE(totals != std::string::npos, file << " has no findings: " << result.out);
  return result.out.substr(0, totals + 1);
}

std::string under(const std::string& title, const std::string& text) {
  return fmt::format("\n{}\n{}\n\n{}", title, std::string(title.size(), '-'), text);
}

std::vector<std::filesystem::path> files_of_messages() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(cases / "messages"))
    if (entry.path().extension() == ".way") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// The comment in its first line says what the file is about.
std::string subject(const std::filesystem::path& file) {
  const std::string text = golden::read(file);
  REQUIRE(text.starts_with("# "));
  return text.substr(2, text.find('\n') - 2);
}

} // namespace

TEST_CASE("the transcript: what people read, of all checks and of all kinds of errors in text") {
  std::string transcript =
      "Every check with a message of its own, and every way in which text can be wrong, as people "
      "read it.\nMade from tests/cases; to be read from top to bottom when a wording changes.\n";
  for (const CheckFacts& check : checks()) {
    const std::string name(check.spelling);
    if (check.spelling == "undecided-order") continue; // no text gives it
    transcript += under(name, findings(cases / "checks" / name, "bad.way"));
  }
  for (const auto& file : files_of_messages())
    transcript += under(subject(file), findings(file.parent_path(), file.filename()));
  golden::expect(cases / "messages" / "transcript.txt", transcript);
}
