#include "fenced_blocks.hpp"
#include "golden.hpp"
#include "grammar/parse.hpp"
#include "tree_text.hpp"

#include <doctest/doctest.h>

#include <memory>

using namespace waymark;

TEST_CASE("the example of docs/syntax-tree.md is true") {
  const auto blocks = tests::fenced_blocks(golden::read(WAYMARK_SOURCE_DIR "/docs/syntax-tree.md"));
  REQUIRE(blocks.size() == 2);
  REQUIRE(blocks[0].info == "way");
  REQUIRE(blocks[1].info == "tree");
  const Tree tree = parse(std::make_shared<const Source>(FileId{}, "page.way", blocks[0].text));
  CHECK(blocks[1].text == tests::tree_text(tree));
}
