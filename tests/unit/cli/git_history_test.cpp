#include "git_history.hpp"

#include "child_output.hpp"
#include "git_documents.hpp"
#include "git_log.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace waymark;
using namespace std::string_literals;

const std::string hash_one(40, 'a');
const std::string hash_two(40, 'b');

/// A commit as `git log -z` prints it, with its changes ("M", path, …).
std::string commit(const std::string& hash, const std::string& parent, const std::string& date,
                   const std::vector<std::string>& changes, const std::string& approved = "") {
  std::string text =
      "\0"s + hash + "\0"s + parent + "\0"s + date + "\0Ana\0Subject\0"s + approved + "\0\0"s;
  if (!changes.empty()) text += '\n';
  for (const std::string& change : changes) text += change + "\0"s;
  return text;
}

/// A repository in which everything has a fixed date.
struct Repository {
  Repository() {
    run({"init", "-q", "-b", "main"});
    run({"config", "user.name", "Ana Ruiz"});
    run({"config", "user.email", "ana@example.org"});
    run({"config", "commit.gpgsign", "false"});
  }

  void run(const std::vector<std::string>& arguments,
           const std::string& date = "2026-01-01") const {
    ChildCall call{{"git", "-C", here.path().string()},
                   {"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + here.path().string(),
                    "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_DATE=" + date + "T12:00:00Z",
                    "GIT_COMMITTER_DATE=" + date + "T12:00:00Z"},
                   std::chrono::seconds{20},
                   1 << 20};
    call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
    REQUIRE(output_of(call).end == ChildEnd::well);
  }

  void commit(const std::string& message, const std::string& date) const {
    run({"add", "."}, date);
    run({"commit", "-q", "-m", message}, date);
  }

  TemporaryFolder here;
};

constexpr const char* greet = "role founder \"Founder\"\n"
                              "workflow greet \"Greet a client\" owner founder {\n"
                              "  step \"Say hello\" by founder\n"
                              "}\n";

} // namespace

TEST_CASE("git log: revisions by file, newest first, with trailers and without addresses") {
  const auto history =
      parse_git_log(commit(hash_two, hash_one, "2026-02-03", {"M", "a.way"},
                           "Ben Ode <ben@example.org>\x01 Cy ") +
                        commit(hash_one, "", "2026-01-02", {"A", "a.way", "A", "b c.way"}),
                    false);
  REQUIRE(history.size() == 2);
  const std::vector<Revision>& a = history.at("a.way");
  REQUIRE(a.size() == 2);
  CHECK(a[0].commit == hash_two);
  CHECK(to_text(a[0].date) == "2026-02-03");
  CHECK(a[0].approved_by == std::vector<std::string>{"Ben Ode", "Cy"});
  CHECK(a[1].commit == hash_one);
  CHECK(history.at("b c.way").size() == 1);
}

TEST_CASE("git log: a file keeps its history when it moves, and not that of a namesake") {
  const auto history =
      parse_git_log(commit(hash_two, hash_one, "2026-02-04", {"A", "old.way"}) +
                        commit(hash_one, hash_two, "2026-02-03", {"R090", "old.way", "new.way"}) +
                        commit(hash_two, hash_one, "2026-02-02", {"M", "old.way"}) +
                        commit(hash_one, "", "2026-02-01", {"A", "old.way"}),
                    false);
  CHECK(history.at("new.way").size() == 3);
  CHECK(history.at("old.way").size() == 1);
}

TEST_CASE("git log: where a shallow clone ends, nothing is taken for a change") {
  const std::string log = commit(hash_one, "", "2026-01-02", {"A", "a.way"});
  CHECK(parse_git_log(log, true).empty());
  CHECK(parse_git_log(log, false).size() == 1);
}

TEST_CASE("git log: what is cut off or strange is not read, and what stands before it is") {
  const std::string good = commit(hash_two, hash_one, "2026-02-03", {"M", "a.way"});
  const std::string last = commit(hash_one, "", "2026-01-02", {"A", "a.way"});
  for (std::size_t length = 0; length < last.size(); ++length) {
    const auto history = parse_git_log(good + last.substr(0, length), false);
    REQUIRE(history.at("a.way").size() <= 2);
    REQUIRE(history.at("a.way")[0].commit == hash_two);
  }
  CHECK(parse_git_log("fatal: nonsense\0more\0"s, false).empty());
  CHECK(parse_git_log(commit(hash_one, "", "yesterday", {"A", "a.way"}), false).empty());
}

TEST_CASE("history: outside a repository, and before the first commit, there is none and no word") {
  const TemporaryFolder here;
  here.write("greet.way", greet);
  const ProgramCall build{.arguments = {"build", ".", "-o", "site", "--no-diagrams"},
                          .folder = here.path()};
  CHECK(run_program(build).err.find("history") == std::string::npos);
  CHECK(here.read("site/workflows/greet.html").find("id=\"history\"") == std::string::npos);

  const Repository empty;
  empty.here.write("greet.way", greet);
  const ProgramResult sop =
      run_program({.arguments = {"sop", "greet"}, .folder = empty.here.path()});
  CHECK(sop.err == "");
  CHECK(sop.out.find("Not recorded") != std::string::npos);
}

TEST_CASE(
    "history: SOP and handbook say who changed the file when, and what a commit vouches for") {
  const Repository repository;
  repository.here.write("flows/greet.way", greet);
  repository.commit("Write down how we greet", "2026-03-01");
  repository.here.write("greet us.way", std::string(greet) + "# more\n");
  repository.here.write("flows/greet.way", "# nothing\n");
  repository.run({"rm", "-q", "--cached", "flows/greet.way"});
  repository.commit("Move the greeting | <b>up</b>\n\nApproved-by: Ben Ode <ben@example.org>",
                    "2026-04-02");

  const ProgramResult sop = run_program(
      {.arguments = {"sop", "greet", "-w", "greet us.way"}, .folder = repository.here.path()});
  CAPTURE(sop.out);
  CHECK(sop.err == "");
  for (const char* said :
       {"| Last changed | 2026-04-02 by Ana Ruiz |", "| Written by | Ana Ruiz |",
        "| Status | Draft (approval not recorded) |",
        "| Approval in git | Ben Ode, recorded in commit ", "## Revision history",
        "| 2026-04-02 | Ana Ruiz | Move the greeting \\| \\<b>up\\</b> (approved by Ben Ode) | "}) {
    CHECK_MESSAGE(sop.out.find(said) != std::string::npos, said);
  }

  CHECK(run_program({.arguments = {"build", ".", "-o", "site", "--no-diagrams"},
                     .folder = repository.here.path()})
            .status == 0);
  const std::string page = repository.here.read("site/workflows/greet.html");
  CHECK(page.find("Move the greeting | &lt;b&gt;up&lt;/b&gt;") != std::string::npos);
  CHECK(page.find("id=\"history\"") != std::string::npos);
}

TEST_CASE("history: a commit vouches only for what it can have been about") {
  const Repository repository;
  const auto sop = [&](const std::string& name) {
    return run_program({.arguments = {"sop", name}, .folder = repository.here.path()}).out;
  };
  const std::string approval = "| Approval in git | Ben Ode, recorded in commit ";
  repository.here.write("greet.way", greet);
  repository.commit("First\n\nApproved-by: Ben Ode <ben@example.org>", "2026-03-01");
  CHECK(sop("greet").find(approval) != std::string::npos);

  // Not for another document of the file, which was written later, nor for the changed file.
  const std::string two =
      std::string(greet) + "workflow part \"Part\" owner founder { step \"Bye\" by founder }\n";
  repository.here.write("greet.way", two);
  repository.commit("Second", "2026-04-02");
  for (const char* name : {"greet", "part"}) {
    const std::string text = sop(name);
    CAPTURE(text);
    CHECK(text.find(approval) == std::string::npos);
    CHECK(text.find("| First |") != std::string::npos);
  }
  // One of two may be meant; nobody knows which.
  repository.here.write("greet.way", two + "# more\n");
  repository.commit("Third\n\nApproved-by: Ben Ode <ben@example.org>", "2026-04-03");
  CHECK(sop("greet").find(approval) == std::string::npos);
  CHECK(run_program({.arguments = {"build", ".", "-o", "site", "--no-diagrams"},
                     .folder = repository.here.path()})
            .status == 0);
  const std::string page = repository.here.read("site/workflows/part.html");
  CHECK(page.find("Approval in git") == std::string::npos);
  CHECK(page.find("Third<") != std::string::npos);
}

TEST_CASE("git log: what a commit did to which document, and which approval it brought") {
  const std::string log = "\x01" + hash_two +
                          "\n\ndiff --git a/a.way b/a.way\n--- a/a.way\n+++ b/a.way\n"
                          "@@ -1,6 +1,7 @@\n workflow w {\n-  approved 2026-01-02 by boss\n"
                          "+    approved 2026-01-02 by boss\n+    approved   2026-02-03\n"
                          "   step x\n }\n-workflow v { step y }\n"
                          "+workflow v { step z } # approved 2026-04-05\n"
                          " workflow u { step x }\n\\ No newline at end of file\n"
                          "diff --git a/b c.way b/b c.way\nnew file mode 100644\n"
                          "--- /dev/null\n+++ b/b c.way\t\n"
                          "@@ -0,0 +1 @@\n+procedure p approved 2026-03-04 by boss { step x }\n"
                          "diff --git a/d.way b/e.way\nsimilarity index 100%\n"
                          "rename from d.way\nrename to e.way\n";
  const DocumentChanges found = parse_git_documents(log);
  REQUIRE(found.size() == 3);
  const auto& a = found.at({hash_two, "a.way"});
  REQUIRE(a.size() == 2);
  CHECK(a[0].id == "v");
  CHECK(a[0].text_changed);
  CHECK(a[0].approvals.empty());
  CHECK(a[1].id == "w");
  CHECK_FALSE(a[1].text_changed);
  CHECK(a[1].approvals == std::vector<Date>{*parse_date("2026-02-03")});
  const auto& b = found.at({hash_two, "b c.way"});
  REQUIRE(b.size() == 1);
  CHECK(b[0].text_changed);
  CHECK(b[0].approvals == std::vector<Date>{*parse_date("2026-03-04")});
  CHECK(found.at({hash_two, "e.way"}).empty());
  CHECK(parse_git_documents("nonsense\n@@ -x +y @@\n+approved 2026-01-01\n").empty());
}

TEST_CASE("history: what came after the commit that brought the approval is a change since") {
  const Repository repository;
  const auto write = [&](const std::string& approved, const std::string& step) {
    repository.here.write("greet.way", "role founder \"Founder\"\nworkflow greet \"Greet\" owner "
                                       "founder {\n" +
                                           approved + "  step \"" + step + "\" by founder\n}\n");
  };
  const auto is_changed = [&] {
    return run_program({.arguments = {"sop", "greet"}, .folder = repository.here.path()})
               .out.find("; changed since, on ") != std::string::npos;
  };
  write("", "Hello");
  repository.commit("First", "2026-03-01");
  write("  approved 2026-03-02 by founder\n", "Hello");
  repository.commit("Approve", "2026-03-09");
  CHECK_FALSE(is_changed());
  write("  approved 2026-03-02 by founder\n", "Good day");
  repository.commit("Change", "2026-03-09");
  CHECK(is_changed());
  write("  approved 2026-03-10 by founder\n", "Good day");
  repository.commit("Approve again", "2026-03-20");
  CHECK_FALSE(is_changed());
  repository.run({"mv", "greet.way", "hello.way"});
  repository.commit("Move it", "2026-03-21");
  CHECK_FALSE(is_changed());
}

TEST_CASE("history: what another document of the file says is no change since the approval") {
  const Repository repository;
  const auto commit = [&](const std::string& greeting, const std::string& rest,
                          const std::string& date) {
    repository.here.write("greet.way", greeting + rest);
    repository.commit("Commit of " + date, date);
  };
  const auto since = [&] {
    const std::string sop =
        run_program({.arguments = {"sop", "greet"}, .folder = repository.here.path()}).out;
    const std::size_t at = sop.find("; changed since, on ");
    return at == std::string::npos ? std::string("never") : sop.substr(at + 20, 10);
  };
  const std::string other = "workflow part owner founder approved 2026-03-02 by founder {\n"
                            "  step \"Bye\" by founder\n}\n";
  std::string approved = greet;
  approved.insert(approved.find("  step"), "  approved 2026-03-02 by founder\n");
  commit(greet, "", "2026-03-01");
  commit(approved, "", "2026-03-02");
  commit(approved, other, "2026-03-03"); // another approval of the same day
  CHECK(since() == "never");
  commit(approved, other + "# more\n", "2026-03-04");
  commit("# before\n\n" + approved, other, "2026-03-05");
  CHECK(since() == "never");
  std::string better = approved;
  better.replace(better.find("Say hello"), 9, "Smile");
  commit(better, other, "2026-03-06");
  CHECK(since() == "2026-03-06");
  commit(better, "", "2026-03-07");
  CHECK(since() == "2026-03-06");
  better.insert(better.find("  step"), "  reviewed 2026-03-08 by founder\n");
  commit(better, "", "2026-03-08"); // a review is no change of what was approved
  CHECK(since() == "2026-03-06");
}

TEST_CASE("history: a merge vouches for what it brings, and wrote nothing") {
  const Repository repository;
  repository.here.write("greet.way", greet);
  repository.commit("First", "2026-03-01");
  repository.run({"checkout", "-q", "-b", "better"});
  repository.here.write("greet.way", std::string(greet) + "# more\n");
  repository.commit("Second", "2026-04-02");
  repository.run({"checkout", "-q", "main"});
  repository.run({"config", "user.name", "Cy Merger"});
  repository.run({"merge", "-q", "--no-ff", "-m",
                  "Merge it\n\nApproved-by: Ben Ode <b@example.org>", "better"},
                 "2026-04-03");
  const std::string sop =
      run_program({.arguments = {"sop", "greet"}, .folder = repository.here.path()}).out;
  CAPTURE(sop);
  CHECK(sop.find("| Approval in git | Ben Ode, recorded in commit ") != std::string::npos);
  CHECK(sop.find("| Written by | Ana Ruiz |") != std::string::npos);
  CHECK(sop.find("| Last changed | 2026-04-02 by Ana Ruiz |") != std::string::npos);
  CHECK(sop.find("| 2026-04-03 | – | Merge it (approved by Ben Ode) |") != std::string::npos);
}

TEST_CASE("history: a link to edit a page is the same, wherever the program runs") {
  const Repository repository;
  const std::string edited =
      "handbook \"H\" { edit \"https://example.org/edit/{path}#L{line}\" }\n";
  repository.here.write("flows/greet.way", edited + greet);
  repository.commit("First", "2026-03-01");
  for (const char* name : {"", "flows"}) {
    const std::string folder = name;
    CHECK(run_program({.arguments = {"build", folder.empty() ? "flows" : ".", "-o",
                                     repository.here / "site", "--no-diagrams"},
                       .folder = repository.here.path() / folder})
              .status == 0);
    CHECK(repository.here.read("site/workflows/greet.html")
              .find("href=\"https://example.org/edit/flows/greet.way#L3\"") != std::string::npos);
  }
}

TEST_CASE("history: a file that is not as git has it is said") {
  const Repository repository;
  repository.here.write("greet.way", greet);
  repository.commit("First", "2026-03-01");
  const auto sop = [&](const std::string& name) {
    return run_program({.arguments = {"sop", name}, .folder = repository.here.path()}).out;
  };
  CHECK(sop("greet").find("changed since") == std::string::npos);
  repository.here.write("greet.way", std::string(greet) + "# more\n");
  repository.here.write("new.way", "workflow fresh owner founder { step \"X\" by founder }\n");
  CHECK(sop("greet").find(" of 2026-03-01, changed since |\n") != std::string::npos);
  CHECK(sop("greet").find("| Last changed | 2026-03-01 by Ana Ruiz, changed since |\n") !=
        std::string::npos);
  CHECK(sop("fresh").find("| Last changed | Not committed yet |\n") != std::string::npos);

  CHECK(run_program({.arguments = {"build", ".", "-o", "site", "--no-diagrams"},
                     .folder = repository.here.path()})
            .status == 0);
  CHECK(repository.here.read("site/workflows/greet.html").find("Changed since the last commit") !=
        std::string::npos);
  // A commit changes what the pages say, though no text has changed: the build sees it.
  repository.commit("Second", "2026-04-02");
  CHECK(run_program({.arguments = {"build", ".", "-o", "site", "--no-diagrams"},
                     .folder = repository.here.path()})
            .err.find(": 0 written") == std::string::npos);
  const std::string page = repository.here.read("site/workflows/greet.html");
  CHECK(page.find("Changed since the last commit") == std::string::npos);
  CHECK(page.find("2026-04-02") != std::string::npos);
}

TEST_CASE("history: a shallow clone is said, and its last commit is not taken for the first") {
  const Repository repository;
  const std::string approved = "role founder \"Founder\"\n"
                               "workflow greet \"Greet a client\" owner founder "
                               "approved 2026-02-01 by founder {\n"
                               "  step \"Say hello\" by founder\n"
                               "}\n";
  repository.here.write("greet.way", approved);
  repository.commit("First", "2026-03-01");
  repository.here.write("greet.way", approved + "# more\n");
  repository.commit("Second", "2026-04-02");
  const TemporaryFolder elsewhere;
  repository.run({"clone", "-q", "--depth", "1", "file://" + repository.here.path().string(),
                  elsewhere / "copy"});
  const ProgramResult sop =
      run_program({.arguments = {"sop", "greet"}, .folder = elsewhere.path() / "copy"});
  CHECK(sop.err.find("shallow clone") != std::string::npos);
  CHECK(sop.out.find("Not recorded") != std::string::npos);
  CHECK(sop.out.find("2026-04-02") == std::string::npos);
  CHECK(sop.out.find("whether it was changed since is not known here") != std::string::npos);
}

TEST_CASE("child output: what takes too long or prints too much is ended") {
  const std::vector<std::string> path{"PATH=/usr/local/bin:/usr/bin:/bin"};
  CHECK(output_of({{"sleep", "20"}, path, std::chrono::milliseconds{50}, 100}).end ==
        ChildEnd::too_slow);
  CHECK(output_of({{"yes"}, path, std::chrono::seconds{20}, 100000}).end == ChildEnd::too_long);
  CHECK(output_of({{"false"}, path, std::chrono::seconds{20}, 100}).end == ChildEnd::failed);
  CHECK(output_of({{"no-such-program-here"}, path, std::chrono::seconds{20}, 100}).end ==
        ChildEnd::not_started);
  const ChildOutput said =
      output_of({{"echo", "a b", "$HOME"}, path, std::chrono::seconds{20}, 100});
  CHECK(said.end == ChildEnd::well);
  CHECK(said.text == "a b $HOME\n");
}
