#include "compiler/nearest.hpp"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using waymark::find_near;
using waymark::nearest;

namespace {

std::string near(std::string_view word, std::vector<std::string_view> candidates) {
  return std::string(nearest(word, candidates).value_or("(none)"));
}

} // namespace

TEST_CASE("the nearest spelling wins, the first of equals") {
  CHECK(near("asistant", {"founder", "assistant"}) == "assistant");
  CHECK(near("stpe", {"stage", "step"}) == "step"); // one transposition
  CHECK(near("cat", {"bat", "car"}) == "bat");
  CHECK(near("car", {"cart", "car"}) == "car");
}

TEST_CASE("at most a third of the length, rounded up, and no more than three") {
  CHECK(near("abc", {"abd"}) == "abd");
  CHECK(near("abc", {"add"}) == "(none)");
  CHECK(near("abcd", {"abxy"}) == "abxy");
  CHECK(near("abcdefghijkl", {"abcdefghixyz"}) == "abcdefghixyz");
  CHECK(near("abcdefghijklmnop", {"abcdefghijklwxyz"}) == "(none)");
}

TEST_CASE("case does not count, and letters are not bytes") {
  CHECK(near("Founder", {"founder"}) == "founder");
  CHECK(near("grün", {"grun"}) == "grun");
  CHECK(near("ÄRZTIN", {"ärztin"}) == "ärztin");
}

TEST_CASE("nothing is near to nothing, or to a word of which no letter is right") {
  CHECK(near("", {"a", ""}) == "(none)");
  CHECK(near("x", {"y"}) == "(none)");
  CHECK(near("word", {}) == "(none)");
}

TEST_CASE("a near word is clear only if no other is nearly as near") {
  const auto is_clear = [](std::string_view word, std::vector<std::string_view> candidates) {
    return find_near(word, candidates).value().is_clear;
  };
  CHECK(is_clear("foundr", {"founder", "assistant"}));
  CHECK_FALSE(is_clear("zoho_frm", {"zoho_crm", "zoho_forms"})); // one letter off, and two
  CHECK_FALSE(is_clear("zoho_frm", {"zoho_forms", "zoho_crm"}));
  CHECK_FALSE(is_clear("offr", {"offer", "offa"}));
  CHECK(is_clear("offer2", {"offer"}));
  CHECK(is_clear("assistent", {"assistant", "resistant"})); // one letter off, and three
  CHECK(is_clear("assistent", {"resistant", "assistant"}));
  CHECK(is_clear("deks", {"desk", "dms"})); // half of 'dms' would be wrong
  CHECK_FALSE(is_clear("bne", {"ben"}));    // too short
  CHECK_FALSE(is_clear("abcd", {"abxy"}));  // half of it is wrong
  CHECK(is_clear("Ana", {"ana", "anna"}));
  CHECK_FALSE(is_clear("ANA", {"ana", "Ana"}));
  CHECK(is_clear("founder", {"founder", "founder"}));
}

TEST_CASE("the only name that has all words of another, in their order, and more") {
  const auto longer = [](std::string_view word, std::vector<std::string_view> candidates) {
    return std::string(waymark::find_longer(word, candidates).value_or("(none)"));
  };
  CHECK(longer("crm", {"zoho_forms", "zoho_crm"}) == "zoho_crm");
  CHECK(longer("First_call", {"first-call-with-a-lead"}) == "first-call-with-a-lead");
  CHECK(longer("call_first", {"first-call-with-a-lead"}) == "(none)");
  CHECK(longer("crm", {"zoho_crm", "crm-backup"}) == "(none)"); // which one?
  CHECK(longer("cr", {"zoho_cr"}) == "(none)");
  CHECK(longer("crm", {"crm", "crms", "zoho_crms"}) == "(none)");
  CHECK(longer("__", {"a__b"}) == "(none)");
}
