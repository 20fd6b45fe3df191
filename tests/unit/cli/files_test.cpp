#include "files.hpp"

#include "failure.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <span>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace {

using namespace waymark;

mode_t mode(const std::string& path) {
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 07777;
}

} // namespace

TEST_CASE("a file is replaced as a whole and keeps its permissions") {
  const TemporaryFolder folder;
  folder.write("a", "old");
  ::chmod((folder / "a").c_str(), 0750);
  replace_file(folder / "a", "new\0text");
  CHECK(folder.read("a") == "new\0text");
  CHECK(mode(folder / "a") == 0750);
  CHECK(folder.files() == std::vector<std::string>{"a"});
}

TEST_CASE("of files that belong together none is replaced if one cannot be written") {
  const TemporaryFolder folder;
  folder.write("a", "old");
  const std::vector<NamedBytes> files{{folder / "a", "new"}, {folder / "no/b", "new"}};
  CHECK_THROWS_AS(replace_files(files), Failure);
  CHECK(folder.read("a") == "old");
  CHECK(folder.files() == std::vector<std::string>{"a"});
  replace_files(std::span(files).first(1));
  CHECK(folder.read("a") == "new");
}

TEST_CASE("a new file gets the permissions that others get") {
  const TemporaryFolder folder;
  const mode_t before = ::umask(027);
  replace_file(folder / "b", "x");
  ::umask(before);
  CHECK(mode(folder / "b") == 0640);
}

TEST_CASE("a link stays a link, and what it points to is replaced") {
  const TemporaryFolder folder;
  folder.write("real/a", "old");
  std::filesystem::create_symlink("real/a", folder / "link");
  replace_file(folder / "link", "new");
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(folder.read("real/a") == "new");
}

TEST_CASE("what cannot be written or read is said, and nothing is left behind") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH_AS(
      replace_file(folder / "no/a", "x"),
      ("cannot write '" + (folder / "no/a") + "': no such file or directory").c_str(), Failure);
  CHECK_THROWS_AS(replace_file(folder / ".", "x"), Failure);
  CHECK_THROWS_WITH_AS((void)read_file(folder / "."),
                       ("cannot read '" + (folder / ".") + "': it is a folder").c_str(), Failure);
  CHECK_THROWS_WITH_AS((void)read_file("/dev/zero"), "cannot read '/dev/zero': it is not a file",
                       Failure);
  CHECK(folder.files().empty());
}

TEST_CASE("files of more than 4 GiB are refused unread") {
  const TemporaryFolder folder;
  folder.write("huge", "");
  std::filesystem::resize_file(folder / "huge", std::uint64_t{5} << 30); // a hole: takes no room
  CHECK_THROWS_WITH_AS((void)read_file(folder / "huge"),
                       ("cannot read '" + (folder / "huge") + "': it is larger than 4 GiB").c_str(),
                       Failure);
}

TEST_CASE("a pipe is read to its end if somebody writes into it, and else refused") {
  const TemporaryFolder folder;
  const std::string path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK_THROWS_WITH_AS((void)read_file(path),
                       ("cannot read '" + path + "': it is a pipe that nobody writes into").c_str(),
                       Failure);
  const std::string text(100'000, 'x'); // more than a pipe holds
  std::thread writer([&] {
    std::ofstream pipe(path);
    pipe << text.substr(0, 1) << std::flush;
    pipe << text.substr(1);
  });
  CHECK(read_file(path) == text);
  writer.join();
}
