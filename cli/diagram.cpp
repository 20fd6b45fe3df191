#include "backends/diagram.hpp"

#include "commands.hpp"
#include "declaration_names.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "report.hpp"
#include "workspace_loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

constexpr std::string_view landscape = "landscape";

/// None: the handbook.
DeclarationId find_subject(const Model& model, const std::string& name) {
  if (name.empty()) return DeclarationId::none;
  // A declaration of that name goes first: the landscape has no id of its own.
  if (name == landscape && model.find(name) == DeclarationId::none) return DeclarationId::none;
  return find_declaration(model, name,
                          {DeclarationKind::workflow, DeclarationKind::procedure,
                           DeclarationKind::process, DeclarationKind::system},
                          {landscape});
}

std::string names(const std::vector<View>& views) {
  std::string text;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (i > 0) text += i + 1 == views.size() ? " and " : ", ";
    text += facts(views[i]).name;
  }
  return text;
}

View choose_view(const Model& model, DeclarationId subject, const std::optional<View>& wanted) {
  const std::vector<View> fitting = views_of(model, subject);
  if (!wanted) return fitting.front();
  if (std::find(fitting.begin(), fitting.end(), *wanted) != fitting.end()) return *wanted;
  const std::string what =
      subject == DeclarationId::none
          ? "the whole workspace"
          : fmt::format("'{}', which is a {}", model[subject].id, noun(model[subject].kind));
  throw Failure(fmt::format("the view '{}' cannot show {}; what can: {}", facts(*wanted).name, what,
                            names(fitting)));
}

} // namespace

ExitStatus run(const DiagramArguments& arguments, Console& console) {
  const CheckedModel checked = load_and_compile(arguments.workspace);
  const DeclarationId subject = find_subject(checked.model, arguments.name);
  const View view = choose_view(checked.model, subject, arguments.view);
  const Drawing drawing = draw(checked, {view, subject}, links_between_diagrams(checked.model));
  const std::string document =
      arguments.format == DiagramFormat::dot ? to_dot(drawing) : to_svg(drawing);
  if (arguments.output_file) {
    replace_file(*arguments.output_file, document);
  } else {
    console.out.write(document);
  }
  if (!drawing.note.empty()) console.complain(drawing.note);
  return mention_errors(checked, console);
}

} // namespace waymark
