#include "grammar/parse.hpp"
#include "syntax_errors.hpp"
#include "text_formats.hpp"

#include <doctest/doctest.h>

using namespace waymark;

namespace {

/// The messages about `text`, each with what it points at; all must be `invalid-value`.
std::string values(std::string text) {
  const Tree tree = parse(std::make_shared<Source>(FileId{0}, "a.way", std::move(text)));
  Findings findings;
  report_text_errors(tree, findings);
  std::string report;
  for (const Finding& finding : findings.all()) {
    CHECK(finding.check == Check::invalid_value);
    report += std::string(tree.source->text(finding.span)) + ": " + finding.message + "\n";
  }
  return report;
}

std::string step_values(const std::string& clause) {
  return values("workflow w {\n step a " + clause + "\n}\n");
}
std::string header_values(const std::string& clause) {
  return values("workflow w {\n " + clause + "\n step a\n}\n");
}

} // namespace

TEST_CASE("durations") {
  CHECK(step_values("takes 10 to 20 min within 3 working days") == "");
  CHECK(step_values("takes 10 minits") ==
        "minits: 'minits' is no unit of time; did you mean 'min'?\n");
  CHECK(step_values("takes 10 minutes") == "minutes: 'minutes' is written 'min' here\n");
  CHECK(
      step_values("takes 3 parsecs") ==
      "parsecs: 'parsecs' is no unit of time; the units are s, min, h, days, working days, weeks, "
      "months and years\n");
  CHECK(step_values("takes 20 to 10 min") ==
        "20 to 10: the range runs from the larger to the smaller; did you mean '10 to 20'?\n");
  CHECK(step_values("takes 99999999999 min") ==
        "99999999999: this number is too big; the largest is 1000000000\n");
}

TEST_CASE("how often at most: any whole number from 1") {
  const auto limit = [](const std::string& times) {
    return values("workflow w {\n step a\n -> a up to " + times + " times, then continue\n}\n");
  };
  CHECK(limit("1") == "");
  CHECK(limit("2000000") == "");
  CHECK(limit("99999999999") == "");
  CHECK(limit(std::string(400, '9')) == "");
  CHECK(limit("0") == "0: 0 times would mean never; write 1 or more, or leave out the jump\n");
  const std::string nearly_nothing = "0." + std::string(400, '0') + "1";
  CHECK(limit(nearly_nothing) == nearly_nothing + ": '" + nearly_nothing +
                                     "' times cannot be counted; write a whole number\n");
  CHECK(limit("1.5") == "1.5: '1.5' times cannot be counted; write a whole number\n");
}

TEST_CASE("frequencies") {
  CHECK(header_values("happens 40 per month") == "");
  CHECK(header_values("happens every monday") == "");
  CHECK(header_values("happens 4 per fortnite") ==
        "fortnite: 'fortnite' is no period; write hour, day, week, month or year\n");
  CHECK(header_values("happens every munday") ==
        "munday: 'munday' is no weekday or period; did you mean 'monday'?\n");
  CHECK(header_values("happens 0 per month") ==
        "0: 0 would mean never; write how often it happens\n");
}

TEST_CASE("dates and reviews") {
  CHECK(header_values("effective 2026-02-28") == "");
  CHECK(header_values("effective 2026-02-30") ==
        "2026-02-30: there is no 2026-02-30 in the calendar\n");
  CHECK(header_values("reviewed 26-2-3 by x") ==
        "26-2-3: '26-2-3' is no date; write year, month and day like 2026-11-21\n");
  CHECK(header_values("review every 0 months") ==
        "0: 0 would mean always; write after which time it is reviewed again\n");
}

TEST_CASE("money and hours") {
  CHECK(values("role r rate 30 EUR per hour hours 40 per week\n") == "");
  CHECK(values("role r rate 30 EURO per hour\n") ==
        "EURO: 'EURO' is no currency; did you mean 'EUR'?\n");
  CHECK(values("tool t cost 3 USD per sec\n") == "");
  CHECK(values("tool t cost 3 USD per fortnite\n") ==
        "fortnite: 'fortnite' is no period; write hour, day, week, month or year\n");
  CHECK(values("role r hours 20 per month\n") ==
        "month: hours are given per week, not per month; 20 per month are about 4.6 per week\n");
  CHECK(values("role r hours 169 per week\n") ==
        "169: a week has 168 hours, so 169 cannot be worked by one person; name each 'person' of "
        "the role\n");
  CHECK(values("role r person \"Team A\" person \"Team B\" hours 400 per week\n") == "");
}

TEST_CASE("shares and limits") {
  CHECK(values("workflow w { decide q {\nyes about 60% continue\nno about 40% continue\n} }") ==
        "");
  CHECK(values("workflow w { decide q {\nyes about 120% continue\nno continue\n} }") ==
        "120%: a share is at most 100%, and this is 120%\n");
  CHECK(values("workflow w { decide q {\nyes about 60% continue\nno about 60% continue\n} }") ==
        "60%: the answers of this decision have 120% together, but at most 100% is possible; make "
        "a share smaller\n");
  CHECK(values("workflow w {\nstep a\n-> a up to 0 times, then continue\n}") ==
        "0: 0 times would mean never; write 1 or more, or leave out the jump\n");
  CHECK(values("workflow w {\nstep a\n-> a up to 1.5 times, then continue\n}") ==
        "1.5: '1.5' times cannot be counted; write a whole number\n");
}

TEST_CASE("colours, addresses, languages") {
  CHECK(values("handbook \"H\" { accent \"#1A5fb4\" language pt-BR site \"https://a.example\" edit "
               "\"https://a.example/{path}\" }") == "");
  CHECK(values("handbook \"H\" { accent \"blue\" }").starts_with("\"blue\": 'blue' is no colour"));
  CHECK(values("handbook \"H\" { site \"a.example\" }") ==
        "\"a.example\": 'a.example' is no web address; it must begin with https:// or http://\n");
  CHECK(values("tool t url \"javascript:alert(1)\"\n").starts_with("\"javascript:alert(1)\": "));
  CHECK(values("handbook \"H\" { edit \"https://a.example\" }")
            .starts_with("\"https://a.example\": the address of 'edit' needs '{path}' in it"));
  CHECK(values("handbook \"H\" { language english-of-britain-here }") != "");
}

TEST_CASE("language tags are well-formed by RFC 5646") {
  for (const char* tag : {"en", "de-AT", "zh-Hans-CN", "sl-rozaj-biske", "de-CH-1901", "es-419",
                          "en-u-co-phonebk", "x-own", "en-x-own", "zh-cmn-Hans-CN"}) {
    CAPTURE(tag);
    CHECK(is_language_tag(tag));
  }
  for (const char* tag :
       {"", "e", "en-", "-en", "en--US", "en-u", "en-toolongsubtag", "123", "en_US"}) {
    CAPTURE(tag);
    CHECK_FALSE(is_language_tag(tag));
  }
}

TEST_CASE("a title alone must give an id") {
  CHECK(values("role \"!!!\"\n") ==
        "\"!!!\": this title has no letter or digit to make an id of; write an id before it\n");
  CHECK(values("role r \"!!!\"\n") == "");
}
