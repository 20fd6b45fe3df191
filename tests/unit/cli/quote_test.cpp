#include "places.hpp"
#include "printable.hpp"
#include "source_quote.hpp"

#include <doctest/doctest.h>

namespace {

using namespace waymark;

/// The line and the mark below it.
std::string quoted(const std::string& text, std::uint32_t first, std::uint32_t last) {
  const Source source(FileId{0}, "a.way", text);
  const SourceQuote quote =
      waymark::quote(source, Span{FileId{0}, first, last}, source.position(first).line);
  return quote.line + "\n" + std::string(quote.indent, ' ') + std::string(quote.width, '^');
}

} // namespace

TEST_CASE("the mark stands below what it marks") {
  CHECK(quoted("one\n  step x\n", 6, 10) == "  step x\n  ^^^^");
  CHECK(quoted("step", 4, 4) == "step\n    ^");
  CHECK(quoted("a {\nb\n}", 2, 7) == "a {\n  ^");
  CHECK(quoted("", 0, 0) == "\n^");
}

TEST_CASE("tabs, wide characters and marks are counted as a terminal shows them") {
  CHECK(quoted("\tstep", 1, 5) == "    step\n    ^^^^");
  CHECK(quoted("a\tstep", 2, 6) == "a   step\n    ^^^^");
  CHECK(quoted("\xE6\xBC\xA2 x", 4, 5) == "\xE6\xBC\xA2 x\n   ^"); // a wide character
  CHECK(quoted("e\xCC\x81 x", 4, 5) == "e\xCC\x81 x\n  ^");        // an accent of its own
}

TEST_CASE("a very long line is cut around the mark") {
  const std::string line = std::string(1000, 'a') + "X" + std::string(1000, 'b');
  const std::string shown = quoted(line, 1000, 1001);
  CHECK(shown == "…" + std::string(60, 'a') + "X" + std::string(39, 'b') + "…\n" +
                     std::string(61, ' ') + "^");
  CHECK(quoted(std::string(50, 'a') + line, 0, 1) == std::string(100, 'a') + "…\n^");
}

TEST_CASE("nothing that a file says reaches the terminal as a command") {
  CHECK(printable("\x1b[2Jx\r\n\x07") == "\uFFFD[2Jx\uFFFD\uFFFD\uFFFD");
  CHECK(printable("\u202Eabc\u2066") == "\uFFFDabc\uFFFD");
  CHECK(printable("\xC2\x9B"
                  "31m") == "\uFFFD31m"); // the one-character form of escape [
  CHECK(printable("a\xFFz\xC3") == "a\uFFFDz\uFFFD");
  CHECK(printable("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD"); // a surrogate
  CHECK(printable("Grüße 🎉") == "Grüße 🎉");
}

TEST_CASE("places found one after the other are those that the source gives") {
  const Source source(FileId{0}, "a.way", "ab\ncü d\r\n\nxyz");
  PlaceFinder places;
  for (std::uint32_t offset = 0; offset <= source.text().size(); ++offset) {
    if ((static_cast<unsigned char>(source.text().data()[offset]) & 0xC0) == 0x80) continue;
    CHECK(places.find(source, offset) == source.position(offset));
  }
  for (const std::uint32_t offset : {7U, 2U, 12U, 0U}) {
    CHECK(places.find(source, offset) == source.position(offset));
  }
}
