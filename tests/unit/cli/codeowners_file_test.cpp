#include "codeowners_file.hpp"

#include "program.hpp"

#include <doctest/doctest.h>

using namespace waymark;

TEST_CASE("code owners: our lines stand between marks, and nothing else is touched") {
  const std::string first = with_owners("", "/a.way @ana\n");
  CHECK(first.find("\n/a.way @ana\n") != std::string::npos);
  CHECK(with_owners(first, "/a.way @ana\n") == first);
  const std::string among = with_owners("* @all", "/a.way @ana\n") + "/docs @ben\n";
  CHECK(among.starts_with("* @all\n# Begin"));
  const std::string later = with_owners(among, "/b.way @ben\n");
  CHECK(later.starts_with("* @all\n# Begin"));
  CHECK(later.ends_with("\n/docs @ben\n"));
  CHECK(later.find("/a.way") == std::string::npos);
  CHECK(later.find("/b.way @ben\n") != std::string::npos);
}

TEST_CASE("code owners: build writes them with paths from the root of the repository") {
  const TemporaryFolder here;
  std::filesystem::create_directory(here / ".git");
  here.write("handbook/flows/a b.way",
             "role ana handle \"@ana\" backup ana\nworkflow w owner ana { step \"X\" by ana }\n");
  here.write("CODEOWNERS", "* @all\n");
  const ProgramCall build{
      .arguments = {"build", ".", "-o", "site", "--no-diagrams", "--codeowners", "../CODEOWNERS"},
      .folder = here.path() / "handbook"};
  CHECK(run_program(build).status <= 1);
  const std::string written = here.read("CODEOWNERS");
  CHECK(written.starts_with("* @all\n"));
  CHECK_MESSAGE(written.find("\n/handbook/flows/a\\ b.way @ana\n") != std::string::npos, written);
  const auto time = std::filesystem::last_write_time(here / "CODEOWNERS");
  CHECK(run_program(build).status <= 1);
  CHECK(std::filesystem::last_write_time(here / "CODEOWNERS") == time);
  CHECK(here.read("CODEOWNERS") == written);
}
