#include "syntax_errors.hpp"

#include "grammar/parse.hpp"

#include <algorithm>
#include <doctest/doctest.h>

using namespace waymark;

namespace {

/// "line:column+length check: message", sorted, one finding to a line.
std::string errors(std::string text) {
  const Tree tree = parse(std::make_shared<Source>(FileId{0}, "a.way", std::move(text)));
  Findings findings;
  report_text_errors(tree, findings);
  std::ranges::stable_sort(findings.all(), {}, &Finding::span);
  std::string report;
  for (const Finding& finding : findings.all()) {
    const Position at = tree.source->position(finding.span.first);
    report += std::to_string(at.line) + ":" + std::to_string(at.column) + "+" +
              std::to_string(finding.span.length()) + " " +
              std::string(facts(finding.check).spelling) + ": " + finding.message + "\n";
  }
  return report;
}

std::string flow_errors(const std::string& flow) {
  return errors("workflow w {\n" + flow + "\n}\n");
}

bool has(const std::string& report, std::string_view part) {
  return report.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("what is missing is said with what stands there instead") {
  CHECK(errors("role\n") ==
        "1:5+0 syntax: expected a name: an id, a \"Title\", or both, after 'role'\n");
  CHECK(flow_errors("step a by") ==
        "2:10+0 syntax: expected who does it: the id of a role, party or tool, after 'by'\n");
  CHECK(flow_errors("step a by using crm") ==
        "2:11+0 syntax: expected who does it: the id of a role, party or tool, found 'using'\n");
  CHECK(flow_errors("step a takes \"long\"") ==
        "2:14+6 syntax: expected a duration like '3 days' or '10 to 20 min', found '\"long\"'\n");
}

TEST_CASE("one mistake gives one finding") {
  CHECK(flow_errors("-> x up to times") == "2:12+0 syntax: expected a number, found 'times'\n");
  CHECK(flow_errors("step a frobnicate the widget") ==
        "2:8+21 syntax: 'frobnicate the widget' has no place here; a title is written between '\"' "
        "and '\"'\n");
}

TEST_CASE("a limit without its target is one mistake") {
  CHECK(flow_errors("step a\n-> up to 2 times, then continue") ==
        "3:4+0 syntax: expected where to go: the id of a step, or 'end', found 'up'\n");
  CHECK(flow_errors("step up\nstep b\n-> up up to 2 times, then continue") == "");
}

TEST_CASE("a limit in words is mended in full") {
  CHECK(flow_errors("step a\n-> a up to once, then continue") ==
        "3:12+4 syntax: expected a number, found 'once'; how often at most is counted in digits: "
        "write '1 times'\n");
  CHECK(flow_errors("step a\n-> a up to three times, then continue") ==
        "3:12+5 syntax: 'three' has no place here; numbers are written in digits: write "
        "'3'\n");
}

TEST_CASE("what follows on a line from its first mistake is not said") {
  CHECK(flow_errors("step a\nif the client agrees then go on\nstep b") ==
        "3:8+21 syntax: 'client agrees then go' has no place here; a title is written between "
        "'\"' and '\"'\n");
  CHECK(flow_errors("step a\ncheck it by ana\nstep b") ==
        "3:1+5 syntax: 'check' does not belong to a workflow; it belongs to a step, a decision or "
        "an 'if'\n");
  CHECK(flow_errors("step a if good\nstep b") == "2:8+0 syntax: expected a new line before 'if'\n");
}

TEST_CASE("misspelt keywords get the nearest one") {
  CHECK(flow_errors("stpe \"A\" by x") ==
        "2:1+4 syntax: 'stpe' is not a word of the language; did you mean 'step'?\n");
  CHECK(flow_errors("step \"A\" bey x") ==
        "2:10+3 syntax: 'bey' is not a word of the language; did you mean 'by'?\n");
}

TEST_CASE("names in a list want commas") {
  CHECK(flow_errors("step a using crm mail") ==
        "2:18+4 syntax: 'mail' has no place here; names in a list are separated by commas\n");
}

TEST_CASE("what is not closed is reported where it opens") {
  CHECK(flow_errors("step \"Call the lead") ==
        "2:6+1 syntax: the text that begins here is never closed; end it with '\"'\n");
  CHECK(errors("workflow w {\n  step a {\n    using crm\n  step b\n}\n") ==
        "2:10+1 syntax: this '{' is never closed; its '}' is missing\n");
  CHECK(errors("role a\n}\n") ==
        "2:1+1 syntax: this '}' closes nothing; remove it, or open its block with '{'\n");
  CHECK(has(flow_errors("step a\n{\nusing crm\n}"),
            "3:1+1 syntax: '{' must be at the end of its statement's line\n"));
}

TEST_CASE("a hundred thousand braces are one finding") {
  const std::string report = errors("workflow w " + std::string(100'000, '{'));
  CHECK(std::ranges::count(report, '\n') <= 2);
}

TEST_CASE("clauses belong to what the table says") {
  CHECK(flow_errors("step a kept forever in crm") ==
        "2:8+4 syntax: 'kept' does not belong to a step; it belongs to a document\n");
  CHECK(flow_errors("stage s { stage t { step a } }") ==
        "2:11+5 syntax: a stage cannot hold another stage; end the outer one first, and open it "
        "again after this one if its work goes on\n");
  CHECK(
      has(flow_errors("stage s { if a { stage t { step a } } }"), "2:18+5 syntax: a stage cannot"));
  CHECK(flow_errors("step a\npurpose \"P\"") == "3:1+7 syntax: 'purpose' comes too late here; move "
                                                "it before the first statement of its block\n");
  CHECK(flow_errors("decide q { step a; step b }") ==
        "2:12+4 syntax: a decision holds answers: put this step into 'yes', 'no', 'when …' or "
        "'otherwise'\n");
  CHECK(flow_errors("yes -> a") ==
        "2:1+3 syntax: 'yes' is an answer; put it into the 'decide' that asks, or write 'decide "
        "\"…?\" {' before it\n");
  CHECK(errors("step a by b\nstep c by d\n") ==
        "1:1+4 syntax: a step belongs in a workflow or procedure; move it into one\n");
  CHECK(errors("process p { stage a; outcome \"O\" }\n") == "");
  CHECK(errors("role r in sales\n") ==
        "1:11+5 syntax: the department of a role is written in quotes; write 'in \"sales\"'\n");
  CHECK(errors("system s in \"Sales\"\n") ==
        "1:13+7 syntax: after 'in' of a system comes the id of a system, without quotes\n");
}

TEST_CASE("answers go together") {
  CHECK(flow_errors("decide q { yes continue\nno continue\n}") == "");
  CHECK(flow_errors("decide q { when \"A\" continue\notherwise continue\n}") == "");
  CHECK(has(flow_errors("decide q { yes continue\nwhen \"A\" continue\n}"), "this one mixes them"));
  CHECK(has(flow_errors("decide q { otherwise continue\nwhen \"A\" continue\n}"),
            "2:12+9 syntax: 'otherwise' is the last answer"));
}

TEST_CASE("a clause that stands twice points at both") {
  const Tree tree =
      parse(std::make_shared<Source>(FileId{0}, "a.way",
                                     "role r hours 3 per week person \"A\" person \"B\" "
                                     "hours 4 per week\n"));
  Findings findings;
  report_text_errors(tree, findings);
  REQUIRE(findings.all().size() == 1);
  const Finding& finding = findings.all()[0];
  CHECK(finding.check == Check::repeated_clause);
  CHECK(tree.source->text(finding.span) == "hours 4 per week");
  CHECK(tree.source->text(finding.related[0].span) == "hours 3 per week");
}

TEST_CASE("escapes of strings") {
  CHECK(errors(R"(role r "a\"b\\c\n\u{1F389}")") == "");
  CHECK(errors(R"(role r "C:\dir")") ==
        "1:11+2 syntax: '\\d' means nothing; for a backslash write '\\\\', else remove it\n");
  CHECK(errors(R"(role r "\u{D800}")") == "1:9+8 invalid-value: '\\u{D800}' is the number of no "
                                          "character; write the character itself\n");
}

TEST_CASE("an allow says why, except in the handbook") {
  CHECK(flow_errors("step a allow unowned-step") ==
        "2:26+0 syntax: the reason is missing; write it in quotes after 'unowned-step'\n");
  CHECK(errors("handbook \"H\" { allow unowned-step }\n") == "");
}

TEST_CASE("a file that is no text gives one finding") {
  CHECK(errors("role caf\xe9 \"X\"\nrole\n") ==
        "1:9+1 syntax: the file is not UTF-8 text from here on; save it as UTF-8\n"
        "2:5+0 syntax: expected a name: an id, a \"Title\", or both, after 'role'\n");
  CHECK(errors(std::string("role a\0b \"X\"\n", 13)) ==
        "1:7+1 syntax: here is a character that no text has (NUL); save the file as plain text in "
        "UTF-8\n");
}

TEST_CASE("a file of errors alone is cut off") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "role\n";
  const std::string report = errors(text);
  CHECK(std::ranges::count(report, '\n') == 10'000);
  CHECK(has(report, "more errors than can be listed"));
}

TEST_CASE("an arrow before 'continue' is one too many") {
  CHECK(flow_errors("  decide \"Right?\" { yes -> continue; no -> a }\n  step a") ==
        "2:25+2 syntax: 'continue' is written without '->', for it jumps nowhere: the work goes on "
        "with what comes next\n");
}

TEST_CASE("the stages of a process stand among its clauses, several to a line") {
  CHECK(errors("process p \"P\" { owner a stage s1 \"One\" stage s2 \"Two\" }\n") == "");
  CHECK(errors("process p { stage s1 by a purpose \"x\" owner a stage s2 { by a } stage s3 outcome "
               "\"Z\"\n trigger \"T\" }\n") == "");
  CHECK(has(errors("workflow w {\nstep x step y\n}\n"), "expected a new line before 'step'"));
}
