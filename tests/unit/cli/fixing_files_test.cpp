#include "program.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using namespace waymark;

namespace {

const std::string bad = "role founder\ntool crm owner foundr  # ours\n"
                        "workflow w {\n  owner founder\n  step x by founder using crm\n}\n";

std::string mended() {
  std::string text = bad;
  return text.replace(text.find("foundr "), 6, "founder");
}

ProgramResult fix(const TemporaryFolder& folder) {
  return run_program({.arguments = {"check", "--fix"}, .folder = folder.path()});
}

} // namespace

TEST_CASE("check --fix keeps permissions, follows links and leaves no other file") {
  const TemporaryFolder folder;
  folder.write("real/notes.txt", bad);
  std::filesystem::permissions(folder / "real/notes.txt", std::filesystem::perms{0640});
  std::filesystem::create_symlink("real/notes.txt", folder / "a.way");
  const ProgramResult result = fix(folder);
  CHECK(result.status == 0);
  CHECK(result.err == "fixed 1 finding in 1 file\n");
  CHECK(result.out == "no findings in 1 file with 1 step\n");
  CHECK(folder.read("real/notes.txt") == mended());
  CHECK(std::filesystem::is_symlink(folder / "a.way"));
  CHECK(std::filesystem::status(folder / "real/notes.txt").permissions() ==
        std::filesystem::perms{0640});
  CHECK(folder.files().size() == 2); // the link and its file
}

TEST_CASE("check --fix keeps the line ends of each file") {
  const TemporaryFolder folder;
  folder.write("tools.way", "tool crm \"CRM\"\r\n");
  folder.write("work.way", "role a\nworkflow w {\n  owner a\n  step x by a using crm, phone\n}\n");
  CHECK(fix(folder).err == "fixed 1 finding in 1 file\n");
  CHECK(folder.read("tools.way") == "tool crm \"CRM\"\r\ntool phone \"Phone\"\r\n");
}

TEST_CASE("check --fix writes nothing if one of the files is write-protected") {
  const TemporaryFolder folder;
  folder.write("a.way", bad);
  folder.write("b.way", "tool mail owner foundr\n");
  std::filesystem::permissions(folder / "b.way", std::filesystem::perms{0444});
  const ProgramResult result = fix(folder);
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(result.err == "waymark: cannot fix 'b.way': it is write-protected\n"
                      "waymark: nothing was changed\n");
  CHECK(folder.read("a.way") == bad);
  CHECK(folder.read("b.way") == "tool mail owner foundr\n");
}

TEST_CASE("check --fix does not touch a write-protected file that needs no fix") {
  const TemporaryFolder folder;
  folder.write("a.way", mended());
  std::filesystem::permissions(folder / "a.way", std::filesystem::perms{0444});
  const auto before = std::filesystem::last_write_time(folder / "a.way");
  const ProgramResult result = fix(folder);
  CHECK(result.status == 0);
  CHECK(result.err == "fixed nothing\n");
  CHECK(std::filesystem::last_write_time(folder / "a.way") == before);
}
