#include "grammar/parse.hpp"
#include "tree_invariants.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <string_view>

using namespace waymark;

namespace {

Tree parsed(std::string bytes) {
  return parse(std::make_shared<const Source>(FileId{}, "hostile.way", std::move(bytes)));
}

std::string repeated(std::string_view text, std::size_t times, std::string_view head = {}) {
  std::string all(head);
  all.reserve(head.size() + text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::size_t count(const Tree& tree, Damage damage) {
  return static_cast<std::size_t>(
      std::count_if(tree.nodes.begin(), tree.nodes.end(),
                    [&](const Node& node) { return node.damage == damage; }));
}

/// Blocks that nest one another `depth` deep, each on its own line.
std::string nested(std::size_t depth) {
  return repeated("stage s {\n", depth - 1, "workflow w \"W\" {\n") +
         repeated("}\n", depth, "step \"x\"\n");
}

} // namespace

TEST_CASE("bytes that are no text are kept and give a tree") {
  using namespace std::string_literals;
  for (const std::string& bytes :
       {"step \0 \"a\""s, "role \xff\xfe x"s, "role \xed\xa0\x80 \"lone surrogate\""s,
        "role \xf4\x90\x80\x80"s, "\xc3"s, "term \"caf\xe9\" \"latin-1\"\n"s, "\0"s, ""s}) {
    CAPTURE(bytes);
    CHECK(tests::broken_invariant(parsed(bytes)) == "");
  }
}

TEST_CASE("a byte order mark and Windows line ends change nothing but layout") {
  const std::string unix_text =
      "role cook \"Cook\" # c\n\nworkflow w \"W\" {\n  step \"a\" by cook\n}\n";
  std::string windows_text = "\xef\xbb\xbf";
  for (const char c : unix_text)
    windows_text += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Tree a = parsed(unix_text);
  const Tree b = parsed(windows_text);
  CHECK(tests::broken_invariant(b) == "");
  REQUIRE(a.nodes.size() == b.nodes.size());
  for (std::uint32_t i = 1; i < a.nodes.size(); ++i) {
    CHECK(a.nodes[i].kind == b.nodes[i].kind);
    CHECK(a.nodes[i].size == b.nodes[i].size);
    if (a.nodes[i].size == 1) CHECK(NodeRef(&a, i).text() == NodeRef(&b, i).text());
  }
}

TEST_CASE("a hundred thousand braces give a tree") {
  constexpr std::size_t many = 100'000;
  for (const std::string& text :
       {repeated("{", many), repeated("{\n", many), repeated("{ ", many),
        repeated("{", many, "workflow w {\ndecide x "),
        repeated("decide x {\n", many, "workflow w {\n"), repeated("}", many),
        repeated("}\n", many), repeated("{}", many), repeated("{\n}\n", many),
        repeated("step a {\n", many) + repeated("}\n", many)}) {
    CAPTURE(text.substr(0, 40));
    CHECK(tests::broken_invariant(parsed(text)) == "");
  }
}

TEST_CASE("blocks nest 256 deep; what lies deeper is one unexpected node") {
  const Tree deepest = parsed(nested(256));
  CHECK(tests::broken_invariant(deepest) == "");
  CHECK(count(deepest, Damage::too_deep) == 0);
  for (const std::size_t depth : {257, 258, 400, 100'000}) {
    const Tree tree = parsed(nested(depth));
    CAPTURE(depth);
    CHECK(tests::broken_invariant(tree) == "");
    CHECK(count(tree, Damage::too_deep) == 1);
    CHECK(count(tree, Damage::unclosed) == 0);
    CHECK(count(tree, Damage::stray) == 0);
  }
}

TEST_CASE("quotes, text blocks and lines of any length give a tree") {
  for (const std::string& text :
       {repeated("\"", 1'000'000), repeated("\"\n", 300'000), repeated("\"\"\"", 300'000),
        repeated("\"\"\"\n", 300'000),
        repeated("x\n", 9999, "workflow w {\n  step a {\n    \"\"\"\n"),
        repeated("x", 1'000'000, "role "), repeated("#", 1'000'000), repeated("a-", 500'000),
        repeated("step ", 200'000), repeated("by ", 300'000), repeated("1", 1'000'000),
        repeated("1 ", 300'000), repeated(";", 500'000), repeated("\xc2\xa0", 300'000),
        repeated("\\", 300'000), repeated("->", 300'000),
        repeated("-> ", 300'000, "workflow w {\n")}) {
    CAPTURE(text.substr(0, 40));
    CHECK(tests::broken_invariant(parsed(text)) == "");
  }
}
