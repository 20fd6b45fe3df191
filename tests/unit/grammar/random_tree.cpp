#include "random_tree.hpp"

#include "grammar/clauses.hpp"
#include "grammar/tree_builder.hpp"

#include <array>
#include <random>
#include <span>
#include <string_view>

namespace waymark::tests {
namespace {

constexpr auto ids = std::to_array<std::string_view>({"assistant", "zoho_crm", "send-invoice",
                                                      "größe", "_x1", "review", "note", "check",
                                                      "kind", "a", "lead_record", "東京"});
constexpr auto texts =
    std::to_array<std::string_view>({"", "Call the lead", "say \"hi\" \\ # no comment",
                                     "two\nlines", "für Größe 東京 🎉", "a; b { c } -> d",
                                     "A text that is so long that a head line with it has to be "
                                     "broken into the body of its statement"});
constexpr auto markdowns =
    std::to_array<std::string_view>({"", "One line.", "1. First\n   - inner\n\n2. Second",
                                     "    code\ntext  \nbreak", "```\n# }\n{ \"x\"\n```"});
constexpr auto units = std::to_array<std::string_view>(
    {"s", "min", "h", "hours", "days", "working days", "weeks", "month", "fortnites"});
constexpr auto checks =
    std::to_array<std::string_view>({"silent-handoff", "unowned-step", "syntax"});

class Random {
public:
  explicit Random(std::uint64_t seed)
      : engine_(seed) {}
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template<typename Choices>
  auto pick(const Choices& choices) {
    return choices[below(std::size(choices))];
  }

private:
  std::mt19937_64 engine_;
};

class Generator {
public:
  explicit Generator(std::uint64_t seed)
      : random_(seed)
      , budget_(5 + random_.below(60)) {}

  Tree run() {
    const PartRules& rules = *part_rules(Kind::file);
    const std::size_t declarations = 1 + random_.below(6);
    for (std::size_t i = 0; i < declarations; ++i) {
      if (random_.one_in(4)) tree_.comment("about what follows");
      part(random_.pick(rules.parts), StageKind::in_flow, 0);
    }
    return std::move(tree_).finish();
  }

private:
  void part(Kind kind, StageKind stage, std::size_t depth) {
    if (kind == Kind::jump) return jump();
    tree_.open(static_cast<Keyword>(kind));
    head(kind, stage);
    const PartRules& rules = *part_rules(kind, stage);
    if (is_answer(kind) || kind == Kind::if_)
      outcome(kind, rules, depth);
    else if (kind != Kind::end)
      clauses_and_body(kind, rules, depth);
    tree_.close();
  }

  void head(Kind kind, StageKind stage) {
    switch (kind) {
    case Kind::handbook: tree_.title(random_.pick(texts)); break;
    case Kind::term: tree_.title(random_.pick(texts)).string(random_.pick(texts)); break;
    case Kind::for_: tree_.word(Keyword::each).title("guest"); break;
    case Kind::branch: tree_.title(random_.pick(texts)); break;
    case Kind::end:
      if (random_.one_in(2)) tree_.title(random_.pick(texts));
      break;
    case Kind::stage: stage == StageKind::in_process ? name() : void(tree_.reference(id())); break;
    case Kind::wait: random_.one_in(2) ? duration() : name(); break;
    case Kind::when: tree_.title(random_.pick(texts)); [[fallthrough]];
    case Kind::yes:
    case Kind::no:
    case Kind::otherwise:
      if (random_.one_in(3)) tree_.word(Keyword::about).token(Kind::share, "30%");
      break;
    default: name();
    }
  }

  std::string_view id() { return random_.pick(ids); }

  void name() {
    switch (random_.below(3)) {
    case 0: tree_.name(id()); break;
    case 1: tree_.name(id(), "A title"); break;
    default: tree_.title(random_.pick(texts));
    }
  }

  void outcome(Kind kind, const PartRules& rules, std::size_t depth) {
    if (random_.one_in(2)) return clauses_and_body(kind, rules, depth);
    if (kind == Kind::if_) clauses(rules, false);
    if (kind != Kind::if_ && random_.one_in(3))
      tree_.word(Keyword::continue_);
    else
      jump();
  }

  void clauses_and_body(Kind kind, const PartRules& rules, std::size_t depth) {
    // A clause right behind `parallel` would read as its name.
    if (kind != Kind::parallel) clauses(rules, false);
    if (!rules.block_required && random_.one_in(2)) return;
    tree_.open_body();
    if (random_.one_in(8)) tree_.comment("first\nsecond");
    clauses(rules, true);
    const StageKind stages = kind == Kind::process ? StageKind::in_process : StageKind::in_flow;
    while (!rules.parts.empty() && depth < 12 && budget_ > 0 && !random_.one_in(4)) {
      --budget_;
      if (random_.one_in(8)) tree_.comment("#!? \"");
      part(random_.pick(rules.parts), stages, depth + 1);
    }
    if (random_.one_in(8)) tree_.comment("");
    tree_.close_body();
  }

  void clauses(const PartRules& rules, bool in_body) {
    if (rules.clauses.empty()) return;
    bool is_first = true;
    while (!random_.one_in(3)) {
      const Kind kind = random_.pick(rules.clauses);
      // Behind an id that is a keyword, too, a text block would read as that clause's text.
      if (kind == Kind::instructions && !in_body && !is_first) continue;
      // Twice in a row, it reads as one keyword doubled by mistake.
      if (kind == Kind::optional && !is_first) continue;
      clause(kind);
      is_first = false;
    }
  }

  void clause(Kind kind) {
    if (kind == Kind::instructions) {
      tree_.open(kind).text_block(random_.pick(markdowns)).close();
      return;
    }
    tree_.open(static_cast<Keyword>(kind));
    value(kind);
    tree_.close();
  }

  void value(Kind kind) {
    switch (kind) {
    case Kind::by:
    case Kind::owner:
    case Kind::accountable:
    case Kind::realizes:
    case Kind::follow:
    case Kind::backup:
    case Kind::from:
    case Kind::was: tree_.reference(id()); break;
    case Kind::using_:
    case Kind::needs:
    case Kind::makes:
    case Kind::approves:
    case Kind::consults:
    case Kind::informs:
      tree_.reference(id());
      while (random_.one_in(2)) tree_.comma().reference(id());
      break;
    case Kind::in: random_.one_in(2) ? tree_.reference("sales") : tree_.string("Sales"); break;
    case Kind::after:
      tree_.reference(id());
      if (random_.one_in(2)) tree_.string("Signed");
      break;
    case Kind::image: tree_.string("a.png").string(random_.pick(texts)); break;
    case Kind::language: tree_.token(Kind::language_tag, "pt-BR"); break;
    case Kind::sop: tree_.word(Keyword::strict); break;
    case Kind::deny:
    case Kind::warn:
    case Kind::advise: tree_.token(Kind::check_name, random_.pick(checks)); break;
    case Kind::allow:
      tree_.token(Kind::check_name, random_.pick(checks));
      if (random_.one_in(2)) tree_.string(random_.pick(texts));
      break;
    case Kind::takes: duration(); break;
    case Kind::within:
      duration();
      if (random_.one_in(2)) tree_.word(Keyword::else_), jump();
      break;
    case Kind::on: tree_.string(random_.pick(texts)), jump(); break;
    case Kind::rate:
    case Kind::cost: money(); break;
    case Kind::hours:
      tree_.token(Kind::numeral, "32").word(Keyword::per).token(Kind::unit, "week");
      break;
    case Kind::kept:
      random_.one_in(2) ? duration() : void(tree_.word(Keyword::forever));
      tree_.word(Keyword::in).reference(id());
      break;
    case Kind::happens: frequency(); break;
    case Kind::effective: tree_.token(Kind::date, "2026-11-21"); break;
    case Kind::review: review(); break;
    case Kind::reviewed:
    case Kind::approved:
      tree_.token(Kind::date, "2026-02-30").word(Keyword::by).reference(id());
      break;
    case Kind::optional: break;
    default: tree_.string(random_.pick(texts));
    }
  }

  void duration() {
    tree_.open(Kind::duration).token(Kind::numeral, "2.5");
    if (random_.one_in(3)) tree_.word(Keyword::to).token(Kind::numeral, "20");
    tree_.token(Kind::unit, random_.pick(units)).close();
  }

  void review() {
    tree_.word(Keyword::every).open(Kind::duration);
    if (random_.one_in(2)) tree_.token(Kind::numeral, "6");
    tree_.token(Kind::unit, random_.pick(units)).close();
  }

  void money() {
    tree_.open(Kind::money).token(Kind::numeral, "30").token(Kind::currency, "EUR");
    if (random_.one_in(2)) tree_.word(Keyword::per).token(Kind::unit, "hour");
    tree_.close();
  }

  void frequency() {
    tree_.open(Kind::frequency);
    switch (random_.below(3)) {
    case 0: tree_.token(Kind::numeral, "40").word(Keyword::per).token(Kind::unit, "month"); break;
    case 1: tree_.word(Keyword::every).token(Kind::numeral, "2").token(Kind::unit, "weeks"); break;
    default: tree_.word(Keyword::every).token(Kind::weekday_or_unit, "monday");
    }
    tree_.close();
  }

  void jump() {
    tree_.open(Kind::jump);
    target();
    if (random_.one_in(3)) {
      tree_.word(Keyword::up).word(Keyword::to).token(Kind::numeral, "2").word(Keyword::times);
      tree_.comma().word(Keyword::then);
      if (random_.one_in(2))
        tree_.word(Keyword::continue_);
      else
        target();
    }
    tree_.close();
  }

  void target() {
    tree_.arrow();
    if (!random_.one_in(3)) {
      tree_.reference(id());
      return;
    }
    tree_.open(Keyword::end);
    if (random_.one_in(2)) tree_.title("Done");
    tree_.close();
  }

  Random random_;
  std::size_t budget_;
  TreeBuilder tree_;
};

/// Rewrites the white space before each leaf.
class Scrambler {
public:
  Scrambler(const Tree& tree, std::uint64_t seed)
      : tree_(tree)
      , random_(seed) {}

  std::string run() {
    if (random_.one_in(5)) text_ = "\xef\xbb\xbf";
    std::size_t last = 0;
    for (const Node& node : tree_.nodes) {
      if (node.size != 1) continue;
      const std::string_view gap = tree_.source->text().substr(last, node.first - last);
      gap_before(node, gap);
      text_ += tree_.source->text().substr(node.first, node.last - node.first);
      previous_ = node.kind;
      last = node.last;
    }
    if (previous_ == Kind::comment || random_.one_in(2)) line_end();
    return text_;
  }

private:
  void gap_before(const Node& node, std::string_view gap) {
    if (gap.find('\n') == std::string_view::npos) return gap_on_line(node, gap);
    if (previous_ == Kind::comment) return line_end();
    const bool joins = node.kind == Kind::close_brace || previous_ == Kind::open_brace;
    const bool text_block = tree_.source->text().substr(node.first, 3) == "\"\"\"";
    switch (random_.below(8)) {
    case 0:
      // Nothing is behind a `;` on its line, so that a comment would not become a trailing one.
      text_ += node.kind == Kind::comment ? "\n" : " ;";
      break;
    case 1: text_ += joins ? " " : "\n \n\n"; break;
    case 2:
      text_ += " # trailing";
      line_end();
      break;
    case 3:
      line_end();
      text_ += "# own line";
      line_end();
      break;
    case 4: text_ += joins && !text_block ? "" : "\n\n\t"; break;
    default: line_end();
    }
  }

  void gap_on_line(const Node& node, std::string_view gap) {
    if (node.kind == Kind::comma || node.kind == Kind::unit || node.kind == Kind::open_brace ||
        previous_ == Kind::comma || node.kind == Kind::arrow) {
      // `3days`, `a,b` and `yes->` need no blanks; words do.
      const bool needs_blank = node.kind == Kind::unit && previous_ != Kind::numeral;
      if (!needs_blank && random_.one_in(2)) return;
    }
    text_ += gap;
    if (gap.empty()) return;
    switch (random_.below(6)) {
    case 0: text_ += "  \t"; break;
    case 1: text_ += "\xc2\xa0"; break;
    default: break;
    }
  }

  void line_end() {
    text_ += random_.one_in(4) ? "\r\n" : "\n";
    text_.append(random_.below(5), ' ');
  }

  const Tree& tree_;
  Random random_;
  std::string text_;
  Kind previous_ = Kind::file;
};

} // namespace

Tree random_tree(std::uint64_t seed) {
  return Generator(seed).run();
}

std::string scrambled_text(const Tree& tree, std::uint64_t seed) {
  return Scrambler(tree, seed).run();
}

} // namespace waymark::tests
