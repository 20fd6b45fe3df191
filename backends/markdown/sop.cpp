#include "backends/sop.hpp"

#include "markdown.hpp"
#include "sop_parts.hpp"

#include <fmt/format.h>

#include <set>

namespace waymark {
namespace sop_parts {

void section(Sop& sop, int level, std::string_view heading, const std::vector<std::string>& rows) {
  if (rows.empty() && !sop.strict) return;
  sop.page.heading(level, heading);
  if (rows.empty())
    sop.page.block("Not applicable.");
  else
    sop.page.rows(rows);
}

std::string sentence(const Sop& sop, const Sentence& words) {
  std::string text;
  for (const Phrase& phrase : words) {
    switch (phrase.kind) {
    case PhraseKind::plain: text += phrase.text; break;
    case PhraseKind::quoted: {
      const std::string quoted = markdown::strong(phrase.text);
      text += quoted.empty() ? "**…**" : quoted; // never a hole in the sentence
      break;
    }
    case PhraseKind::item: {
      const std::string anchor = sop_anchor(sop.outline.items[phrase.item - 1].key);
      text += markdown::link(phrase.text, "#" + anchor);
      break;
    }
    }
  }
  return text;
}

std::string names(const std::vector<Named>& all) {
  std::string text;
  for (const Named& one : all) {
    if (!text.empty()) text += ", ";
    text += markdown::escape(one.text);
  }
  return text;
}

std::string sop_link(const Sop& sop, DeclarationId workflow) {
  return markdown::link(sop.checked.model[workflow].title,
                        markdown::encode_path(sop_file_name(sop.checked, workflow)));
}

std::string author_link(const Sop& sop, const Text& target) {
  if (const auto file = sop.outliner.file(target))
    return markdown::link(target.value.substr(target.value.rfind('/') + 1),
                          "../" + markdown::encode_path(file->to));
  if (markdown::is_web_address(target.value))
    return markdown::link(target.value, markdown::encode_address(target.value));
  return markdown::escape(target.value);
}

std::string author_text(const Sop& sop, const Text& text) {
  return markdown::embed(text.value, [&](std::string_view path) -> std::optional<std::string> {
    const auto file = sop.outliner.file(text.span.file, path);
    return file ? std::optional("../" + markdown::encode_path(file->to)) : std::nullopt;
  });
}

std::string author_image(const Sop& sop, const Instruction& image) {
  const auto file = sop.outliner.file(image.text);
  if (!file) return author_link(sop, image.text);
  return markdown::image(image.alternative.value, "../" + markdown::encode_path(file->to));
}

std::string with_purpose(std::string name, const Text& purpose) {
  const std::string escaped = markdown::escape(purpose.value);
  return escaped.empty() ? name : name + ": " + escaped;
}

} // namespace sop_parts

std::string sop_file_name(const CheckedModel& checked, DeclarationId workflow) {
  return std::string(checked.model[workflow].id) + ".md";
}

/// "workflow/nurture_lead/step/call" is "step.call" within its own file. No id has a dot.
std::string sop_anchor(std::string_view key) {
  for (int segment = 0; segment < 2; ++segment) {
    const std::size_t slash = key.find('/');
    if (slash == std::string_view::npos) break;
    key.remove_prefix(slash + 1);
  }
  std::string anchor(key);
  for (char& c : anchor)
    if (c == '/') c = '.';
  return anchor;
}

std::string render_sop(const CheckedModel& checked, const Outliner& outliner,
                       const Outline& outline, const SopOptions& options) {
  sop_parts::Sop sop{checked, outliner,
                     outline, checked.model.workflow(outline.workflow),
                     options, checked.model.handbook.sop_strict};
  sop_parts::add_head(sop);
  sop_parts::add_roles(sop);
  sop_parts::add_things(sop);
  sop_parts::add_steps(sop);
  sop_parts::add_back(sop);
  sop_parts::add_records(sop);
  sop.page.block(
      fmt::format("<!-- Made by Waymark from the {} {}. Change the source, not this file. -->",
                  sop.noun(), checked.model[outline.workflow].id));
  return sop.page.take();
}

std::string render_sop(const CheckedModel& checked, DeclarationId workflow,
                       const SopOptions& options) {
  const Outliner outliner(checked);
  return render_sop(checked, outliner, outliner.outline(workflow), options);
}

Publication render_sops(const CheckedModel& checked, const PublishOptions& options) {
  Publication publication;
  const Outliner outliner(checked);
  std::set<std::string> copied;
  for (const Workflow& workflow : checked.model.workflows) {
    const Outline outline = outliner.outline(workflow.self);
    publication.documents.push_back({"sop/" + sop_file_name(checked, workflow.self),
                                     render_sop(checked, outliner, outline, {options.diagrams})});
    for (const OutlineFile& file : outline.files)
      if (copied.insert(file.to).second) publication.copies.push_back({file.from, file.to});
  }
  return publication;
}

} // namespace waymark
