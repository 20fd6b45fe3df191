#include "sop_generated.hpp"

#include <fmt/format.h>

#include <array>

namespace waymark::test {
namespace {

constexpr std::array titles = {
    "Call the client", "1. Not a list",      "# Not a heading", "Costs $5 | or *more*",
    "go to 7.",        "If yes, go on",      "[x](y) <b>bold",  "Then `stop` & wait; after that, 3",
    "a_b_c__d",        "**Bold** ~~gone~~",  "- dash",          "Ends with \\\\",
    "Q&A &amp; more",  "Ünïcödé – “quoted”", "→ Then go to 1.", "trailing #",
};

constexpr std::array blocks = {
    "# Heading\n\nText\n====\n\nMore\n---",
    "- a\n  - b\n\n    # c\n\n1. d",
    "```\n#### 3. Not a step\n",
    "<div>\n\n## raw\n\n</div>\n<!-- open",
    "> quote\n> # in it\n\n[ref]: javascript:x\n[ref]",
    "| a |\n|---|\n| # |\n***\n~~~\n<script>",
    "text <b>with</b> <a id=\"x\">html</a>\n    code\n\n    code",
    "* [ ] task\n* [x] done\n+ other",
};

class Generator {
public:
  explicit Generator(std::mt19937& random)
      : random_(random) {}

  std::string generate() {
    const bool procedure = chance(4);
    std::string text = procedure ? "procedure p \"Sort\" {\n" : "workflow p \"Sort\" {\n";
    text += "  owner boss\n  by boss\n";
    if (chance(2)) text += fmt::format("  outcome {}\n", title());
    ids_ = 3 + pick(12);
    text += flow(0);
    // Every id that a jump may name exists; the last ones may be unreachable.
    while (next_id_ < ids_) text += step("  ");
    return "role boss \"Boss\"\nparty client \"Client\"\n" + text + "}\n";
  }

private:
  std::size_t pick(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  bool chance(std::size_t one_in) { return pick(one_in) == 0; }
  std::string title() { return fmt::format("\"{}\"", titles[pick(titles.size())]); }
  std::string new_id() { return fmt::format("s{}", next_id_++); }

  std::string target() {
    if (chance(6)) return chance(2) ? "end" : "end " + title();
    if (chance(30)) return "nowhere";
    return fmt::format("s{}", pick(ids_));
  }
  std::string jump() {
    std::string text = "-> " + target();
    if (chance(2))
      text += fmt::format(" up to {} times, then {}", 1 + pick(3),
                          chance(3) ? "continue" : "-> " + target());
    return text;
  }

  std::string clauses(bool is_wait) {
    std::string text;
    if (chance(3)) text += chance(2) ? " within 2 days" : " within 1 to 3 hours else " + jump();
    if (!is_wait && chance(6)) text += " optional";
    return text;
  }
  std::string exits(const std::string& indent) {
    std::string text;
    while (chance(4)) text += fmt::format("{}  on {} {}\n", indent, title(), jump());
    return text;
  }
  std::string instructions(const std::string& indent) {
    std::string text;
    while (chance(5)) {
      switch (pick(4)) {
      case 0: text += fmt::format("{}  caution {}\n", indent, title()); break;
      case 1: text += fmt::format("{}  check {}\n", indent, title()); break;
      case 2: text += fmt::format("{}  note {}\n", indent, title()); break;
      default: {
        const std::string block(blocks[pick(blocks.size())]);
        text += fmt::format("\"\"\"\n{}\n\"\"\"\n", block);
      }
      }
    }
    return text;
  }
  std::string with_body(std::string head, const std::string& indent, bool is_step = false) {
    const std::string body = exits(indent) + (is_step ? instructions(indent) : "");
    return body.empty() ? head + "\n" : head + " {\n" + body + indent + "}\n";
  }

  std::string step(const std::string& indent) {
    const std::string head =
        fmt::format("{}step {} {}{}", indent, new_id(), title(), clauses(false));
    return with_body(head, indent, true);
  }
  std::string wait(const std::string& indent) {
    if (chance(2)) return with_body(indent + "wait 3 days", indent);
    const std::string head =
        fmt::format("{}wait {} {} from client{}", indent, new_id(), title(), clauses(true));
    return with_body(head, indent);
  }

  std::string answer(std::string head, const std::string& indent, int depth) {
    if (chance(3)) head += fmt::format(" about {}%", 1 + pick(49));
    if (chance(3)) return fmt::format("{}  {} continue\n", indent, head);
    if (chance(2)) return fmt::format("{}  {} {}\n", indent, head, jump());
    return fmt::format("{}  {} {{\n{}{}  }}\n", indent, head, flow(depth + 2), indent);
  }
  std::string decide(const std::string& indent, int depth) {
    std::string text =
        fmt::format("{}decide {} {}{} {{\n", indent, new_id(), title(), clauses(false));
    text += exits(indent);
    if (chance(2)) {
      text += answer("yes", indent, depth) + answer("no", indent, depth);
    } else {
      for (std::size_t i = 0, count = 1 + pick(3); i < count; ++i)
        text +=
            answer(fmt::format("when \"{} {}\"", titles[pick(titles.size())], i), indent, depth);
      text += answer("otherwise", indent, depth);
    }
    return text + indent + "}\n";
  }
  std::string condition(const std::string& indent, int depth) {
    const std::string head = fmt::format("{}if {} {}{}", indent, new_id(), title(), clauses(false));
    if (chance(2)) return head + " " + jump() + "\n";
    return head + " {\n" + exits(indent) + flow(depth + 1) + indent + "}\n";
  }
  std::string parallel(const std::string& indent, int depth) {
    std::string text = chance(2) ? indent + "parallel {\n"
                                 : fmt::format("{}parallel {} {} {{\n", indent, new_id(), title());
    for (std::size_t i = 0, count = 1 + pick(3); i < count; ++i)
      text += fmt::format("{}  branch \"{} {}\" {{\n{}{}  }}\n", indent,
                          titles[pick(titles.size())], i, flow(depth + 2), indent);
    return text + indent + "}\n";
  }
  std::string for_each(const std::string& indent, int depth) {
    return fmt::format("{}for each {} {{\n{}{}}}\n", indent, title(), flow(depth + 1), indent);
  }

  std::string statement(const std::string& indent, int depth) {
    if (depth > 6) return step(indent);
    switch (pick(12)) {
    case 0: return wait(indent);
    case 1:
    case 2: return decide(indent, depth);
    case 3: return condition(indent, depth);
    case 4: return parallel(indent, depth);
    case 5: return for_each(indent, depth);
    case 6: return chance(2) ? indent + jump() + "\n" : indent + "end " + title() + "\n";
    case 7: return chance(3) ? indent + "end\n" : step(indent);
    case 8:
      if (depth == 0)
        return fmt::format("{}stage area{} {{\n{}{}}}\n", indent, pick(3), flow(1), indent);
      return step(indent);
    default: return step(indent);
    }
  }
  std::string flow(int depth) {
    const std::string indent(static_cast<std::size_t>(depth + 1) * 2, ' ');
    std::string text;
    for (std::size_t i = 0, count = pick(depth == 0 ? 9 : 4); i < count; ++i)
      text += statement(indent, depth);
    return text;
  }

  std::mt19937& random_;
  std::size_t ids_ = 0;
  std::size_t next_id_ = 0;
};

} // namespace

std::string generated_workflow(std::mt19937& random) {
  return Generator(random).generate();
}

} // namespace waymark::test
