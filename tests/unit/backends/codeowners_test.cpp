#include "backends/codeowners.hpp"
#include "compiler/compile.hpp"

#include <doctest/doctest.h>

namespace {

using namespace waymark;

CodeOwners owners_of(std::vector<std::pair<std::string, std::string>> files) {
  Workspace workspace;
  workspace.sources = SourceSet(std::move(files));
  std::vector<FileReadingPtr> readings = read(workspace.sources);
  const CheckedModel checked = compile(workspace, std::move(readings));
  return render_codeowners(checked, [&](FileId file) -> std::optional<std::string> {
    const std::string& path = checked.model.source(file).path();
    if (path.starts_with("..")) return std::nullopt;
    return path;
  });
}

constexpr const char* people = "role ana handle \"@ana\"\nrole ben handle \"@firm/sales\"\n"
                               "role cy handle \"cy@example.org\"\nrole dora\n"
                               "role eve handle \"@eve because\"\n";

} // namespace

TEST_CASE("code owners: of each file those who own what it declares, in the order of the text") {
  const CodeOwners owners = owners_of({{"people.way", people},
                                       {"b.way", "workflow w owner ben { step \"X\" by ana }\n"
                                                 "workflow v owner ana { step \"Y\" by ana }\n"
                                                 "procedure p owner ben { step \"Z\" by ana }\n"},
                                       {"a.way", "system s owner cy {\n process q\n}\n"},
                                       {"../outside.way", "tool t owner ana\n"}});
  CHECK(owners.text == "/a.way cy@example.org\n/b.way @firm/sales @ana\n");
  CHECK(owners.notes.empty());
}

TEST_CASE("code owners: who has no handle that a code host knows is told, and asks nobody") {
  const CodeOwners owners = owners_of({{"people.way", people},
                                       {"a.way", "tool t owner dora\ntool u owner eve\n"
                                                 "document d owner ana\n"},
                                       {"b.way", "tool v owner dora\n"}});
  CHECK(owners.text == "/a.way @ana\n");
  REQUIRE(owners.notes.size() == 2);
  CHECK(owners.notes[0].find("role 'Dora'") != std::string::npos);
  CHECK(owners.notes[1].find("'@eve because'") != std::string::npos);
}

TEST_CASE("code owners: no path can be a comment, a pattern or a second owner") {
  const CodeOwners owners = owners_of({{"people.way", people},
                                       {"a b/#1 [x]*.way", "tool t owner ana\n"},
                                       {"\xC3\xBC\n@eve.way", "tool u owner ana\n"}});
  CHECK(owners.text == "/a\\ b/?1\\ ?x??.way @ana\n/\xC3\xBC?@eve.way @ana\n");
}
