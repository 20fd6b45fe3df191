#include "output_folder.hpp"

#include "failure.hpp"
#include "folder_lock.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

namespace {

using namespace waymark;
using Paths = std::vector<std::string>;

OutputFolder::Result write(const TemporaryFolder& folder,
                           const std::map<std::string, std::string>& files) {
  return OutputFolder(folder / "site").replace(files);
}

} // namespace

TEST_CASE("an output folder is made, renewed, and rid of what is no longer made") {
  const TemporaryFolder folder;
  write(folder,
        {{"index.html", "1"}, {"sop/a.md", "a"}, {"sop/b.md", "b"}, {"diagrams/a.svg", "x"}});
  folder.write("site/CNAME", "example.org");

  const OutputFolder::Result result =
      write(folder, {{"index.html", "2"}, {"sop/a.md", "a"}, {"sop/c.md", "c"}});
  CHECK(result.written == 2);
  CHECK(result.unchanged == 1);
  CHECK(result.removed == 2);
  CHECK(folder.files() == Paths{"site/.waymark-manifest", "site/CNAME", "site/index.html",
                                "site/sop/a.md", "site/sop/c.md"});
  CHECK(folder.read("site/index.html") == "2");
  CHECK_FALSE(folder.has("site/diagrams"));
}

TEST_CASE("a folder with something in it that no build made is refused and left alone") {
  const TemporaryFolder folder;
  folder.write("site/thesis.txt", "years of work");
  CHECK_THROWS_AS(OutputFolder(folder / "site"), Failure);
  CHECK_THROWS_AS(OutputFolder(folder / "site/thesis.txt"), Failure);
  CHECK_THROWS_AS(OutputFolder(folder / "site/thesis.txt/below").replace({{"a", ""}}), Failure);
  CHECK(folder.files() == Paths{"site/thesis.txt"});
}

TEST_CASE("a file in the way that no build made is not overwritten") {
  const TemporaryFolder folder;
  write(folder, {{"index.html", "1"}});
  folder.write("site/about.html", "mine");
  CHECK_THROWS_AS(write(folder, {{"about.html", "theirs"}, {"index.html", "2"}}), Failure);
  CHECK(folder.read("site/about.html") == "mine");
  CHECK(folder.read("site/index.html") == "1");
}

TEST_CASE("no path leads out of the folder, neither in what is made nor in the manifest") {
  const TemporaryFolder folder;
  folder.write("precious", "");
  folder.write("elsewhere/precious", "");
  write(folder, {{"index.html", "1"}});
  CHECK_THROWS_AS(write(folder, {{"../escaped", ""}}), Failure);
  CHECK_THROWS_AS(write(folder, {{"/escaped", ""}}), Failure);

  std::filesystem::create_directory_symlink("../elsewhere", folder / "site/link");
  CHECK_THROWS_AS(write(folder, {{"link/new", ""}}), Failure);
  folder.write("site/.waymark-manifest", "index.html\n../precious\nlink/precious\n");
  write(folder, {});
  CHECK(folder.files() == Paths{"elsewhere/precious", "precious", "site/.waymark-manifest"});
}

TEST_CASE("what a build that died left behind is cleared away") {
  const TemporaryFolder folder;
  write(folder, {{"index.html", "1"}});
  folder.write("site/.waymark-staging/0", "half");
  write(folder, {{"index.html", "2"}});
  CHECK(folder.files() == Paths{"site/.waymark-manifest", "site/index.html"});
}

TEST_CASE("a build that fails leaves no folder behind that was not there") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(write(folder, {{"..", "x"}}), Failure);
  CHECK_FALSE(folder.has("site"));
}

TEST_CASE("a manifest reads back what it was written from, whatever the names") {
  const Manifest names{"a b.html", "100%.md", "line\nbreak", "tab\t", "ünïcode/x", "sop/%41"};
  CHECK(read_manifest(manifest_text(names)) == names);
  CHECK(read_manifest("a\n\n# remark\n../b\n/c\nd//e\n.waymark-manifest\nf/./g\n") ==
        Manifest{"a"});
}

TEST_CASE("two builds do not write into one folder at once") {
  const TemporaryFolder folder;
  write(folder, {{"index.html", "1"}});
  {
    const FolderLock other_build(folder / "site");
    CHECK_THROWS_AS(write(folder, {{"index.html", "2"}}), Failure);
    CHECK(folder.read("site/index.html") == "1");
  }
  CHECK(write(folder, {{"index.html", "2"}}).written == 1);
}

TEST_CASE("what another build made in the meantime is known") {
  const TemporaryFolder folder;
  OutputFolder waiting(folder / "site");
  write(folder, {{"index.html", "1"}, {"old.html", "1"}});
  const OutputFolder::Result result = waiting.replace({{"index.html", "2"}});
  CHECK(result.removed == 1);
  CHECK(folder.read("site/index.html") == "2");
}

TEST_CASE("a stamp holds as long as its key and every file are the same") {
  const TemporaryFolder folder;
  const auto made_with = [&](std::uint64_t key) {
    const auto last = OutputFolder(folder / "site").last_build();
    return last && last->inputs == key;
  };
  const auto build = [&] {
    OutputFolder site(folder / "site");
    (void)site.replace({{"index.html", "1"}, {"sop/a.md", "a"}});
    site.stamp({.inputs = 7});
  };
  CHECK_FALSE(made_with(7));
  build();
  CHECK(made_with(7));
  CHECK_FALSE(made_with(8));

  folder.write("site/index.html", "2"); // of the same size
  CHECK_FALSE(made_with(7));
  build();
  CHECK(made_with(7));
  std::filesystem::remove(folder / "site/sop/a.md");
  CHECK_FALSE(made_with(7));
  build();
  std::filesystem::remove(folder / "site/.waymark-stamp");
  CHECK_FALSE(made_with(7));
  build();
  const std::string stamp = folder.read("site/.waymark-stamp");
  folder.write("site/.waymark-stamp", stamp.substr(0, stamp.size() - 1));
  CHECK_FALSE(made_with(7));
  (void)OutputFolder(folder / "site").replace({{"index.html", "1"}}); // and no word of its key
  CHECK_FALSE(made_with(7));

  build();
  std::filesystem::copy(folder / "site", folder / "copy", std::filesystem::copy_options::recursive);
  CHECK_FALSE(OutputFolder(folder / "copy").last_build()); // nobody knows what became of it
}

TEST_CASE("a stamp is read as it was written, and not at all if it is damaged") {
  const BuildStamp stamp{7, 8, {"a b.txt", "caf\xC3\xA9\n%.png"}, true, "end\nfile x\n"};
  const std::string text = stamp_text(stamp);
  const auto read = read_stamp(text);
  REQUIRE(read);
  CHECK(read->inputs == 7);
  CHECK(read->outputs == 8);
  CHECK(read->named_files == stamp.named_files);
  CHECK(read->has_errors);
  CHECK(read->report == stamp.report);
  for (std::size_t size = 0; size < text.size(); ++size)
    CHECK_FALSE(read_stamp(text.substr(0, size)));
}
