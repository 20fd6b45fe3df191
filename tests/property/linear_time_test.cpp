#include "grammar/parse.hpp"
#include "workspace_generator.hpp"

#include <algorithm>
#include <ctime>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <string_view>

using namespace waymark;

namespace {

/// The fastest of three parses, in seconds of the processor: what runs beside does not count.
double parse_time(const std::string& text) {
  double fastest = 1e9;
  for (int run = 0; run < 3; ++run) {
    const auto source = std::make_shared<const Source>(FileId{}, "long.way", text);
    const std::clock_t start = std::clock();
    const Tree tree = parse(source);
    fastest = std::min(fastest, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    REQUIRE(!tree.nodes.empty());
  }
  return fastest;
}

struct Shape {
  const char* name;
  std::string head;
  std::string repeated;
  std::string tail;

  [[nodiscard]] std::string times(std::size_t count) const {
    std::string text = head;
    for (std::size_t i = 0; i < count; ++i) text += repeated;
    return text + tail;
  }
};

/// A busy machine may slow one measurement down, not three in a row.
double smallest_growth(const Shape& shape, std::size_t few, double limit) {
  double smallest = 1e9;
  for (int attempt = 0; attempt < 3 && smallest >= limit; ++attempt) {
    const double small = std::max(parse_time(shape.times(few)), 1e-4);
    smallest = std::min(smallest, parse_time(shape.times(8 * few)) / small);
  }
  return smallest;
}

} // namespace

// Eight times the text may take twenty times as long before this fails; quadratic work takes
// sixty-four times. Every shape was or could be a way to make a parser look far ahead for each of
// its lines.
TEST_CASE("the time to parse grows with the text, whatever is wrong with it") {
  const Shape shapes[] = {
      {"steps", "workflow w {\n", "  step \"a\" by b takes 3 min\n", "}\n"},
      {"open braces", "", "{\n", ""},
      {"open braces on one line", "", "{", ""},
      {"open decisions", "workflow w {\n", "decide x {\n", ""},
      {"close braces", "", "}\n", ""},
      {"quotes", "", "\"", ""},
      {"unclosed strings", "workflow w {\n", "  step \"a\n", "}\n"},
      {"unclosed text blocks", "workflow w {\n", "  step a {\n    \"\"\"\n    text\n  }\n", "}\n"},
      {"text block marks", "workflow w {\n", "    \"\"\"\n", "}\n"},
      {"blank lines behind a step", "workflow w {\n  step a\n", "\n", "}\n"},
      {"comments behind steps", "workflow w {\n", "  step a\n  # c\n", "}\n"},
      {"missing braces", "", "workflow w {\n  step a {\n", ""},
      {"missing bodies", "workflow w {\n", "  decide \"x\"\n", "}\n"},
      {"junk", "", "zzz yyy ; ", ""},
      {"junk lines", "", "zzz {\n", ""},
      {"stray braces", "workflow w {\n", "  step a\n  }\n", "}\n"},
      {"deep", "", "stage s {\n  ", ""},
      {"misspelt words", "workflow w {\n", "  stepp \"a\" usin b\n", "}\n"},
      {"hyphens", "role a", "-", ""},
      {"one identifier", "role a", "-b", ""},
  };
#ifdef WAYMARK_SANITIZE
  constexpr std::size_t few = 1'000;
#else
  constexpr std::size_t few = 4'000;
#endif
  for (const Shape& shape : shapes) {
    CAPTURE(shape.name);
    CHECK(smallest_growth(shape, few, 20) < 20);
  }
}

TEST_CASE("nodes grow with the steps") {
  const auto nodes = [](std::size_t steps) {
    std::size_t count = 0;
    for (auto& [path, text] : bench::generate_workspace(steps))
      count += parse(std::make_shared<const Source>(FileId{}, path, text)).nodes.size();
    return static_cast<double>(count);
  };
  const double ratio = nodes(8'000) / nodes(2'000);
  CHECK(ratio > 3.8);
  CHECK(ratio < 4.2);
}
