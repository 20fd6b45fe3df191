#include "golden.hpp"
#include "program.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>
#include <string>
#include <vector>

/// tests/cases/cli/<case>/: `command` has one call in each line; `input/` is what the calls find in
/// the current folder; `expected.txt` is the transcript.
///
///   waymark ARGUMENT… [< FILE]   arguments are parted by blanks; "…" keeps blanks in one
///   list                         all files
///   show FILE                    a file's text
namespace {

using namespace waymark;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool any = false;
  for (const char c : line + " ") {
    if (c == '"') {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any || !word.empty()) words.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
    }
  }
  return words;
}

std::string with_prefix(const std::string& text, const std::string& prefix) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) result += prefix + line + "\n";
  return result;
}

std::string call(std::vector<std::string> words, const TemporaryFolder& folder) {
  ProgramCall call{.arguments = {}, .folder = folder.path()};
  if (words.size() > 2 && words[words.size() - 2] == "<") {
    call.input = folder.read(words.back());
    words.resize(words.size() - 2);
  }
  call.arguments.assign(words.begin() + 1, words.end());
  const ProgramResult result = run_program(call);
  return with_prefix(result.out, "  ") + with_prefix(result.err, "! ") +
         fmt::format("exit {}\n", result.status);
}

std::string transcript(const std::string& commands, const TemporaryFolder& folder) {
  std::string text;
  std::istringstream lines(commands);
  for (std::string line; std::getline(lines, line);) {
    const std::vector<std::string> words = split(line);
    if (words.empty() || words[0].starts_with('#')) continue;
    text += fmt::format("{}$ {}\n", text.empty() ? "" : "\n", line);
    if (words[0] == "list") {
      for (const std::string& file : folder.files()) text += "  " + file + "\n";
    } else if (words[0] == "show") {
      text += with_prefix(folder.read(words.at(1)), "  ");
    } else {
      REQUIRE_MESSAGE(words[0] == "waymark", "unknown word in a command file: " << line);
      text += call(words, folder);
    }
  }
  return text;
}

} // namespace

TEST_CASE("each case of the command line gives its transcript") {
  for (const auto& folder : golden::cases("cli")) {
    const std::string name = folder.filename();
    SUBCASE(name.c_str()) {
      const TemporaryFolder here;
      if (std::filesystem::exists(folder / "input")) {
        std::filesystem::copy(folder / "input", here.path(),
                              std::filesystem::copy_options::recursive);
      }
      golden::expect(folder / "expected.txt", transcript(golden::read(folder / "command"), here));
    }
  }
}
