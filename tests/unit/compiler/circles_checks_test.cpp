#include "checks_fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using waymark::testing::findings_of;

namespace {

std::string circles(const std::string& text) {
  return findings_of("role a\n" + text, "circular-follow");
}

std::string follower(const std::string& id, const std::string& followed) {
  return "procedure " + id + " { owner a\nstep x follow " + followed + "\n}\n";
}

} // namespace

TEST_CASE("circle: itself, two, three; at the last link in the text") {
  CHECK(circles(follower("f", "f")) == "circular-follow 3:15\n");
  CHECK(circles(follower("f", "g") + follower("g", "f")) == "circular-follow 6:15\n");
  CHECK(circles(follower("f", "g") + follower("g", "h") + follower("h", "f")) ==
        "circular-follow 9:15\n");
  CHECK(circles(follower("f", "h") + follower("g", "f") + follower("h", "g")) ==
        "circular-follow 9:15\n");
}

TEST_CASE("circle: two steps that close the same circle are one finding") {
  CHECK(circles(follower("f", "g") +
                "procedure g { owner a\nstep x follow f\nstep y follow f\n}\n") ==
        "circular-follow 6:15\n");
}

TEST_CASE("circle: who owns what stands in it, or below it, is not asked") {
  const std::string text =
      "role a\nsystem s in t owner a\nsystem t in s\nsystem u in t\nprocess p in u\n";
  CHECK(findings_of(text, "no-owner").empty());
  CHECK(findings_of(text, "circular-follow") == "circular-follow 3:13\n");
  CHECK(findings_of("role a\nsystem s in t\nsystem t\n", "no-owner") ==
        "no-owner 2:8\nno-owner 3:8\n");
}

TEST_CASE("circle: following one thing twice, or over two ways, is none") {
  CHECK(
      circles("procedure h { owner a\nstep x { check \"c\" }\n}\n" + follower("f", "h") +
              follower("g", "h") +
              "workflow w { owner a; by a\nstep x follow f\nstep y follow g\nstep z follow f\n}\n")
          .empty());
}

TEST_CASE("circle: two circles that share a link are two") {
  CHECK(circles(follower("f", "g") +
                "procedure g { owner a\nstep x follow f\nstep y follow h\n}\n" +
                follower("h", "f")) == "circular-follow 6:15\ncircular-follow 10:15\n");
}

TEST_CASE("circle: `after` one another, unless one begins by itself") {
  const auto after = [](const std::string& id, const std::string& clauses) {
    return "workflow " + id + " { owner a\n" + clauses + "\nstep x by a\n}\n";
  };
  CHECK(circles(after("v", "after w") + after("w", "after v")) == "circular-follow 7:7\n");
  CHECK(circles(after("v", "after w") + after("w", "after v\ntrigger \"A call\"")).empty());
  CHECK(circles(after("w", "after w")) == "circular-follow 3:7\n");
  CHECK(circles(after("w", "after w; trigger \"A call\"")).empty());
  CHECK(circles(after("u", "after w") + after("v", "after u") + after("w", "after v")) ==
        "circular-follow 11:7\n");
}

TEST_CASE("circle: systems in one another, and nothing hangs") {
  CHECK(circles("system s in s { owner a }\n") == "circular-follow 2:13\n");
  CHECK(circles("system s in t\nsystem t in s\nprocess p { in s }\n") == "circular-follow 3:13\n");
  CHECK(circles("system s in u\nsystem t in s\nsystem u in t\n") == "circular-follow 4:13\n");
  CHECK(circles("system s { owner a\nsystem t { }\n}\n").empty());
}

TEST_CASE("circle: what is made, needed and done in a circle is looked at, too") {
  CHECK(findings_of(
            "role a hours 1 per week; document d\n"
            "workflow w { owner a; by a; happens 9 per month\nstep x follow f\nstep y needs d\n}\n"
            "procedure f { owner a\nstep i follow g\n}\n"
            "procedure g { owner a\nstep j follow f\nstep k takes 1 h makes d { check \"c\" "
            "}\n}\n") == "overloaded-role 1:6\ncircular-follow 10:15\n");
}

TEST_CASE("circle: thousands that share their links, each with its own last link in the text") {
  const auto each_back_to_the_first = [](int count, bool backwards) {
    std::string text;
    for (int k = 0; k < count; ++k) {
      const int i = backwards ? count - 1 - k : k;
      text += "procedure f" + std::to_string(i) + " { owner a\nstep x follow f0\nstep y follow f" +
              std::to_string((i + 1) % count) + "\n}\n";
    }
    return text;
  };
  CHECK(circles(each_back_to_the_first(4, false)) ==
        "circular-follow 3:15\ncircular-follow 7:15\ncircular-follow 11:15\n"
        "circular-follow 15:15\n");
  CHECK(circles(each_back_to_the_first(4, true)) ==
        "circular-follow 15:15\ncircular-follow 16:15\ncircular-follow 16:15\n"
        "circular-follow 16:15\n");

  waymark::Workspace workspace;
  workspace.sources =
      waymark::SourceSet({{"a.way", "role a\n" + each_back_to_the_first(3000, true)}});
  const auto checked = waymark::compile(workspace, waymark::read(workspace.sources));
  std::size_t found = 0;
  std::size_t most = 0;
  std::string longest;
  for (const waymark::Finding& finding : checked.findings) {
    if (finding.check != waymark::Check::circular_follow) continue;
    ++found;
    most = std::max(most, finding.related.size());
    if (!finding.related.empty()) longest = std::max(longest, finding.related.back().message);
  }
  CHECK(found == 3000);
  CHECK(most == 5);
  CHECK(longest == "part of the circle; 999 more are not shown");
}

TEST_CASE("circle: thousands in one") {
  std::string text;
  for (int i = 0; i < 3000; ++i)
    text += "procedure f" + std::to_string(i) + " { owner a\nstep x follow f" +
            std::to_string((i + 1) % 3000) + "\n}\n";
  CHECK(circles(text) == "circular-follow 9000:15\n");
}
