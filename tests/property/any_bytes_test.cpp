#include "grammar/parse.hpp"
#include "random_source.hpp"
#include "sample_files.hpp"
#include "tree_invariants.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <string_view>

using namespace waymark;
using bench::RandomSource;

namespace {

std::string broken(std::string bytes) {
  return tests::broken_invariant(
      parse(std::make_shared<const Source>(FileId{}, "any.way", std::move(bytes))));
}

/// What the parser decides by; put together at random they reach more of it than bytes do.
constexpr std::string_view pieces[] = {
    "step",        "decide",   "if",      "parallel",  "for each", "stage",        "wait",
    "end",         "workflow", "process", "system",    "handbook", "term",         "role",
    "yes",         "no",       "when",    "otherwise", "branch",   "continue",     "by",
    "needs",       "makes",    "takes",   "within",    "on",       "else",         "up to 2 times",
    "then",        "about",    "30%",     "3 days",    "30 EUR",   "2026-11-21",   "->",
    ",",           ";",        "{",       "}",         "\"a\"",    "\"",           "\"\"\"",
    "\\",          "\n",       "\r\n",    "  ",        "\t",       "# c\n",        "id",
    "é",           "a-b",      "-",       "\xc2\xa0",  "\xff",     "\xed\xa0\x80", "2.5",
    "every",       "per",      "stepp",   "makse",     "allow",    "review",       "kept",
    "\xef\xbb\xbf"};

std::string random_pieces(RandomSource& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += random.pick(pieces);
    if (random.chance(60)) text += ' ';
    if (random.chance(10)) text += '\n';
  }
  return text;
}

std::string random_bytes(RandomSource& random, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += static_cast<char>(random.below(256));
  return text;
}

/// One to four small accidents: bytes changed, cut out, doubled, swapped, pieces put in.
std::string mutated(std::string text, RandomSource& random) {
  for (std::size_t edits = 1 + random.below(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = random.below(text.size());
    const std::size_t length = 1 + random.below(40);
    switch (random.below(5)) {
    case 0: text[at] = static_cast<char>(random.below(256)); break;
    case 1: text.erase(at, length); break;
    case 2: text.insert(at, text.substr(at, length)); break;
    case 3: text.insert(at, random.pick(pieces)); break;
    default: text.insert(random.below(text.size()), text.substr(at, length)); break;
    }
  }
  return text;
}

} // namespace

TEST_CASE("random bytes give a tree that gives them back") {
  RandomSource random(11);
  for (int i = 0; i < 3000; ++i) {
    const std::string bytes = random_bytes(random, random.below(200));
    CAPTURE(i);
    REQUIRE(broken(bytes) == "");
  }
}

TEST_CASE("random pieces of the language give a tree that gives them back") {
  RandomSource random(12);
  for (int i = 0; i < 6000; ++i) {
    const std::string bytes = random_pieces(random, 1 + random.below(60));
    CAPTURE(bytes);
    REQUIRE(broken(bytes) == "");
  }
}

TEST_CASE("mutated samples give a tree that gives them back") {
  RandomSource random(13);
  const auto files = tests::way_files("samples");
  REQUIRE(!files.empty());
  for (int i = 0; i < 1500; ++i) {
    const std::string bytes = mutated(files[random.below(files.size())].second, random);
    CAPTURE(bytes);
    REQUIRE(broken(bytes) == "");
  }
}

TEST_CASE("a sample cut off anywhere gives a tree that gives it back") {
  for (const auto& file : tests::way_files("samples/first-workflow")) {
    const std::string& path = file.first;
    const std::string& text = file.second;
    for (std::size_t length = 0; length <= text.size(); ++length) {
      CAPTURE(path);
      CAPTURE(length);
      REQUIRE(broken(text.substr(0, length)) == "");
      REQUIRE(broken(text.substr(length)) == "");
    }
  }
}
