#include "fenced_blocks.hpp"
#include "golden.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

/// The tour of README.md, taken step by step:
///
///   ```way file=NAME       writes the file
///   ```way replaces=WORD   replaces the line of that file that holds the word
///   ```console             `$ waymark …` runs; what follows is all that it prints, `…` for any
///   text
using namespace waymark;
using tests::FencedBlock;

namespace {

constexpr std::string_view ellipsis = "…";

/// Does `actual` say what is written, with any text where the ellipses stand?
bool says(std::string_view actual, std::string_view written) {
  std::size_t at = 0;
  bool anywhere = false;
  while (true) {
    const std::size_t length = written.find(ellipsis);
    std::string_view part = written.substr(0, length);
    if (anywhere && part.starts_with('\n')) part.remove_prefix(1); // the ellipsis took its line
    const bool last = length == std::string_view::npos;
    if (last && anywhere) return actual.substr(at).ends_with(part);
    const std::size_t found = actual.find(part, at);
    if (found == std::string_view::npos || (!anywhere && found != at)) return false;
    at = found + part.size();
    if (last) return at == actual.size();
    written.remove_prefix(length + ellipsis.size());
    anywhere = true;
  }
}

void write_example(const FencedBlock& block, const TemporaryFolder& folder, std::string& file) {
  if (const std::string name = block.value("file"); !name.empty()) {
    file = name;
    folder.write(file, block.text);
    return;
  }
  const std::string word = block.value("replaces");
  REQUIRE_FALSE(word.empty());
  std::string text;
  std::size_t replaced = 0;
  for (const std::string& line : tests::split(folder.read(file), '\n')) {
    const bool meant = line.find(word) != std::string::npos;
    replaced += meant ? 1 : 0;
    text += meant ? block.text : line + "\n";
  }
  CHECK_MESSAGE(replaced == 1, "README.md:" << block.line << ": " << word << " is not one line");
  folder.write(file, text);
}

void run_example(const FencedBlock& block, const TemporaryFolder& folder) {
  const std::vector<std::string> lines = tests::split(block.text, '\n');
  for (std::size_t i = 0; i < lines.size();) {
    std::vector<std::string> words = tests::split(lines[i], ' ');
    REQUIRE_MESSAGE((words.size() > 1 && words[0] == "$" && words[1] == "waymark"), lines[i]);
    words.erase(words.begin(), words.begin() + 2);
    std::string written;
    for (++i; i < lines.size() && !lines[i].starts_with("$ "); ++i) written += lines[i] + "\n";
    const ProgramResult result = run_program({.arguments = words, .folder = folder.path()});
    CHECK_MESSAGE(result.status == (written.find(": error[") == std::string::npos ? 0 : 1),
                  "README.md:" << block.line << ": waymark " << words[0] << " ends with "
                               << result.status);
    CHECK_MESSAGE(says(result.out + result.err, written), "README.md:" << block.line << ": waymark "
                                                                       << words[0] << " prints\n"
                                                                       << result.out << result.err);
  }
}

} // namespace

TEST_CASE("an ellipsis stands for any text") {
  CHECK(says("a\nb\nc\n", "a\n…\nc\n"));
  CHECK(says("built 9 files\n", "built … files\n"));
  CHECK(says("anything\n", "…\n"));
  CHECK_FALSE(says("a\nb\nc\n", "a\n…\nd\n"));
  CHECK_FALSE(says("a\nb\n", "b\n"));
  CHECK_FALSE(says("a\nb\n", "a\n"));
}

TEST_CASE("the tour of the README is true") {
  const TemporaryFolder folder;
  std::string file;
  std::size_t calls = 0;
  for (const FencedBlock& block :
       tests::fenced_blocks(golden::read(WAYMARK_SOURCE_DIR "/README.md"))) {
    if (block.is("way")) write_example(block, folder, file);
    if (block.is("console")) {
      run_example(block, folder);
      ++calls;
    }
  }
  CHECK(calls > 4);
  CHECK(folder.read("first.way") ==
        golden::read(WAYMARK_SOURCE_DIR "/samples/first-workflow/first.way"));
  CHECK(folder.has("answer_customer.svg"));
  CHECK(folder.has("site/index.html"));
}
