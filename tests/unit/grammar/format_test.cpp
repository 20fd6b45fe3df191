#include "grammar/format.hpp"

#include "golden.hpp"
#include "grammar/literals.hpp"
#include "grammar/parse.hpp"
#include "grammar/tree_builder.hpp"
#include "grammar/unicode.hpp"
#include "random_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace waymark;
namespace fs = std::filesystem;

namespace {

Tree tree_of(std::string text) {
  return parse(std::make_shared<const Source>(FileId{}, "test.way", std::move(text)));
}

std::string formatted(std::string text) {
  return format(tree_of(std::move(text)));
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".way") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// A leaf without the layout inside it.
std::string plain_text(NodeRef leaf) {
  if (leaf.kind() == Kind::text_block) return dedent_text_block(leaf.text());
  std::string text(leaf.text());
  if (leaf.kind() == Kind::comment) {
    text.erase(text.find_last_not_of(" \t\r") + 1);
  } else if (leaf.kind() == Kind::unit || leaf.kind() == Kind::weekday_or_unit ||
             leaf.kind() == Kind::share) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\xc2' || c == '\xa0'; });
  }
  return text;
}

bool is_layout(Kind kind) {
  return kind == Kind::comment || kind == Kind::separator || kind == Kind::open_brace ||
         kind == Kind::close_brace;
}

std::vector<std::string> sorted_leaves(const Tree& tree, bool comments) {
  std::vector<std::string> leaves;
  for (std::uint32_t index = 1; index < tree.nodes.size(); ++index) {
    const NodeRef node(&tree, index);
    const bool wanted = comments ? node.kind() == Kind::comment : !is_layout(node.kind());
    if (node.node().size == 1 && wanted) leaves.push_back(plain_text(node));
  }
  std::sort(leaves.begin(), leaves.end());
  return leaves;
}

void collect(NodeRef owner, std::vector<std::string>& clauses, std::string& rest);

/// Everything but layout, and the clauses of an owner in no order: what must not change.
std::string meaning(NodeRef node) {
  if (node.node().size == 1) return plain_text(node) + "|";
  std::vector<std::string> clauses;
  std::string rest;
  collect(node, clauses, rest);
  std::sort(clauses.begin(), clauses.end());
  std::string text = "(" + rest;
  for (const std::string& clause : clauses) text += "<" + clause + ">";
  return text + ")";
}

void collect(NodeRef owner, std::vector<std::string>& clauses, std::string& rest) {
  for (const NodeRef child : owner.children()) {
    if (child.kind() == Kind::body)
      collect(child, clauses, rest);
    else if (is_clause(child.kind()))
      clauses.push_back(meaning(child));
    else if (!is_layout(child.kind()))
      rest += meaning(child);
  }
}

void check_blank_lines(const std::string& text) {
  CHECK(text.find("\n\n\n") == std::string::npos);
  CHECK_FALSE(text.starts_with('\n'));
  CHECK_FALSE(text.ends_with("\n\n"));
  CHECK((text.empty() || text.ends_with('\n')));
}

/// All that must hold for every undamaged tree.
void check_properties(const Tree& tree) {
  CAPTURE(std::string(tree.source->text()));
  REQUIRE_FALSE(is_damaged(tree));
  const std::string once = format(tree);
  CAPTURE(once);
  const Tree again = tree_of(once);
  REQUIRE_FALSE(is_damaged(again));
  REQUIRE(format(again) == once);
  REQUIRE(sorted_leaves(again, false) == sorted_leaves(tree, false));
  REQUIRE(sorted_leaves(again, true) == sorted_leaves(tree, true));
  REQUIRE(meaning(again.root()) == meaning(tree.root()));
}

} // namespace

TEST_CASE("formatting cases") {
  for (const fs::path& folder : golden::cases("format")) {
    const std::string name = folder.filename().string();
    CAPTURE(name);
    const std::string output = formatted(golden::read(folder / "input.way"));
    golden::expect(folder / "expected.way", output);
    CHECK(formatted(output) == output);
  }
}

TEST_CASE("every file of the samples and the test cases formats to the same meaning") {
  const fs::path root = WAYMARK_SOURCE_DIR;
  std::vector<fs::path> files = files_below(root / "samples");
  const std::vector<fs::path> cases = files_below(root / "tests/cases");
  files.insert(files.end(), cases.begin(), cases.end());
  std::size_t undamaged = 0;
  for (const fs::path& file : files) {
    CAPTURE(file.string());
    const std::string text = golden::read(file);
    const Tree tree = tree_of(text);
    if (is_damaged(tree)) {
      CHECK(format(tree) == text);
      continue;
    }
    check_properties(tree);
    check_blank_lines(format(tree));
    ++undamaged;
  }
  CHECK(undamaged > 10);
}

TEST_CASE("random trees built in memory format to the same meaning") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const Tree built = tests::random_tree(seed);
    check_properties(built);
    CHECK(format(built) == formatted(std::string(built.source->text())));
  }
}

TEST_CASE("however a file is laid out, formatting keeps its meaning and comments") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    CAPTURE(seed);
    const Tree tree = tree_of(tests::scrambled_text(tests::random_tree(seed), seed + 7));
    check_properties(tree);
  }
}

TEST_CASE("files with a word, mark or line too few or too many") {
  std::size_t undamaged = 0;
  for (const fs::path& file : files_below(fs::path(WAYMARK_SOURCE_DIR) / "tests/cases/format")) {
    const std::string text = golden::read(file);
    const Tree tree = tree_of(text);
    for (const Node& node : tree.nodes) {
      if (node.size != 1 || node.first == node.last) continue;
      const std::string token = text.substr(node.first, node.last - node.first);
      std::string deleted = text;
      deleted.erase(node.first, token.size());
      std::string doubled = text;
      doubled.insert(node.last, (node.first % 2 == 0 ? " " : "\n") + token);
      for (const std::string& changed : {deleted, doubled}) {
        const Tree changed_tree = tree_of(changed);
        if (is_damaged(changed_tree)) continue;
        check_properties(changed_tree);
        ++undamaged;
      }
    }
  }
  CHECK(undamaged > 100);
}

TEST_CASE("line ends, byte order mark and the end of the file") {
  CHECK(formatted("").empty());
  CHECK(formatted(" \n\n\t\n").empty());
  CHECK(formatted("\xef\xbb\xbfrole a\r\nrole b  # x \r\n\r\n") == "role a\nrole b  # x\n");
  CHECK(formatted("role a") == "role a\n");
  CHECK(formatted("# only a comment") == "# only a comment\n");
  CHECK(formatted(
            "procedure p {\r\n  step \"a\" {\r\n    \"\"\"\r\n    b\r\n    \"\"\"\r\n  }\r\n}") ==
        "procedure p {\n  step \"a\" {\n    \"\"\"\n    b\n    \"\"\"\n  }\n}\n");
}

TEST_CASE("lines of exactly a hundred columns are not broken") {
  const auto role = [](std::size_t width) {
    const std::string head = "role a person \"\" backup b";
    return "role a person \"" + std::string(width - head.size(), 'x') + "\" backup b\n";
  };
  CHECK(formatted(role(100)) == role(100));
  CHECK(formatted(role(101)) ==
        "role a person \"" + std::string(76, 'x') + "\" {\n  backup b\n}\n");
}

TEST_CASE("width is what is seen on a screen, not bytes") {
  std::string wide;
  for (int i = 0; i < 25; ++i) wide += "é";
  const std::string narrow = "role a person \"" + wide + wide + wide + "\" backup b\n";
  CHECK(formatted(narrow) == narrow);
  std::string chinese;
  for (int i = 0; i < 40; ++i) chinese += "東";
  CHECK(formatted("role a person \"" + chinese + "\" backup b") ==
        "role a person \"" + chinese + "\" {\n  backup b\n}\n");
}

TEST_CASE("a damaged tree is returned as it was written") {
  for (const std::string text :
       {"role  a\nstep {", "workflow a {", "role a person \"x", "rolle  a \"A\"", "role a }",
        "workflow a {\n  step  b takes\n}", "role  \xff", "workflow a\n{\n}"}) {
    CAPTURE(text);
    CHECK(is_damaged(tree_of(text)));
    CHECK(formatted(text) == text);
  }
}

TEST_CASE("a role called by stays where it does not read as the keyword") {
  const std::string text = "workflow w {\n  step a using b by by\n}\n";
  REQUIRE_FALSE(is_damaged(tree_of(text)));
  CHECK(formatted(text) == text);
}

TEST_CASE("a tree built in memory is laid out like a parsed one") {
  TreeBuilder tree;
  tree.open(Keyword::role).name("a").close();
  tree.open(Keyword::workflow).name("w", "W").open_body();
  tree.open(Keyword::owner).reference("a").close();
  tree.open(Keyword::by).reference("b").close();
  tree.open(Keyword::step).title("S");
  tree.open(Keyword::takes).open(Kind::duration).token(Kind::numeral, "3");
  tree.token(Kind::unit, "days").close().close();
  tree.open(Keyword::by).reference("c").close();
  tree.open_body().close_body().close();
  CHECK(format(std::move(tree).finish()) == "role a\n\nworkflow w \"W\" {\n  by b\n  owner a\n\n"
                                            "  step \"S\" by c takes 3 days {}\n}\n");
}

TEST_CASE("blocks nest as deep as the parser allows") {
  std::string text = "workflow w {\n";
  for (std::size_t level = 1; level < maximum_depth; ++level) text += "if \"x\" {\n";
  text += "step s\n";
  for (std::size_t level = 0; level < maximum_depth; ++level) text += "}\n";
  const Tree tree = tree_of(text);
  check_properties(tree);
  CHECK(format(tree).find("\n" + std::string(2 * maximum_depth, ' ') + "step s\n") !=
        std::string::npos);
}

TEST_CASE("30,000 clauses on one line and 30,000 lines take linear time") {
  std::string head = "workflow w {\n  step a";
  std::string lines = "role a\n";
  for (int i = 0; i < 30'000; ++i) {
    head += " note \"x\"";
    lines += "# comment\n";
  }
  check_properties(tree_of(head + "\n}\n"));
  check_properties(tree_of(lines + "role b {\n  person \"x\"\n}\n"));
}
