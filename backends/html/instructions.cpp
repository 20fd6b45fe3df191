#include "html/parts.hpp"
#include "html/steps.hpp"

namespace waymark::html {

namespace {

Html image(const Page& page, const Instruction& instruction) {
  const auto file = page.site().outliner.file(instruction.text);
  if (!file) {
    return element("p", {{"class", "absent"}}, text(instruction.alternative.value));
  }
  return element("figure", empty_element("img", {source(page.to(file->to)),
                                                 {"alt", instruction.alternative.value},
                                                 {"loading", "lazy"}}));
}

Html reference(const Page& page, const Instruction& instruction) {
  return element("p", {{"class", "see"}},
                 element("span", {{"class", "label"}}, page.say(Word::see_also)) + text(" ") +
                     page.link(instruction.text));
}

Html aside(const Page& page, std::string_view style, Word label, const Text& content) {
  return element("div", {{"class", style}, {"role", "note"}},
                 element("strong", page.say(label)) + text(" ") +
                     element("span", page.plain_text(content.value)));
}

} // namespace

Html cautions(const Page& page, std::span<const Instruction> cautions) {
  Html result;
  for (const Instruction& caution : cautions) {
    result += aside(page, "caution", Word::caution, caution.text);
  }
  return result;
}

Html instructions(const Page& page, std::span<const Instruction> instructions, int heading_level,
                  std::string_view step) {
  Html result;
  Html checks;
  const auto end_checklist = [&] {
    if (!checks.empty()) {
      result += element("div", {{"class", "checklist"}},
                        element("p", {{"class", "label"}}, page.say(Word::checklist)) +
                            (step.empty() ? element("ul", checks)
                                          : element("ul", {{"aria-label", step}}, checks)));
      checks = {};
    }
  };
  for (const Instruction& instruction : instructions) {
    if (instruction.kind != InstructionKind::check) {
      end_checklist();
    }
    switch (instruction.kind) {
    case InstructionKind::text: result += page.markdown(instruction.text, heading_level); break;
    case InstructionKind::check:
      checks += element(
          "li", element("label", empty_element("input", {{"type", "checkbox"}}) +
                                     element("span", page.plain_text(instruction.text.value))));
      break;
    case InstructionKind::caution:
      result += aside(page, "caution", Word::caution, instruction.text);
      break;
    case InstructionKind::note: result += aside(page, "note", Word::note, instruction.text); break;
    case InstructionKind::image: result += image(page, instruction); break;
    case InstructionKind::see: result += reference(page, instruction); break;
    }
  }
  end_checklist();
  return result;
}

} // namespace waymark::html
