#include "diagram/text/text_metrics.hpp"

#include <doctest/doctest.h>

using namespace waymark;

namespace {

std::string one_line(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += (out.empty() ? "" : " ") + line;
  return out;
}

} // namespace

TEST_CASE("the width of a text is that of Liberation Sans") {
  // H 1479, e 1139, l 455, l 455, o 1139 of 2048
  CHECK(text_width("Hello", {2048, false}) == 1479 + 1139 + 455 + 455 + 1139);
  CHECK(text_width("Hello", {12, false}) == 28);
  CHECK(text_width("Hello", {12, true}) > text_width("Hello", {12, false}));
  CHECK(text_width("", {12, false}) == 0);
  CHECK(text_width("\u00e9", {2048, false}) == text_width("e", {2048, false}));
}

TEST_CASE("code points count, not bytes") {
  CHECK(text_width("\u4e2d", {10, false}) == 10);
  CHECK(text_width("\U0001F389", {10, false}) == 14);
  CHECK(text_width("e\u0301", {10, false}) == text_width("e", {10, false}));
  CHECK(text_width("\u0416", {2048, false}) > 1000);
}

TEST_CASE("lines are as few and then as equal as possible") {
  const Font font{13, true};
  const auto lines = wrap("Send the contract for signature", 176, font, 3);
  REQUIRE(lines.size() == 2);
  CHECK(one_line(lines) == "Send the contract for signature");
  const int difference = text_width(lines[0], font) - text_width(lines[1], font);
  CHECK(std::abs(difference) < 60);
  CHECK(wrap("Click the ad", 176, font, 3).size() == 1);
}

TEST_CASE("no line is wider than allowed, whatever the text") {
  const Font font{12, false};
  const char* texts[] = {
      "Donaudampfschifffahrtsgesellschaftskapitaenspatentpruefung today",
      "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07", "a\n\tb  c",
      "Zeile\u0301 mit Akzent \U0001F389\U0001F389\U0001F389\U0001F389", "\x01\x02"};
  for (const char* text : texts) {
    for (const std::string& line : wrap(text, 60, font, 9)) CHECK(text_width(line, font) <= 60);
  }
}

TEST_CASE("a long word is broken, nothing of it lost") {
  std::string word(200, 'm');
  std::string found;
  const std::vector<std::string> lines = wrap(word, 100, {12, false}, 99);
  for (const std::string& line : lines) {
    CHECK(line.ends_with('-') == (&line != &lines.back()));
    found += line.substr(0, line.find('-'));
  }
  CHECK(found == word);
}

TEST_CASE("the pieces of a long word are much the same, and end at its own hyphens") {
  const Font font{13, true};
  const auto lines = wrap("Haushaltssperrenverordnungsdurchf\u00fchrungsbestimmung", 180, font, 9);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].ends_with('-'));
  CHECK(lines[1].ends_with('-'));
  CHECK(text_width(lines[2], font) > 80);
  using Lines = std::vector<std::string>;
  CHECK(wrap("Landesrechnungshof-Pr\u00fcfungsbericht", 170, font, 9) ==
        Lines{"Landesrechnungshof-", "Pr\u00fcfungsbericht"});
  // What is no word gets no sign that is not its own.
  CHECK(wrap("123456789012345678901234567890", 60, font, 9)[0].find('-') == std::string::npos);
}

TEST_CASE("a word is broken where its author allows it, and shows that it goes on") {
  const Font font{10, true};
  using Lines = std::vector<std::string>;
  CHECK(wrap("Labor\u00adassistentin", 66, font, 4) == Lines{"Labor-", "assistentin"});
  CHECK(wrap("Labor\u00adassistentin", 200, font, 4) == Lines{"Laborassistentin"});
  CHECK(wrap("Labor\u00ad assistentin\u00ad", 66, font, 4) == Lines{"Labor", "assistentin"});
}

TEST_CASE("what does not fit ends in an ellipsis") {
  const auto lines = wrap("one two three four five six seven eight", 40, {12, false}, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines.back().ends_with("\u2026"));
  CHECK(text_width(lines.back(), {12, false}) <= 40);
}

TEST_CASE("very long text is cut between code points") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "\u4e2d";
  const auto lines = wrap(text, 100, {10, false}, 3);
  CHECK(lines.size() == 3);
  CHECK(lines.back().ends_with("\u2026"));
}

TEST_CASE("an empty text is one empty line") {
  CHECK(wrap("", 100, {10, false}, 3) == std::vector<std::string>{""});
  CHECK(wrap(" \n ", 100, {10, false}, 3) == std::vector<std::string>{""});
}

TEST_CASE("a number stays on the line of what it counts, if there is room") {
  const Font font{11, false};
  const auto wrapped = [&](std::string_view text, std::int32_t width) {
    std::string out;
    for (const std::string& line : wrap(text, width, font, 9)) {
      CHECK(text_width(line, font) <= width);
      out += out.empty() ? line : "/" + line;
    }
    return out;
  };
  CHECK(wrapped("not within 14 days", 80) == "not within/14 days");
  CHECK(wrapped("not within 14 days, after 2 times", 80) == "not within/14 days,/after 2 times");
  CHECK(wrapped("3 4 5 rooms", 50) == "3 4/5 rooms");
  const std::int32_t word = text_width("Betriebswirtschaft", font) + 2;
  CHECK(wrapped("9 Betriebswirtschaft", word) == "9/Betriebswirtschaft");
  CHECK(widest_word("14 days", font) == text_width("days", font));
}

TEST_CASE("the widest word is what a room must hold so that none is broken") {
  for (const char* text : {"Online business manager", "Laborassistentin", "Labor\u00adassistentin",
                           "a", "", "\u5f71\u97ff \u529b"}) {
    CAPTURE(text);
    const Font font{10, true};
    const std::int32_t room = widest_word(text, font);
    CHECK(room <= text_width(text, font) + text_width("-", font));
    for (const std::string& line : wrap(text, room, font, 20)) {
      CHECK(text_width(line, font) <= room);
      CHECK((line.empty() || std::string_view(text).find(line.substr(0, line.find('-'))) !=
                                 std::string_view::npos));
    }
  }
  CHECK(
      wrap("Laborassistentin", widest_word("Laborassistentin", {10, true}), {10, true}, 4).size() ==
      1);
  CHECK(widest_word("Labor\u00adassistentin", {10, true}) <
        widest_word("Laborassistentin", {10, true}));
}

TEST_CASE("text without spaces is not broken before what closes nor behind what opens") {
  using Lines = std::vector<std::string>;
  // "Write the changes (in Japanese and English)."
  CHECK(wrap("\u5909\u66f4\u5c65\u6b74\u3092\u66f8\u304f(\u65e5\u672c\u8a9e\u3068\u82f1\u8a9e)", 96,
             {12, false}, 3) == Lines{"\u5909\u66f4\u5c65\u6b74\u3092\u66f8",
                                      "\u304f(\u65e5\u672c\u8a9e\u3068\u82f1\u8a9e)"});
  for (std::int32_t width = 72; width < 160; ++width) {
    for (const std::string& line : wrap("\u300c\u9001\u308b\u300d\u3001\u5f85\u3063\u3066\u3001"
                                        "\u300c\u53d7\u3051\u53d6\u308b\u300d\u3002",
                                        width, {12, false}, 9)) {
      CHECK_FALSE(line.starts_with("\u3001"));
      CHECK_FALSE(line.starts_with("\u3002"));
      CHECK_FALSE(line.starts_with("\u300d"));
      CHECK_FALSE(line.ends_with("\u300c"));
      CHECK_FALSE(line.starts_with("\u3063"));
    }
  }
}

TEST_CASE("lines that a text was broken into make it whole again") {
  // "Who sends what to whom, and who waits?", with and without spaces.
  for (const char* const text : {"Who sends what to whom, and who waits?",
                                 "\u8ab0\u304c\u8ab0\u306b\u4f55\u3092\u9001\u308a\u3001\u8ab0"
                                 "\u304c\u5f85\u3064\u306e\u304b\uff1f"}) {
    for (std::int32_t width = 60; width < 200; width += 7) {
      std::string whole;
      for (const std::string& line : wrap(text, width, {11, false}, 9)) append_wrapped(whole, line);
      CHECK(whole == text);
    }
  }
}
