#include "source_files.hpp"

#include "failure.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace waymark;

/// Relative to the folder, as the rest depends on where the test runs.
std::vector<std::string> found(const TemporaryFolder& folder, std::vector<std::string> names,
                               const std::string& skipped = "") {
  for (std::string& name : names) name = folder / name;
  std::vector<std::string> paths;
  for (const SourceFile& file :
       find_source_files(names, skipped.empty() ? "" : folder / skipped).files) {
    paths.push_back(std::filesystem::relative(file.path, folder.path()));
  }
  return paths;
}

std::string failure(const std::vector<std::string>& paths) {
  try {
    (void)find_source_files(paths);
  } catch (const Failure& failure) {
    return failure.what();
  }
  return "";
}

using Paths = std::vector<std::string>;

} // namespace

TEST_CASE("a folder is every .way file below it, but what is hidden, installed or built") {
  const TemporaryFolder folder;
  for (const char* name : {"b.way", "a.way", "sub/deep/c.way", "notes.txt", ".git/x.way", ".#b.way",
                           "node_modules/m.way", "site/.waymark-manifest", "site/copied.way",
                           "out/d.way", "folder.way/e.way"}) {
    folder.write(name, "");
  }
  CHECK(found(folder, {"."}, "out") ==
        Paths{"a.way", "b.way", "folder.way/e.way", "sub/deep/c.way"});
}

TEST_CASE("a file that is named counts whatever it is called, and each file once") {
  const TemporaryFolder folder;
  folder.write("a.way", "");
  folder.write("plan.txt", "");
  folder.write(".hidden/b.way", "");
  CHECK(found(folder, {"plan.txt", "a.way", "./a.way", ".//a.way", "."}) ==
        Paths{"a.way", "plan.txt"});
  CHECK(found(folder, {".hidden"}) == Paths{".hidden/b.way"});
}

TEST_CASE("circles and doubles of links are harmless, and the order of paths changes nothing") {
  const TemporaryFolder folder;
  folder.write("a/x.way", "");
  folder.write("b/y.way", "");
  std::filesystem::create_directory_symlink("..", folder / "a/up");
  std::filesystem::create_directory_symlink("../a", folder / "b/other");
  std::filesystem::create_symlink("../a/x.way", folder / "b/x.way");

  std::vector<std::string> names{"b", "a", "."};
  std::sort(names.begin(), names.end());
  const Paths first = found(folder, names);
  CHECK(first.size() == 2);
  while (std::next_permutation(names.begin(), names.end())) CHECK(found(folder, names) == first);
}

TEST_CASE("folders may nest deeply") {
  const TemporaryFolder folder;
  std::string path = "d";
  for (int depth = 0; depth < 300; ++depth) path += "/d";
  folder.write(path + "/a.way", "");
  CHECK(found(folder, {"d"}).size() == 1);
}

TEST_CASE("what is missing or cannot be read is named, all of it") {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("nowhere", folder / "lost.way");
  CHECK(failure({folder / "no", folder / "nothing.way"}) ==
        "there is no file or folder '" + (folder / "no") + "'\nthere is no file or folder '" +
            (folder / "nothing.way") + "'");
  CHECK(failure({folder / "."}).find("lost.way': no such file or directory") != std::string::npos);
  if (::geteuid() != 0) { // root may read everything
    std::filesystem::create_directory(folder / "closed");
    ::chmod((folder / "closed").c_str(), 0);
    CHECK(failure({folder / "closed"}).find("permission denied") != std::string::npos);
  }
}

TEST_CASE("a folder without sources is told from one whose sources are known already") {
  const TemporaryFolder folder;
  folder.write("a/x.way", "");
  folder.write("empty/readme.txt", "");
  CHECK(find_source_files({folder / ".", folder / "a"}).empty_folders.empty());
  CHECK(find_source_files({folder / "a", folder / "empty"}).empty_folders ==
        Paths{folder / "empty"});
}

TEST_CASE("paths are tidied, but .. is kept") {
  CHECK(tidy_path("./a//b/./c.way") == "a/b/c.way");
  CHECK(tidy_path("/a/") == "/a");
  CHECK(tidy_path("a/../b") == "a/../b");
  CHECK(tidy_path("./") == ".");
  CHECK(tidy_path("//") == "/");
}
