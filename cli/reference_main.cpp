#include "arguments.hpp"
#include "reference_pages.hpp"

#include <cstdio>
#include <string>
#include <string_view>

/// Used by the build: prints the reference of the command line in the form that is asked for.
int main(int count, char** words) {
  using namespace waymark;
  const std::vector<CommandReference> commands = command_references();
  const std::string_view form = count == 2 ? words[1] : "";
  std::string page;
  if (form == "man") page = manual_page(commands);
  if (form == "markdown") page = markdown_page(commands);
  if (form == "bash") page = bash_completion(commands);
  if (form == "zsh") page = zsh_completion(commands);
  if (form == "fish") page = fish_completion(commands);
  if (page.empty()) {
    std::fputs("usage: waymark_reference man|markdown|bash|zsh|fish\n", stderr);
    return 2;
  }
  return std::fwrite(page.data(), 1, page.size(), stdout) == page.size() ? 0 : 2;
}
