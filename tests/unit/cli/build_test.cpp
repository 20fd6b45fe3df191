#include "program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <sys/stat.h>
#include <thread>
#include <vector>

namespace {

using namespace waymark;

constexpr const char* people = "role founder \"Founder\"\nrole assistant \"Assistant\"\n";
constexpr const char* greet = "workflow greet \"Greet a client\" {\n"
                              "  owner founder\n"
                              "  step \"Say hello\" by founder informs assistant\n"
                              "  step \"Offer a drink\" by assistant see \"menu.txt\"\n"
                              "}\n";
constexpr const char* faulty =
    "workflow quote \"Make an offer\" {\n  owner founder\n  step \"Sign\"\n}\n";

/// A workspace of two good files and a faulty one.
struct Fixture {
  Fixture() {
    here.write("people.way", people);
    here.write("greet.way", greet);
    here.write("menu.txt", "Water, coffee");
    here.write("drafts/faulty.way", faulty);
  }

  /// When a file was last written, and as which file.
  using Written = std::pair<std::filesystem::file_time_type, std::string>;
  [[nodiscard]] std::map<std::string, Written> written() const {
    std::map<std::string, Written> times;
    for (const std::string& file : here.files()) {
      times[file] = {std::filesystem::last_write_time(here / file), here.read(file)};
    }
    return times;
  }

  [[nodiscard]] ProgramResult build(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "build");
    return run_program({.arguments = std::move(arguments), .folder = here.path()});
  }

  TemporaryFolder here;
};

} // namespace

TEST_CASE_FIXTURE(Fixture,
                  "build writes the handbook, the procedures, the drawings and what they show") {
  const ProgramResult result = build({"people.way", "greet.way", "-o", "site"});
  CHECK(result.status == 0);
  CHECK(result.out == "");
  for (const char* file : {"site/index.html", "site/sop/greet.md", "site/diagrams/greet.svg",
                           "site/.waymark-manifest"}) {
    CHECK_MESSAGE(here.has(file), file);
  }
  const std::vector<std::string> files = here.files();
  CHECK(std::any_of(files.begin(), files.end(), [](const std::string& file) {
    return file.starts_with("site/") && file.ends_with("menu.txt");
  }));
}

TEST_CASE_FIXTURE(Fixture,
                  "a second build of the same changes nothing, one of less removes the rest") {
  (void)build({"people.way", "greet.way", "-o", "site"});
  here.write("site/CNAME", "example.org");
  const ProgramResult again = build({"people.way", "greet.way", "-o", "site"});
  CHECK_MESSAGE(again.err.find(": 0 written,") != std::string::npos, again.err);

  CHECK(build({"people.way", "-o", "site"}).status == 0);
  CHECK_FALSE(here.has("site/sop/greet.md"));
  CHECK_FALSE(here.has("site/sop"));
  CHECK(here.has("site/index.html"));
  CHECK(here.read("site/CNAME") == "example.org");
}

TEST_CASE_FIXTURE(Fixture, "after an edit, only the pages that it touches are written") {
  (void)build({"people.way", "greet.way", "-o", "site"});
  const std::map<std::string, Written> before = written();
  here.write("people.way", std::string(people) + "role idle \"Idle\"\n");
  CHECK(build({"people.way", "greet.way", "-o", "site"}).status == 0);
  const std::map<std::string, Written> after = written();
  CHECK(after.contains("site/roles/idle.html"));
  CHECK(after.at("site/people.html") != before.at("site/people.html"));
  for (const char* untouched :
       {"site/workflows/greet.html", "site/sop/greet.md", "site/diagrams/greet.svg",
        "site/roles/founder.html", "site/handbook.css", "site/handbook.js"}) {
    CHECK_MESSAGE(after.at(untouched) == before.at(untouched), untouched);
  }
}

TEST_CASE_FIXTURE(Fixture, "whatever a build depends on makes the next one do its work") {
  const std::vector<std::string> usual{"people.way", "greet.way", "-o", "site"};
  const auto is_left_alone = [&](const std::vector<std::string>& arguments) {
    const std::string stamp = here.read("site/.waymark-stamp");
    const ProgramResult result = build(arguments);
    CHECK(result.status == 0);
    return here.read("site/.waymark-stamp") == stamp &&
           result.err.find(": 0 written,") != std::string::npos;
  };
  (void)build(usual);
  CHECK(is_left_alone(usual));
  here.write("menu.txt", "Water, coffea"); // of the same size
  CHECK_FALSE(is_left_alone(usual));
  CHECK(is_left_alone(usual));
  std::filesystem::remove(here / "menu.txt");
  (void)build(usual); // an error: nothing is built
  std::vector<std::string> draft = usual;
  draft.emplace_back("--keep-going");
  (void)build(draft);
  here.write("menu.txt", "Water, coffea"); // it comes
  CHECK_FALSE(is_left_alone(usual));
  CHECK(is_left_alone(usual));
  here.write("people.way", std::string(people) + "# more\n");
  CHECK_FALSE(is_left_alone(usual));
  std::vector<std::string> other_day = usual;
  other_day.insert(other_day.end(), {"--today", "2031-01-01"});
  CHECK_FALSE(is_left_alone(other_day));
  CHECK_FALSE(is_left_alone(usual));
  std::vector<std::string> without_diagrams = usual;
  without_diagrams.emplace_back("--no-diagrams");
  CHECK_FALSE(is_left_alone(without_diagrams));
  CHECK(is_left_alone(without_diagrams));
}

TEST_CASE_FIXTURE(Fixture, "what was changed or lost in the output comes back") {
  const std::vector<std::string> usual{"people.way", "greet.way", "-o", "site"};
  (void)build(usual);
  const std::string page = here.read("site/index.html");
  const auto time = std::filesystem::last_write_time(here / "site/index.html");
  std::string changed = page;
  changed.back() = '!';
  here.write("site/index.html", changed);
  std::filesystem::last_write_time(here / "site/index.html", time); // as if nothing had been
  CHECK(build(usual).err.find(": 1 written,") != std::string::npos);
  CHECK(here.read("site/index.html") == page);
  std::filesystem::remove(here / "site/sop/greet.md");
  CHECK(build(usual).err.find(": 1 written,") != std::string::npos);
  CHECK(here.has("site/sop/greet.md"));
}

TEST_CASE_FIXTURE(Fixture, "a build that has nothing to do still says what it found") {
  const std::vector<std::string> draft{".", "-o", "site", "--keep-going"};
  const ProgramResult first = build(draft);
  const ProgramResult again = build(draft);
  CHECK(again.status == 1);
  CHECK(again.err.find("[unowned-step]") != std::string::npos);
  CHECK(again.err.find(": 0 written,") != std::string::npos);
  const auto findings = [](const ProgramResult& result) {
    return result.err.substr(0, result.err.find("\nbuilt "));
  };
  CHECK(findings(again) == findings(first));
  CHECK(build({".", "-o", "site"}).err.find("nothing was built") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture,
                  "a note on a link that leads nowhere is said again, without building again") {
  here.write("link.way", "role r \"R\"\nworkflow l \"L\" owner r {\n  step \"S\" by r {\n"
                         "    \"\"\"\n    See [them](../roles/nobody.html)\n    \"\"\"\n  }\n}\n");
  const std::vector<std::string> draft{".", "-o", "site", "--keep-going"};
  const std::string note = "links to 'roles/nobody.html'";
  CHECK(build(draft).err.find(note) != std::string::npos);
  CHECK(here.read("site/.waymark-stamp").find(note) != std::string::npos);
  CHECK(build(draft).err.find(note) != std::string::npos);
  // Readers get the words alone.
  CHECK(here.read("site/workflows/l.html").find("See them") != std::string::npos);
  CHECK(here.read("site/sop/l.md").find("See them") != std::string::npos);
}

TEST_CASE_FIXTURE(Fixture,
                  "errors stop a build before it writes, unless it is told to keep going") {
  const ProgramResult refused = build({".", "-o", "site"});
  CHECK(refused.status == 1);
  CHECK(refused.err.find("[unowned-step]") != std::string::npos);
  CHECK_FALSE(here.has("site"));

  CHECK(build({".", "-o", "site", "--keep-going", "--no-diagrams"}).status == 1);
  CHECK(here.has("site/sop/quote.md"));
  CHECK_FALSE(here.has("site/diagrams"));
}

TEST_CASE_FIXTURE(Fixture, "a draft leaves out a file that is not there") {
  here.write("image.way",
             "procedure p owner founder {\n  step \"Look\" image \"a.png\" \"A\"\n}\n");
  const ProgramResult draft = build({".", "-o", "site", "--keep-going"});
  CHECK_MESSAGE(draft.status == 1, draft.err);
  CHECK(draft.err.find("[missing-file]") != std::string::npos);
  CHECK(here.has("site/sop/p.md"));
}

TEST_CASE_FIXTURE(Fixture, "the output folder is never input") {
  (void)build({"people.way", "greet.way", "-o", "site"});
  here.write("site/copy.way", faulty);
  std::filesystem::remove_all(here / "drafts");
  const ProgramResult check = run_program({.arguments = {"check"}, .folder = here.path()});
  CHECK(check.status == 0);
  CHECK_MESSAGE(check.out.find("in 2 files") != std::string::npos, check.out);
  CHECK(build({".", "-o", "./site"}).status == 0);
}

TEST_CASE_FIXTURE(Fixture,
                  "the same input gives the same bytes, in whatever order the paths come") {
  std::vector<std::string> paths{"people.way", "greet.way", "drafts"};
  std::sort(paths.begin(), paths.end());
  std::map<std::string, std::string> first;
  int round = 0;
  do {
    const std::string site = "site" + std::to_string(round++);
    std::vector<std::string> arguments = paths;
    arguments.insert(arguments.end(), {"-o", site, "--keep-going"});
    (void)build(arguments);
    std::map<std::string, std::string> files;
    for (const std::string& file : here.files()) {
      if (file.ends_with(".waymark-stamp")) continue; // is of this disk
      if (file.starts_with(site + "/")) files[file.substr(site.size())] = here.read(file);
    }
    REQUIRE(files.size() > 5);
    if (first.empty()) first = files;
    CHECK(files == first);
  } while (std::next_permutation(paths.begin(), paths.end()));
}

TEST_CASE_FIXTURE(Fixture, "what was not made by a build is refused") {
  here.write("others/thesis.txt", "years of work");
  const ProgramResult result = build({"people.way", "-o", "others"});
  CHECK(result.status == 2);
  CHECK(result.err.find("not made by 'waymark build'") != std::string::npos);
  CHECK(build({"people.way", "-o", "people.way"}).status == 2);
  CHECK(build({"people.way", "-o", "."}).status == 2);
  CHECK(here.read("others/thesis.txt") == "years of work");
}

TEST_CASE_FIXTURE(Fixture, "sop and diagram print one document, or write it") {
  const auto run = [&](std::vector<std::string> words) {
    for (const char* file : {"people.way", "greet.way"}) words.insert(words.end(), {"-w", file});
    return run_program({.arguments = std::move(words), .folder = here.path()});
  };
  const ProgramResult sop = run({"sop", "greet"});
  CHECK(sop.status == 0);
  CHECK(sop.out.starts_with("# Greet a client\n"));
  CHECK(run({"sop", "greet", "-o", "greet.md"}).out == "");
  CHECK(here.read("greet.md") == sop.out);

  CHECK(run({"diagram", "greet", "--view", "landscape"})
            .err.find(
                "the view 'landscape' cannot show 'greet', which is a workflow; what can: lanes, "
                "flow, handoffs, raci and graph") != std::string::npos);
  const ProgramResult svg = run({"diagram", "greet"});
  CHECK(svg.status == 0);
  CHECK(svg.out.find("<svg") != std::string::npos);
  CHECK(svg.out.find("Say hello") != std::string::npos);
  CHECK(run({"diagram", "greet", "-f", "dot"}).out.find("digraph") != std::string::npos);
  CHECK(run({"diagram", "landscape", "-o", "all.svg"}).status == 0);
  CHECK(here.read("all.svg").find("<svg") != std::string::npos);
  CHECK(run({"diagram", "handbook"}).out == here.read("all.svg"));
  CHECK(run({"diagram", "greet", "-o", "greet.png"}).status == 0);
  CHECK(here.read("greet.png").starts_with("\x89PNG"));
  CHECK(run({"diagram", "greet", "--page", "a4", "--view", "raci", "-o", "greet.pdf"}).status == 0);
  // Text stays text: another program finds it.
  const std::string pdf = here / "greet.pdf";
  REQUIRE(std::system(("pdftotext '" + pdf + "' '" + pdf + ".txt'").c_str()) == 0);
  CHECK(here.read("greet.pdf.txt").find("Say hello") != std::string::npos);
  CHECK(run({"diagram", "greet", "-o", "greet.jpg"})
            .err.find("no diagram ends in '.jpg'; name the file") != std::string::npos);
  CHECK(run({"diagram", "greet", "-f", "svg", "-o", "greet.xml"}).status == 0);
  CHECK(run({"diagram", "greet", "--view", "raci", "--direction", "down"})
            .err.find("the view 'raci' runs one way only; '--direction' is for 'lanes'") !=
        std::string::npos);
  CHECK(run({"diagram", "greet", "--direction", "down"}).status == 0);
  CHECK(run({"diagram", "landscap"}).err.find("did you mean 'landscape'?") != std::string::npos);
  CHECK(run({"sop", "greet", "-o", "no/such/folder.md"}).status == 2);

  // With an error elsewhere in the workspace, the document is there, and so is the status.
  const ProgramResult damaged = run({"sop", "greet", "-w", "drafts"});
  CHECK(damaged.out == sop.out);
  CHECK(damaged.status == 1);
}

TEST_CASE_FIXTURE(Fixture,
                  "a document goes to standard output by any of its names, and into a pipe") {
  const auto run = [&](std::vector<std::string> words) {
    for (const char* file : {"people.way", "greet.way"}) words.insert(words.end(), {"-w", file});
    return run_program({.arguments = std::move(words), .folder = here.path()});
  };
  const std::string sop = run({"sop", "greet"}).out;
  CHECK(run({"sop", "greet", "-o", "-"}).out == sop);
  CHECK_FALSE(here.has("-"));
  CHECK(run({"sop", "greet", "-o", "./-"}).out == "");
  CHECK(here.read("-") == sop);
  CHECK(run({"diagram", "greet", "-o", "-"}).out == run({"diagram", "greet"}).out);
  CHECK(run({"sop", "greet", "-o", "/dev/null"}).status == 0);
  CHECK(std::filesystem::is_character_file("/dev/null"));
  CHECK(run({"sop", "greet", "-o", "."}).err.find("it is not a file") != std::string::npos);

  const std::string pipe = here / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] {
    std::ifstream in(pipe, std::ios::binary);
    read.assign(std::istreambuf_iterator<char>(in), {});
  });
  CHECK(run({"sop", "greet", "-o", "pipe"}).status == 0);
  reader.join();
  CHECK(read == sop);
  CHECK(std::filesystem::is_fifo(pipe));
}

TEST_CASE_FIXTURE(Fixture, "/dev/stdout and /dev/stderr: what was written there before stays") {
  const std::string begin = "cd '" + here.path().string() + "' && { echo before";
  const std::string program = "; '" WAYMARK_PROGRAM "' sop greet -w people.way -w greet.way -o ";
  REQUIRE(std::system((begin + program + "/dev/stdout; } > out").c_str()) == 0);
  CHECK(here.read("out").starts_with("before\n# Greet a client\n"));
  REQUIRE(std::system((begin + " >&2" + program + "/dev/stderr; } 2> err").c_str()) == 0);
  CHECK(here.read("err").starts_with("before\n# Greet a client\n"));
}

TEST_CASE_FIXTURE(Fixture, "what is drawn leads into the handbook where it is published") {
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"diagram", "greet"});
    for (const char* file : {"people.way", "greet.way"}) words.insert(words.end(), {"-w", file});
    return run_program({.arguments = std::move(words), .folder = here.path()}).out;
  };
  // Nobody knows what lies beside a single picture.
  CHECK(run({}).find("href") == std::string::npos);
  here.write("site.way", "handbook \"H\" { site \"https://h.example/book\" }\n");
  CHECK(run({"-w", "site.way"}).find("href=\"https://h.example/book/workflows/greet.html#step.") !=
        std::string::npos);
  here.write("site.way", "handbook \"H\" { site \"javascript:alert(1)\" }\n");
  CHECK(run({"-w", "site.way"}).find("href") == std::string::npos);
}

TEST_CASE_FIXTURE(Fixture, "a diagram of several sheets goes into one PDF or numbered files") {
  std::string steps;
  for (int i = 1; i <= 200; ++i)
    steps += "  step \"Do part " + std::to_string(i) + "\" by founder\n";
  here.write("long.way", "workflow long \"Long\" {\n  owner founder\n" + steps + "}\n");
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"diagram", "long", "-w", "people.way", "-w", "long.way"});
    if (std::ranges::find(words, "--page") == words.end())
      words.insert(words.end(), {"--page", "a4"});
    return run_program({.arguments = std::move(words), .folder = here.path()});
  };
  const ProgramResult printed = run({});
  CHECK(printed.status == 2);
  CHECK(printed.out == "");
  CHECK(printed.err.find("sheets; name a file with '-o FILE', or ask for one PDF with '-f pdf'") !=
        std::string::npos);
  CHECK(run({"-f", "pdf"}).out.starts_with("%PDF"));
  // Whichever way needs fewer sheets.
  CHECK(run({"-f", "pdf"}).out == run({"-f", "pdf", "--direction", "auto"}).out);
  CHECK(run({"-f", "pdf"}).out != run({"-f", "pdf", "--direction", "right"}).out);

  for (const char* ending : {".svg", ".dot", ".png"}) {
    CAPTURE(ending);
    const std::string name = std::string("long") + ending;
    const ProgramResult result = run({"-o", name});
    CHECK(result.status == 0);
    CHECK(result.out == "");
    CHECK_FALSE(here.has(name));
    CHECK(here.has(std::string("long-1") + ending));
    CHECK(here.has(std::string("long-2") + ending));
  }
  CHECK(here.read("long-2.png").starts_with("\x89PNG"));
  CHECK(here.read("long-2.dot").find("digraph") != std::string::npos);
  CHECK(here.read("long-2.svg").find("Long (page 2 of ") != std::string::npos);
  CHECK(run({"-o", "long", "-f", "svg"}).status == 0);
  CHECK(here.read("long-1") == here.read("long-1.svg"));

  const ProgramResult smaller = run({"--page", "none", "-o", "long.svg"});
  CHECK(smaller.status == 0);
  CHECK(smaller.err.find("'long-1.svg' is not of this drawing, which has one sheet") !=
        std::string::npos);

  for (const char* name : {"no/such/folder.svg", "no/such/folder.png", "no/such/folder.pdf"}) {
    const ProgramResult lost = run({"-o", name});
    CHECK(lost.status == 2);
    CHECK(lost.err.find("cannot write 'no/such/folder") != std::string::npos);
  }
}

TEST_CASE_FIXTURE(Fixture, "report prints the audit, or writes it, also despite errors") {
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "report");
    words.insert(words.end(), {"people.way", "greet.way", "--today", "2026-11-21"});
    return run_program({.arguments = std::move(words), .folder = here.path()});
  };
  const ProgramResult text = run({});
  CHECK(text.status == 0);
  CHECK(text.err == "");
  CHECK(text.out.find("As of 2026-11-21: ") != std::string::npos);
  CHECK(run({"-o", "audit.txt"}).out == "");
  CHECK(here.read("audit.txt") == text.out);
  CHECK(run({"--format", "markdown"}).out.find("## Hand-offs\n") != std::string::npos);
  CHECK(run({"--format", "json"}).out.starts_with("{\n  \"version\": 1,"));
  CHECK(run({"-o", "no/such/folder.md"}).status == 2);
  CHECK(run({"--format", "html"}).status == 2);

  const ProgramResult damaged = run({"drafts", "-o", "damaged.txt"});
  CHECK(damaged.status == 1);
  CHECK(here.read("damaged.txt").find("Mind that this workspace has ") != std::string::npos);
}
