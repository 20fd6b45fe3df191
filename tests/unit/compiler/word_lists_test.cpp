#include "word_lists.hpp"

#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

using namespace waymark;
using Words = std::vector<std::string>;
using Names = std::vector<std::string_view>;

TEST_CASE("a list of words has commas, and a joint before the last") {
  CHECK(list_of(Words{}, "or") == "");
  CHECK(list_of(Words{"a"}, "or") == "a");
  CHECK(list_of(Words{"a", "b"}, "or") == "a or b");
  CHECK(list_of(Words{"a", "b", "c"}, "or") == "a, b or c");
}

TEST_CASE("a list of names has each in quotes and once") {
  CHECK(list_of_names(Names{}, "and") == "");
  CHECK(list_of_names(Names{"A", "B", "A"}, "and") == "'A' and 'B'");
  CHECK(list_of_names(Names{"A", "B", "C"}, "and") == "'A', 'B' and 'C'");
}

TEST_CASE("a long list of names ends with dots") {
  CHECK(list_of_names(Names{"A", "A", "B"}, "or", 2) == "'A' or 'B'");
  CHECK(list_of_names(Names{"A", "B", "A", "C", "D"}, "or", 2) == "'A', 'B' …");
}
