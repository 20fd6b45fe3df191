#include "checks_fixture.hpp"
#include "syntax_errors.hpp"

#include "grammar/parse.hpp"

#include <doctest/doctest.h>

using waymark::testing::findings_of;
using waymark::testing::flow_findings;

/// A line that begins with no word of the language: one finding, at that word.

namespace {

std::string findings_of_line(const std::string& line) {
  return flow_findings("step x\n" + line + "\nstep y\n");
}

/// The only finding of a text.
waymark::Finding only_finding(std::string text) {
  using namespace waymark;
  Findings findings;
  report_text_errors(parse(std::make_shared<Source>(FileId{0}, "a.way", std::move(text))),
                     findings);
  REQUIRE(findings.all().size() == 1);
  return findings.all().front();
}

} // namespace

TEST_CASE("the line of a word that was only guessed is not judged") {
  for (const char* line :
       {"foo \"Do it\" by a", "foo bar baz", "ask the client", "choose \"Do it\" by a",
        "phase \"Do it\" by a", "fork \"Do it\" by a", "question bar baz", "task bar baz",
        "ask \"Ask the client\" using t", "task \"Do it\" { step m }", "pause \"Do it\" takes 3 h",
        "question \"Good?\" { step m }", "goto \"Do it\" by a", "goto bar baz", "goto it by a"}) {
    CAPTURE(line);
    CHECK(findings_of_line(line) == "syntax 4:1\n");
  }
  // A word that is nearly right is read as the right one.
  CHECK(findings_of_line("stpe \"Do it\" bye a by b") == "syntax 4:1\nsyntax 4:14\n");
}

TEST_CASE("'foo' is no 'for', and what does not fit is not corrected without asking") {
  const waymark::Finding foo = only_finding("workflow w {\nfoo bar baz\n}\n");
  CHECK(foo.fixes.empty());
  CHECK(foo.message.find("'for'?") == std::string::npos);
  const waymark::Finding each = only_finding("workflow w {\nfro each \"Bike\" {\n}\n}\n");
  CHECK(each.fixes.at(0).applicability == waymark::Applicability::safe);
  const waymark::Finding stage = only_finding("workflow w {\nstgae \"Offer\" {\n}\n}\n");
  CHECK(stage.fixes.at(0).applicability == waymark::Applicability::suggested);
}

TEST_CASE("outside of all declarations no word of a flow is proposed") {
  for (const char* line : {"foo \"Do it\" by a\n", "task \"Do it\" by a\n", "stop \"Done\"\n"}) {
    CAPTURE(line);
    CHECK(only_finding(line).message.find("did you mean") == std::string::npos);
  }
  CHECK(findings_of("goto \"Do it\"\n") == "syntax 1:1\n");
}

TEST_CASE("what stands behind an end or a jump that was only guessed is not also unreachable") {
  for (const char* line : {"stop", "finish", "done", "exit \"A\"", "edn"}) {
    CAPTURE(line);
    CHECK(findings_of_line(line) == "syntax 4:1\n");
  }
  CHECK(findings_of_line("step k end") == "syntax 4:8\n");
  CHECK(flow_findings("decide q {\nyes goto y\nno -> end\n}\nstep j\nstep y\n") == "syntax 4:5\n");
  CHECK(flow_findings("step x\nend\nstep y\n") == "unreachable-step 5:6\n");
}

TEST_CASE("of answers of two sorts the first that does not fit is said, and no guessed one") {
  CHECK(flow_findings("decide q {\nyes continue\nwhen \"x\" -> y\nno -> y\n}\nstep z\nstep y\n") ==
        "syntax 5:1\n");
  CHECK(flow_findings("decide q {\ncase \"a\" continue\nno -> y\n}\nstep z\nstep y\n") ==
        "syntax 4:1\n");
  CHECK(flow_findings("decide q {\ndefault continue\nno -> y\n}\nstep z\nstep y\n") ==
        "syntax 4:1\n");
}

TEST_CASE("an 'if' without a name keeps its jump") {
  CHECK(flow_findings("step x\nif -> x up to 2 times, then continue\nstep y\n") == "syntax 4:4\n");
  CHECK(flow_findings("if -> y\nstep x\nstep y\n") == "syntax 3:4\n");
}

TEST_CASE("a keyword as the name of its own statement is one mistake") {
  CHECK(flow_findings("step step by a\n") == "syntax 3:6\n");
}
