#include "grammar/tree_builder.hpp"

#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "random_tree.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>

using namespace waymark;

namespace {

Tree reparsed(const Tree& tree) {
  const std::string text(tree.source->text());
  return parse(std::make_shared<const Source>(FileId{}, "reparsed.way", text));
}

bool same_node(const Node& built, const Node& parsed) {
  return built.kind == parsed.kind && parsed.damage == Damage::none &&
         built.first == parsed.first && built.last == parsed.last && built.size == parsed.size;
}

void check_same_nodes(const Tree& built, const Tree& parsed) {
  CAPTURE(std::string(built.source->text()));
  const auto difference = std::mismatch(built.nodes.begin(), built.nodes.end(),
                                        parsed.nodes.begin(), parsed.nodes.end(), same_node);
  const std::ptrdiff_t first_different_node = difference.first - built.nodes.begin();
  CAPTURE(first_different_node);
  REQUIRE(difference.first == built.nodes.end());
  REQUIRE(difference.second == parsed.nodes.end());
}

} // namespace

TEST_CASE("a tree built in memory has the text of its tokens") {
  TreeBuilder tree("import.way");
  tree.comment("Imported.\n\nFrom BPMN.");
  tree.open(Keyword::workflow).name("sell", "Sell").open_body();
  tree.open(Keyword::owner).reference("founder").close();
  tree.open(Keyword::step).name("call", "Call \"them\"");
  tree.open(Keyword::needs).reference("a").comma().reference("b").close();
  tree.open_body();
  tree.open(Kind::instructions).text_block("One\n  two").close();
  tree.close_body().close();
  tree.open(Kind::jump).arrow().reference("call").close();
  tree.close_body().close();
  const Tree built = std::move(tree).finish();

  CHECK(built.source->path() == "import.way");
  CHECK(built.source->text() == R"(# Imported.
#
# From BPMN.
workflow sell "Sell" {
  owner founder
  step call "Call \"them\"" needs a, b {
    """
    One
      two
    """
  }
  -> call
}
)");
  check_same_nodes(built, reparsed(built));
  CHECK(text_of(built) == built.source->text());
}

TEST_CASE("an empty tree has an empty text") {
  const Tree built = TreeBuilder().finish();
  CHECK(built.source->text().empty());
  check_same_nodes(built, reparsed(built));
}

TEST_CASE("a name is an id, a title, or both") {
  TreeBuilder tree;
  tree.open(Keyword::role).name("a").close();
  tree.open(Keyword::role).name("", "B").close();
  tree.open(Keyword::role).name("c", "C").close();
  const Tree built = std::move(tree).finish();
  CHECK(built.source->text() == "role a\nrole \"B\"\nrole c \"C\"\n");
}

TEST_CASE("finish closes what is still open") {
  TreeBuilder tree;
  tree.open(Keyword::workflow).name("a").open_body();
  tree.open(Keyword::step).title("b");
  const Tree built = std::move(tree).finish();
  CHECK(built.source->text() == "workflow a {\n  step \"b\"\n}\n");
  check_same_nodes(built, reparsed(built));
}

TEST_CASE("the text of a tree built in memory parses to the same tree") {
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    const Tree built = tests::random_tree(seed);
    check_same_nodes(built, reparsed(built));
  }
}

TEST_CASE("very deep trees are built and formatted in linear time") {
  constexpr std::size_t depth = 20'000;
  TreeBuilder tree;
  tree.open(Keyword::workflow).name("deep").open_body();
  for (std::size_t i = 0; i < depth; ++i) tree.open(Keyword::if_).title("?").open_body();
  const Tree built = std::move(tree).finish();
  CHECK(built.source->text().size() < depth * 1200);
  CHECK(format(built).size() < depth * 1200);
}
