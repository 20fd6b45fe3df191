#include "backends/diagram.hpp"
#include "backends/language.hpp"
#include "backends/sop.hpp"
#include "compiler/compile.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace {

using namespace waymark;

struct Row {
  std::string_view name;
  std::array<std::string_view, 3> words; ///< English, German, French
};

constexpr Row rows[] = {
#define WAYMARK_WORD(name, english, german, french) Row{#name, {english, german, french}},
#include "backends/words.def"
#undef WAYMARK_WORD
};

/// "{}" and "{count}", in alphabetical order: other languages have another word order.
std::vector<std::string> placeholders(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
    found.emplace_back(text.substr(at, text.find('}', at) - at + 1));
  std::sort(found.begin(), found.end());
  return found;
}

Date date(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
}

} // namespace

TEST_CASE("languages: the table is complete, and takes the same values in each") {
  for (const Row& row : rows) {
    for (std::size_t i = 1; i < row.words.size(); ++i) {
      CAPTURE(row.name);
      CAPTURE(row.words[i]);
      const bool ends_a_sentence = row.name.ends_with("_done_last");
      CHECK((!row.words[i].empty() || ends_a_sentence));
      CHECK(placeholders(row.words[i]) == placeholders(row.words[0]));
    }
    // Pieces between others bring their own blanks.
    CHECK(row.words[2].find(" :") == std::string_view::npos);
    CHECK(row.words[2].find(" ?") == std::string_view::npos);
    CHECK(row.words[2].find('\'') == std::string_view::npos); // the apostrophe is ’
  }
}

TEST_CASE("languages: a tag is taken by its first part, and English stands for all others") {
  CHECK(Language("de").tag() == "de");
  CHECK(Language("DE-at").tag() == "de");
  CHECK(Language("fr-CA").tag() == "fr");
  CHECK(Language("").tag() == "en");
  CHECK(Language("nl").tag() == "en");
  CHECK(Language("den").tag() == "en");
}

TEST_CASE("languages: numbers, lengths of time and dates as their readers write them") {
  const Language english("en");
  const Language german("de");
  const Language french("fr");
  const Duration one_and_a_half{1.5, 1.5, TimeUnit::hour};
  CHECK(english.text(one_and_a_half) == "1.5 hours");
  CHECK(german.text(one_and_a_half) == "1,5 Stunden");
  CHECK(french.text(one_and_a_half) == "1,5 heure");
  const Duration range{10, 20, TimeUnit::working_day};
  CHECK(english.text(range) == to_text(range));
  CHECK(german.text(range) == "10 bis 20 Arbeitstage");
  CHECK(french.text(range) == "10 à 20 jours ouvrés");
  CHECK(english.every({1, 1, TimeUnit::month}) == "every month");
  CHECK(german.every({1, 1, TimeUnit::month}) == "jeden Monat");
  CHECK(german.every({6, 6, TimeUnit::month}) == "alle 6 Monate");
  CHECK(french.every({2, 2, TimeUnit::week}) == "toutes les 2 semaines");
  CHECK(french.every({2, 2, TimeUnit::year}) == "tous les 2 ans");
  const Date day = date(2026, 3, 9);
  CHECK(english.text(day) == "2026-03-09");
  CHECK(german.text(day) == "09.03.2026");
  CHECK(french.text(day) == "09/03/2026");
  CHECK(german.text(Money{30, "EUR", TimeUnit::hour}) == "30 EUR pro Stunde");
  Frequency monday;
  monday.weekday = std::chrono::Monday;
  CHECK(german.text(monday) == "jeden Montag");
  CHECK(french.text(Frequency{40, 1, TimeUnit::month}) == "40 par mois");
  CHECK(english.text(Frequency{2.5, 1, TimeUnit::week}) == "2.5 per week");
  CHECK(french.count(0, Word::step, Word::steps_plural) == "0 étape");
  CHECK(german.count(0, Word::step, Word::steps_plural) == "0 Schritte");
}

TEST_CASE("languages: an SOP says all that it says itself in the language of the handbook") {
  const std::string body =
      "role a \"Anna\"\nparty k \"Kunde\"\n"
      "workflow w \"Ablauf\" owner a reviewed 2026-01-02 by a {\n"
      "  step x \"Eins\" by a takes 2 h within 1 day caution \"Heiß\"\n"
      "  decide \"Gut?\" {\n    yes about 30% continue\n    no -> x up to 2 times, then -> end "
      "\"Aus\"\n"
      "  }\n  wait 3 days\n  wait \"Antwort\" from k within 2 days else -> x\n}\n";
  const auto sop = [&](const std::string& tag) {
    Workspace workspace;
    workspace.sources = SourceSet({{"a.way", "handbook \"H\" { language " + tag + " }\n" + body}});
    workspace.today = date(2026, 3, 9);
    std::vector<FileReadingPtr> readings = read(workspace.sources);
    const CheckedModel checked = compile(workspace, std::move(readings));
    return render_sop(checked, checked.model.find("w"));
  };
  const std::string german = sop("de");
  CAPTURE(german);
  for (const char* said :
       {"→ Wenn **ja** (etwa 30\u00a0% der Fälle): weiter mit Schritt [3](#wait.1)",
        "zurück zu Schritt [1](#step.x), höchstens 2-mal; danach Ende des Ablaufs: **Aus**.",
        "### 3. 3 Tage warten", "### 4. Warten: Antwort", "| 02.01.2026 | Geprüft | Anna |",
        "* **Dauer:** 2 Stunden", "**Vorsicht, vor Schritt 1 lesen:**",
        "Dauert es länger als 2 Tage: nicht länger warten und zurück zu Schritt [1](#step.x)."}) {
    CHECK_MESSAGE(german.find(said) != std::string::npos, said);
  }
  const std::string ours = german.substr(0, german.find("<!-- Made by"));
  for (const char* english : {" the ", "Owner", "Step ", "step [", "days", "Needs"})
    CHECK_MESSAGE(ours.find(english) == std::string::npos, english);
  const std::string french = sop("fr");
  CAPTURE(french);
  CHECK(french.find("→ Si **oui** (environ 30\u00a0% des cas)\u00a0: passez à l’étape [3]") !=
        std::string::npos);
  CHECK(french.find("* **Durée\u00a0:** 2 heures") != std::string::npos);
}

TEST_CASE("languages: diagrams speak the language of the handbook") {
  const std::string text = R"(
role boss "Chefin" backup boss
tool shop "Laden"
document offer "Angebot"
process sell "Verkauf" owner boss {
  stage ask "Fragen"
  stage idle "Ruhe"
}
workflow w "Ablauf" realizes sell owner boss {
  stage ask by boss {
    step one "Eins" takes 2 hours makes offer
    step "Zwei" by shop within 3 days needs offer
    wait 2 days
    decide "Gut?" {
      yes about 75% continue
      no -> one up to 2 times, then -> end
    }
    for each "Kunde" { step "Drei" by boss }
  }
}
)";
  const auto drawn = [&](std::string_view language, View view) {
    const CheckedModel model =
        test::compiled("handbook \"H\" { language " + std::string(language) + " }" + text);
    DeclarationId subject = DeclarationId::none;
    const DeclarationKind kind =
        view == View::process_map ? DeclarationKind::process : DeclarationKind::workflow;
    for (std::uint32_t i = 0; i < model.model.declarations.size(); ++i) {
      if (model.model.is(DeclarationId{i}, kind)) subject = DeclarationId{i};
    }
    return to_svg(draw(model, {view, subject}, {}));
  };
  // In a narrow column labels are broken.
  for (const View view : {View::graph, View::lanes}) {
    const std::string german = drawn("de", view);
    CAPTURE(german);
    for (const char* words : {">Start<", ">Ende<", "Dauer: 2 Stunden", "Frist: 3 Tage", "75\u00a0%",
                              "2-mal", "2 Tage", "Je Kunde", "Ablauf „Ablauf“ von"}) {
      CAPTURE(words);
      CHECK(german.find(words) != std::string::npos);
    }
    for (const char* words :
         {"up to", "within", "takes", "days", "hours", "For each", ">yes", "Flow"}) {
      CAPTURE(words);
      CHECK(german.find(words) == std::string::npos);
    }
  }
  CHECK(drawn("fr", View::graph).find("2 fois au plus") != std::string::npos);
  CHECK(drawn("en", View::graph).find("up to 2 times") != std::string::npos);
  CHECK(drawn("de", View::process_map).find("Keine Arbeit") != std::string::npos);
  CHECK(drawn("de", View::raci).find("Wer macht was: Ablauf") != std::string::npos);
  CHECK(drawn("fr", View::handoffs).find("Passages de relais\u00a0: ") != std::string::npos);
}
