#include "checks_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

using waymark::testing::findings_of;

namespace {

/// Correct, with every kind of block, and without any indentation that would show where they end.
const std::string flush = R"(role a "Founder" person "x" person "y"
party client "Client"
document offer "Offer"
system sales "Sales" {
owner a
process selling "Selling" {
trigger "A call"
stage talk "Talk"
stage pack "Pack"
}
}
workflow sell "Sell" {
realizes selling
owner a
by a
stage talk {
decide good "Is it good?" {
yes {
step write "Write it" makes offer
}
no -> end "Lost"
}
if "Is it big?" {
step "Check it twice" needs offer
}
}
stage pack by a {
parallel {
branch "Pack" {
step pack "Pack the box" {
note "Mind the glass"
}
}
branch "Bill" {
step bill "Write the bill"
}
}
for each "item" {
step send "Send the item" follow sending
}
wait "Reply" from client within 3 days
step thank "Say thanks"
}
}
procedure sending "Sending" {
owner a
step "Open the parcel" {
check "All is there"
}
step "Close the parcel" {
check "Shut"
}
}
)";

std::string with_header_on_first_line(std::string text) {
  for (const char* clause : {"owner", "realizes"}) {
    const std::string broken = std::string("{\n") + clause;
    for (std::size_t at = 0; (at = text.find(broken, at)) != std::string::npos;) text[at + 1] = ' ';
  }
  return text;
}

std::vector<std::size_t> braces_of(const std::string& text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '{' || text[i] == '}') places.push_back(i);
  return places;
}

/// Work that a brace too many puts outside its stage may be said to stand there.
std::string without_stages(std::string findings) {
  for (std::size_t at = 0; (at = findings.find("unstaged-step", at)) != std::string::npos;)
    findings.erase(at, findings.find('\n', at) + 1 - at);
  return findings;
}

bool is_one_finding(const std::string& findings) {
  return std::ranges::count(findings, '\n') == 1 && findings.starts_with("syntax ");
}

/// How many findings each text with one brace deleted or doubled gets that are not one alone.
std::string wrong_counts(const std::string& text) {
  std::string wrong;
  for (const std::size_t at : braces_of(text)) {
    std::string without = text;
    without.erase(at, 1);
    std::string twice = text;
    twice.insert(at, text[at] == '{' ? "{" : "}\n");
    for (const std::string& broken : {without, twice})
      if (const std::string found = without_stages(findings_of(broken)); !is_one_finding(found))
        wrong += std::to_string(at) + ": " + found;
  }
  return wrong;
}

} // namespace

TEST_CASE("braces: one that is missing or too much is one finding, though nothing is indented") {
  REQUIRE(findings_of(flush) == "");
  CHECK(wrong_counts(flush) == "");
  const std::string with_heads = with_header_on_first_line(flush);
  REQUIRE(findings_of(with_heads) == "");
  CHECK(wrong_counts(with_heads) == "");
}

TEST_CASE("braces: a keyword proves where the missing one belongs") {
  const std::string head = "role a\nworkflow w {\nowner a\nby a\n";
  CHECK(findings_of(head + "decide q\nyes continue\nno -> end\n}\nstep z\n}\n") == "syntax 5:9\n");
  CHECK(findings_of(head + "decide q\nyes continue\nno -> end\nstep z\n}\n") == "syntax 5:9\n");
  CHECK(findings_of(head + "step x\nnote \"n\"\n}\nstep z\n}\n") == "syntax 5:7\n");
  CHECK(findings_of(head + "decide q {\nyes {\nstep x\nno -> end\n}\nstep z\n}\n") ==
        "syntax 6:5\n");
  CHECK(findings_of(head + "if q {\n step x\nstep z\n}\n") == "syntax 5:6\n");
  CHECK(findings_of(head + "step x {\nnote \"n\"\nstep z\n}\n") == "syntax 5:8\n");
  // Where the braces balance, nothing is missing.
  CHECK(findings_of(head + "step x\nnote \"n\"\nstep z\n}\n") == "syntax 6:1\n");
}

TEST_CASE("braces: a mistake in one declaration makes no other wrong") {
  const std::string good = "workflow w2 { owner a by a\nstep x\nif q {\nstep y\n}\n}\n";
  const std::string head = "role a\n";
  CHECK(findings_of(head + "workflow w {\n  owner a by a\n  step x\n}\n}\n" + good) ==
        "syntax 6:1\n");
  CHECK(findings_of(head +
                    "workflow w {\n  owner a by a\n  step x {\n    note \"n\"\n  step y\n}\n" +
                    good) == "syntax 4:10\n");
  CHECK(findings_of(head + good + "workflow w {\n  owner a by a\n  step x\n") == "syntax 8:12\n");
}
