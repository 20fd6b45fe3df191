#include "grammar/parse.hpp"

#include "tree_text.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <memory>
#include <string>

using namespace waymark;

namespace {

Tree parsed(std::string text) {
  return parse(std::make_shared<const Source>(FileId{}, "test.way", std::move(text)));
}

std::size_t damaged(const Tree& tree) {
  return static_cast<std::size_t>(std::ranges::count_if(tree.nodes, is_error));
}

} // namespace

TEST_CASE("an answer that ends without its arrow is understood, and one mistake") {
  const Tree tree =
      parsed("workflow w {\n decide q {\n  yes continue\n  no end \"Declined\"\n }\n}\n");
  CHECK(damaged(tree) == 1);
  CHECK(tests::tree_text(tree).find("missing: '->' and where to go\n              end\n") !=
        std::string::npos);
}
