#include "workspace_bounds.hpp"

#include "program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

// A text may come from somebody who is not trusted, and what is built from it is published.

namespace {

using namespace waymark;
namespace fs = std::filesystem;

constexpr const char* people = "role founder \"Founder\" person \"Ana\"\n"
                               "role other \"Other\" person \"Ben\"\n";

std::string workflow_that_sees(const std::string& path) {
  return std::string(people) + "workflow greet \"Greet a client\" owner founder {\n" +
         "  step \"Say hello\" by founder see \"" + path + "\"\n}\n";
}

/// A folder with a secret, a workspace in it, and a built site beside.
struct Fixture {
  Fixture() {
    here.write("secret.txt", "the-secret-of-the-house");
    here.write("work/notes/menu.txt", "Water");
    here.write("work/.env", "the-secret-of-the-house");
    here.write("work/flows/greet.way", people);
    here.write("elsewhere/x", "");
  }
  void link(const std::string& target, const std::string& name) const {
    fs::create_symlink(target, here / name);
  }
  [[nodiscard]] ProgramResult build(const std::string& path) const {
    here.write("work/flows/greet.way", workflow_that_sees(path));
    return run_program(
        {.arguments = {"build", "work", "-o", "site", "--keep-going"}, .folder = here.path()});
  }
  [[nodiscard]] bool anything_is_out() const {
    for (const std::string& file : here.files())
      if (file.starts_with("site/") &&
          here.read(file).find("the-secret-of-the-house") != std::string::npos)
        return true;
    return false;
  }

  TemporaryFolder here;
};

} // namespace

TEST_CASE_FIXTURE(Fixture, "publishing: nothing from outside of the workspace, nothing hidden") {
  link("../../secret.txt", "work/flows/harmless.txt");
  link("..", "work/up");
  for (const char* path : {"../../secret.txt", "../notes/../../secret.txt", "harmless.txt",
                           "../up/secret.txt", "../.env", "../../work/.env"}) {
    CAPTURE(path);
    const ProgramResult result = build(path);
    CHECK(result.status == 1);
    CHECK_MESSAGE(result.err.find("error[missing-file]: '" + std::string(path) +
                                  "' is outside of the workspace or hidden") != std::string::npos,
                  result.err);
    CHECK_FALSE(anything_is_out());
  }
}

TEST_CASE_FIXTURE(Fixture, "publishing: to allow a missing file does not publish it") {
  here.write("work/flows/greet.way",
             std::string(people) + "workflow greet \"Greet a client\" owner founder {\n" +
                 "  allow missing-file \"it is there\"\n" +
                 "  step \"Say hello\" by founder see \"../../secret.txt\"\n}\n");
  (void)run_program(
      {.arguments = {"build", "work", "-o", "site", "--keep-going"}, .folder = here.path()});
  CHECK(here.has("site/workflows/greet.html"));
  CHECK_FALSE(anything_is_out());
}

TEST_CASE_FIXTURE(Fixture, "publishing: what is in the workspace, also by way of a link in it") {
  link("../notes/menu.txt", "work/flows/today.txt");
  for (const char* path : {"../notes/menu.txt", "today.txt", "../notes/../notes/menu.txt"}) {
    CAPTURE(path);
    const ProgramResult result = build(path);
    CHECK_MESSAGE(result.status == 0, result.err);
    CHECK(result.err.find("missing-file") == std::string::npos);
  }
}

TEST_CASE_FIXTURE(Fixture, "a single file may name what lies below where the program was started") {
  here.write("work/flows/greet.way", workflow_that_sees("../notes/menu.txt"));
  const auto check = [&](const char* folder, const char* file) {
    return run_program({.arguments = {"check", file}, .folder = here.path() / folder});
  };
  CHECK(check("work", "flows/greet.way").status == 0);
  CHECK(check("work/flows", "greet.way").status == 1);
  CHECK(check("elsewhere", "../work/flows/greet.way").status == 1);
}

TEST_CASE_FIXTURE(Fixture,
                  "workspace bounds: the repository, else the folder that all paths share") {
  const auto contains = [&](const std::vector<std::string>& paths, const std::string& path) {
    std::vector<std::string> whole;
    for (const std::string& one : paths) whole.push_back(here / one);
    return WorkspaceBounds(whole).contains(here / path);
  };
  CHECK(contains({"work"}, "work/flows/not-there-yet.txt"));
  CHECK_FALSE(contains({"work"}, "secret.txt"));
  CHECK_FALSE(contains({"work"}, "workshop/plan.txt"));
  CHECK_FALSE(contains({"work/flows/greet.way"}, "work/notes/menu.txt"));
  CHECK(contains({"work/flows", "work/notes"}, "work/notes/menu.txt"));
  CHECK_FALSE(contains({"work/flows", "work/notes"}, "secret.txt"));

  fs::create_directory(here / "work/.git");
  here.write("work/.git/config", "the-secret-of-the-house");
  CHECK(contains({"work/flows/greet.way"}, "work/notes/menu.txt"));
  CHECK_FALSE(contains({"work/flows/greet.way"}, "secret.txt"));
  CHECK_FALSE(contains({"work/flows/greet.way"}, "work/.git/config"));
}

TEST_CASE_FIXTURE(Fixture, "publishing: the same text gives the same bytes, wherever it is built") {
  here.write("work/flows/greet.way", "handbook \"H\" { edit \"https://example.org/{path}\" }\n" +
                                         workflow_that_sees("../missing.txt"));
  here.write("elsewhere/x", "");
  const std::pair<const char*, std::string> ways[]{
      {"", "work"}, {"work", "."}, {"elsewhere", "../work"}, {"elsewhere", here / "work"}};
  std::vector<std::string> first;
  for (const auto& way : ways) {
    const auto& [folder, path] = way;
    CAPTURE(way.second);
    (void)run_program({.arguments = {"build", path, "-o", here / "site", "--keep-going"},
                       .folder = here.path() / folder});
    std::vector<std::string> files;
    for (const std::string& file : here.files())
      if (file.starts_with("site/") && file.find("/.waymark") == std::string::npos)
        files.push_back(file + "\n" + here.read(file));
    CHECK(files.size() > 10);
    if (first.empty()) first = files;
    CHECK(files == first);
    fs::remove_all(here / "site");
  }
}
