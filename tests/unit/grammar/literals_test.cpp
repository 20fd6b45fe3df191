#include "grammar/literals.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace waymark;

namespace {

std::string decoded(std::string_view quoted) {
  const DecodedString result = decode_string(quoted);
  CHECK(result.bad_escape_length == 0);
  return result.text;
}

void check_bad_escape(std::string_view quoted, std::string_view escape, bool bad_code_point,
                      std::string_view text) {
  CAPTURE(std::string(quoted));
  const DecodedString result = decode_string(quoted);
  CHECK(quoted.substr(result.bad_escape, result.bad_escape_length) == escape);
  CHECK(result.bad_code_point == bad_code_point);
  CHECK(result.text == text);
}

} // namespace

TEST_CASE("escapes of strings are resolved") {
  CHECK(decoded(R"("")").empty());
  CHECK(decoded(R"("plain")") == "plain");
  CHECK(decoded(R"("\"a\" \\ \n\u{41}\u{1F389}\u{00e9}")") == "\"a\" \\ \nA🎉é");
  CHECK(decoded("\"Größe 東京\"") == "Größe 東京");
}

TEST_CASE("an unclosed string is read to its end") {
  CHECK(decoded("\"abc") == "abc");
  CHECK(decoded("\"").empty());
  CHECK(decoded("\"abc\\\"") == "abc\"");
  check_bad_escape("\"abc\\", "\\", false, "abc\\");
}

TEST_CASE("the first bad escape is found, the others are kept as written") {
  check_bad_escape(R"("a\tb\q")", "\\t", false, "a\\tb\\q");
  check_bad_escape(R"("\é")", "\\é", false, "\\é");
  check_bad_escape(R"("\u0041")", "\\u", false, "\\u0041");
  check_bad_escape(R"("\u{}")", "\\u{}", false, "\\u{}");
  check_bad_escape(R"("\u{12 ")", "\\u{12", false, "\\u{12 ");
  check_bad_escape(R"("x\u{xyz}")", "\\u{", false, "x\\u{xyz}");
}

TEST_CASE("an escape of the right shape may name no character") {
  check_bad_escape(R"("\u{110000}")", "\\u{110000}", true, "\uFFFD");
  check_bad_escape(R"("\u{D800}")", "\\u{D800}", true, "\uFFFD");
  check_bad_escape(R"("\u{0}")", "\\u{0}", true, "\uFFFD");
  check_bad_escape(R"("\u{100000041}")", "\\u{100000041}", true, "\uFFFD");
  check_bad_escape(R"("\u{10000000000000041}")", "\\u{10000000000000041}", true, "\uFFFD");
}

TEST_CASE("a quoted text reads back as itself") {
  for (const std::string_view text : {"", "plain", "say \"hi\"", "C:\\new", "two\nlines", "bell\a",
                                      "tab\tstays", "return\r\n", "é🎉東", "\x7F"}) {
    CAPTURE(std::string(text));
    CHECK(decoded(quote_string(text)) == text);
    CHECK(quote_string(text).find_first_of("\n\r") == std::string::npos);
  }
  CHECK(quote_string("a \"b\"\n") == R"("a \"b\"\n")");
  CHECK(decoded(quote_string(std::string_view("a\0b", 3))) == "a\uFFFDb");
}

TEST_CASE("text blocks lose the indentation that their lines share") {
  CHECK(dedent_text_block("\"\"\"\"\"\"").empty());
  CHECK(dedent_text_block("\"\"\"\n  \"\"\"").empty());
  CHECK(dedent_text_block("\"\"\"\n    one\n      two\n\n    three\n    \"\"\"") ==
        "one\n  two\n\nthree");
  CHECK(dedent_text_block("\"\"\"\n\tone\n\t  two\n\"\"\"") == "one\n  two");
  CHECK(dedent_text_block("\"\"\"\n\tone\n  two\n\"\"\"") == "\tone\n  two");
}

TEST_CASE("text may begin and end beside the marks of its block") {
  CHECK(dedent_text_block("\"\"\" one \"\"\"") == "one");
  CHECK(dedent_text_block("\"\"\"one\n    two\n      three\"\"\"") == "one\ntwo\n  three");
}

TEST_CASE("blank lines inside a text block are kept, as empty lines") {
  CHECK(dedent_text_block("\"\"\"\n\n  one\n \t \n  two  \n\n  \"\"\"") == "\none\n\ntwo  \n");
}

TEST_CASE("line ends of Windows are line ends") {
  CHECK(dedent_text_block("\"\"\"\r\n  one\r\n  \r\n  two\r\n  \"\"\"") == "one\n\ntwo");
  CHECK(dedent_text_block("\"\"\"\n  one\r\r\n  \"\"\"") == "one");
}

TEST_CASE("an unclosed text block is read to its end") {
  CHECK(dedent_text_block("\"\"\"").empty());
  CHECK(dedent_text_block("\"\"\"\n  one\n  two") == "one\ntwo");
}

TEST_CASE("a quoted text block reads back as itself") {
  for (const std::string_view text :
       {"", "one", "one\n  two\n\nthree", "- [ ] task", "trailing  \nbreak", "a \"quoted\" word"}) {
    CAPTURE(std::string(text));
    CHECK(dedent_text_block(quote_text_block(text)) == text);
    CHECK(dedent_text_block(quote_text_block(text, "      ")) == text);
  }
  CHECK(quote_text_block("one\n\ntwo\n", "  ") == "\"\"\"\n  one\n\n  two\n  \"\"\"");
}

TEST_CASE("three quotes cannot close a quoted text block") {
  CHECK(dedent_text_block(quote_text_block("a \"\"\" b")) == "a \"\"\\\" b");
  CHECK(dedent_text_block(quote_text_block("\"\"\"\"\"")) == "\"\"\\\"\"\\\"");
}
