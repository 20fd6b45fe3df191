#include "program.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

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

/// While it lives, this process and what it starts have no special rights: root may do everything.
class Unprivileged {
public:
  explicit Unprivileged(const TemporaryFolder& folder)
      : is_root_(::geteuid() == 0) {
    if (!is_root_) return;
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    REQUIRE(::setreuid(nobody, 0) == 0);
    REQUIRE(::seteuid(nobody) == 0);
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;
  ~Unprivileged() {
    if (is_root_ && (::seteuid(0) != 0 || ::setreuid(0, 0) != 0)) std::abort();
  }

private:
  static constexpr uid_t nobody = 65534;
  bool is_root_;
};

/// While it lives, writing past this many bytes of a file fails.
class FileSizeLimit {
public:
  explicit FileSizeLimit(rlim_t bytes) {
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_) == 0);
    rlimit limit = old_;
    limit.rlim_cur = bytes;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    old_handler_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }

private:
  rlimit old_{};
  void (*old_handler_)(int) = nullptr;
};

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

TEST_CASE("check --fix on a part of a repository leaves names alone that the rest declares") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / ".git");
  std::filesystem::create_directory(folder / "care");
  folder.write("roles.way", "role founder \"Founder\"\nrole foundress \"Foundress\"\n");
  const std::string part = "role founders \"Founders\"\ntool mail owner foundress\n"
                           "tool phone owner foundrs\n";
  folder.write("care/tools.way", part);
  const ProgramResult result =
      run_program({.arguments = {"check", "--fix", "care"}, .folder = folder.path()});
  CHECK(result.err == "left 1 name alone, for its file was not read: 'foundress' in 'roles.way'\n"
                      "fixed 1 finding in 1 file\n");
  CHECK(folder.read("care/tools.way") == "role founders \"Founders\"\ntool mail owner foundress\n"
                                         "tool phone owner founders\n");
}

TEST_CASE("check on a part of a repository says that the rest declares the names") {
  const TemporaryFolder repository;
  repository.write("people.way", "role founder \"Founder\"\n");
  repository.write("sales/a.way", "workflow w {\n  owner founder\n  step x by fonder\n}\n");
  const auto said = [&](const std::vector<std::string>& arguments, const std::string& folder = "") {
    std::vector<std::string> all{"check"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_program({.arguments = all, .folder = repository.path() / folder}).out;
  };
  const std::string hint =
      "only a part was checked: 'founder' is declared in 'people.way'; for the "
      "whole, 'waymark check .'\n";
  CHECK(said({"sales"}).find("only a part") == std::string::npos); // who knows how far it reaches
  repository.write(".git/HEAD", "");
  CHECK(said({"sales"}).ends_with("in 1 file with 1 step\n" + hint));
  CHECK(said({"sales/a.way"}).ends_with(hint));
  CHECK(said({}, "sales")
            .find("'founder' is declared in '../people.way'; for the whole, 'waymark "
                  "check ..'\n") != std::string::npos);
  CHECK(said({}).find("only a part") == std::string::npos);
  CHECK(said({"sales", "--format", "json"}).find("only a part") == std::string::npos);
}

TEST_CASE("fmt leaves a write-protected file as it is") {
  const TemporaryFolder folder;
  folder.write("a.way", "role  a\n");
  std::filesystem::permissions(folder / "a.way", std::filesystem::perms{0444});
  const ProgramResult result = run_program({.arguments = {"fmt"}, .folder = folder.path()});
  CHECK(result.status == 2);
  CHECK(result.err == "waymark: cannot format 'a.way': it is write-protected\n");
  CHECK(folder.read("a.way") == "role  a\n");
}

TEST_CASE("names that are no text are shown without harm, and not built") {
  const TemporaryFolder folder;
  folder.write("b\x1b[31m\xff.way", "role  a \"A\" person \"P\" person \"Q\"\n");
  const ProgramResult format =
      run_program({.arguments = {"fmt", "--check"}, .folder = folder.path()});
  CHECK(format.status == 1);
  CHECK(format.out == "b\xEF\xBF\xBD[31m\xEF\xBF\xBD.way\n");
  const ProgramResult github =
      run_program({.arguments = {"check", "--format", "github"}, .folder = folder.path()});
  CHECK(github.out.find('\xff') == std::string::npos);
  const ProgramResult build =
      run_program({.arguments = {"build", "-o", "site"}, .folder = folder.path()});
  CHECK(build.status == 2);
  CHECK(build.err.find("is not UTF-8, so no page can show it; rename it") != std::string::npos);
}

TEST_CASE("check --fix writes nothing if one of the folders is write-protected") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  // Where root has built the program, others may have no way to it.
  const TemporaryFolder programs;
  fs::permissions(programs.path(), fs::perms{0755});
  fs::copy_file(WAYMARK_PROGRAM, programs / "waymark");
  folder.write("a/x.way", bad);
  folder.write("b/y.way", "tool mail owner foundr\n");
  for (const char* name : {"a/x.way", "b/y.way"}) fs::permissions(folder / name, fs::perms{0666});
  fs::permissions(folder / "a", fs::perms{0777});
  fs::permissions(folder / "b", fs::perms{0555});
  const ProgramResult result = [&] {
    const Unprivileged here(folder);
    return run_program({.arguments = {"check", "--fix"},
                        .folder = folder.path(),
                        .program = programs / "waymark"});
  }();
  fs::permissions(folder / "b", fs::perms{0755});
  CHECK(result.status == 2);
  CHECK(result.err == "waymark: cannot fix 'b/y.way': its folder is write-protected\n"
                      "waymark: nothing was changed\n");
  CHECK(folder.read("a/x.way") == bad);
}

TEST_CASE("check --fix says what was changed before it failed") {
  const TemporaryFolder folder;
  folder.write("a.way", bad);
  folder.write("b.way", "tool mail owner foundr\n# " + std::string(5000, 'x') + "\n");
  const ProgramResult result = [&] {
    const FileSizeLimit limit(4096);
    return fix(folder);
  }();
  CHECK(result.status == 2);
  CHECK(result.err == "waymark: cannot write 'b.way': file too large\n"
                      "waymark: changed before: 'a.way'\n");
  CHECK(folder.read("a.way") == mended());
  CHECK(folder.files().size() == 2);
}

TEST_CASE("check --fix says that it stopped early, and goes on in the next run") {
  const TemporaryFolder folder;
  std::string text = "role a\n";
  for (unsigned i = 0; i < 150; ++i) // each declared document is one that nothing makes
    text += fmt::format("workflow w{} {{\n  owner a\n  step x by a needs plan_{:08x}\n}}\n", i,
                        i * 2654435761U); // names far from one another, so that none is a near one
  folder.write("a.way", text);
  CHECK(fix(folder).err.ends_with(" in 1 file\nstopped after 256 attempts, there may be more to "
                                  "fix; run it again to go on\n"));
  CHECK(fix(folder).err.ends_with(" in 1 file\n"));
  CHECK(fix(folder).err == "fixed nothing\n");
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
