#include "arguments.hpp"
#include "golden.hpp"
#include "reference_pages.hpp"

#include <doctest/doctest.h>

namespace {
using namespace waymark;
}

TEST_CASE("docs/cli.md says what the program's help says") {
  golden::expect(std::filesystem::path(WAYMARK_SOURCE_DIR) / "docs" / "cli.md",
                 markdown_page(command_references()));
}

TEST_CASE("man page and completions name every command and option") {
  const std::vector<CommandReference> commands = command_references();
  const std::string man = manual_page(commands);
  const std::string bash = bash_completion(commands);
  const std::string zsh = zsh_completion(commands);
  const std::string fish = fish_completion(commands);
  for (const CommandReference& command : commands) {
    for (const std::string* page : {&man, &bash, &zsh, &fish}) {
      CHECK(page->find(command.name) != std::string::npos);
    }
    for (const OptionReference& option : command.options) {
      for (const std::string& spelling : option.spellings) {
        CHECK(bash.find(spelling) != std::string::npos);
        CHECK(zsh.find(spelling) != std::string::npos);
        const bool is_long = spelling.starts_with("--");
        CHECK(fish.find((is_long ? "-l " : "-s ") + spelling.substr(is_long ? 2 : 1)) !=
              std::string::npos);
      }
    }
  }
}

TEST_CASE("the man page has no line that roff would take for a request by mistake") {
  for (const CommandReference& command : command_references()) {
    CommandReference dotted = command;
    dotted.remarks = {".way files", "'quoted' words"};
    const std::string page = manual_page({dotted});
    CHECK(page.find("\n.way") == std::string::npos);
    CHECK(page.find("\n'quoted") == std::string::npos);
  }
}
