#include "backends/diagram.hpp"
#include "backends/diagram_findings.hpp"
#include "backends/pictures.hpp"

#include "choices.hpp"
#include "commands.hpp"
#include "declaration_names.hpp"
#include "document_output.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "findings_output.hpp"
#include "workspace_loading.hpp"

#include "compiler/paths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

namespace waymark {
namespace {

/// Names of the whole workspace.
constexpr std::string_view landscape = "landscape";
constexpr std::string_view handbook = "handbook";

/// None: the handbook.
DeclarationId find_subject(const Model& model, const std::string& name) {
  if (name.empty()) return DeclarationId::none;
  // A declaration of that name goes first: the whole has no id of its own.
  const bool is_all = name == landscape || name == handbook;
  if (is_all && model.find(name) == DeclarationId::none) return DeclarationId::none;
  return find_declaration(model, name,
                          {DeclarationKind::workflow, DeclarationKind::procedure,
                           DeclarationKind::process, DeclarationKind::system},
                          {landscape, handbook});
}

std::string names_of(const std::vector<View>& views) {
  std::vector<std::string_view> names;
  for (const View view : views) names.push_back(facts(view).name);
  return list_of(names, "and");
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
                            names_of(fitting)));
}

DiagramFormat choose_format(const DiagramArguments& arguments) {
  if (arguments.format) return *arguments.format;
  std::string_view file;
  if (arguments.output_file) file = *arguments.output_file;
  file.remove_prefix(file.rfind('/') + 1);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || file.ends_with(".svg"))
    return DiagramFormat::svg;
  if (file.ends_with(".png")) return DiagramFormat::png;
  if (file.ends_with(".pdf")) return DiagramFormat::pdf;
  if (file.ends_with(".dot") || file.ends_with(".gv")) return DiagramFormat::dot;
  throw Failure(fmt::format("no diagram ends in '{}'; name the file '.svg', '.png', '.pdf' or "
                            "'.dot', or say what it shall hold with '-f FORMAT'",
                            file.substr(dot)));
}

/// What a file says of itself, and its colours.
struct Imprint {
  std::string title;
  Theme theme{};
  Date today{};
};

std::string paint(PictureFormat format, std::span<const Drawing> drawings, const Pages& pages,
                  const Imprint& imprint) {
  // A picture has no reader's setting to follow.
  const Theme fixed = imprint.theme == Theme::automatic ? Theme::light : imprint.theme;
  std::vector<PicturePage> sheets;
  for (const Drawing& drawing : drawings) {
    sheets.push_back({to_svg(drawing, SvgUse::stand_alone, fixed), drawing.bounds.width,
                      drawing.bounds.height, pages.width, pages.height});
  }
  Picture picture = paint_picture(format, sheets, imprint.title, to_text(imprint.today));
  if (!picture.failure.empty()) throw Failure(picture.failure);
  return std::move(picture.bytes);
}

/// One file for all sheets of a PDF, which has the title of the whole, else one for each.
std::vector<std::string> written(const Pages& pages, DiagramFormat format, const Imprint& imprint) {
  if (format == DiagramFormat::pdf)
    return {paint(PictureFormat::pdf, pages.drawings, pages, imprint)};
  std::vector<std::string> files;
  for (const Drawing& drawing : pages.drawings) {
    if (format == DiagramFormat::png) {
      files.push_back(paint(PictureFormat::png, std::span(&drawing, 1), pages,
                            {drawing.title, imprint.theme, imprint.today}));
    } else if (format == DiagramFormat::dot) {
      files.push_back(to_dot(drawing, imprint.theme));
    } else {
      files.push_back(to_svg(drawing, SvgUse::stand_alone, imprint.theme));
    }
  }
  return files;
}

void put_out(const std::vector<std::string>& files, const std::optional<std::string>& name,
             Console& console) {
  const bool is_one = files.size() == 1;
  if (!is_one && is_stream(name)) {
    throw Failure(fmt::format(
        "the drawing needs {} sheets; name a file with '-o FILE', or ask for one PDF with '-f pdf'",
        files.size()));
  }
  if (is_stream(name)) return write_document(name, files.front(), console);
  std::vector<NamedBytes> sheets;
  for (const std::string& bytes : files)
    sheets.push_back({is_one ? *name : numbered_path(*name, sheets.size() + 1), bytes});
  replace_files(sheets);
  const std::string next = numbered_path(*name, is_one ? 1 : sheets.size() + 1);
  if (is_file(next))
    console.complain(fmt::format("'{}' is not of this drawing, which has {}; remove it if it is "
                                 "of an earlier one",
                                 next,
                                 is_one ? "one sheet" : fmt::format("{} sheets", files.size())));
}

/// On paper sheets count; on a screen lanes run as people read.
Direction choose_direction(const DiagramArguments& arguments, View view) {
  const bool on_paper = view == View::lanes && arguments.paper != Paper::none;
  return arguments.direction.value_or(on_paper ? Direction::automatic : Direction::right);
}

bool is_text(DiagramFormat format) {
  return format == DiagramFormat::svg || format == DiagramFormat::dot;
}

} // namespace

ExitStatus run(const DiagramArguments& arguments, Console& console) {
  const DiagramFormat format = choose_format(arguments);
  if (!is_text(format) && is_standard_output(arguments.output_file) && console.out.is_terminal()) {
    throw Failure("a picture is nothing for a terminal; write it to a file with '-o FILE'");
  }
  const CheckedModel checked = load_and_compile(arguments.workspace);
  const DeclarationId declaration = find_subject(checked.model, arguments.name);
  const View view = choose_view(checked.model, declaration, arguments.view);
  const DiagramSubject subject{view, declaration, choose_direction(arguments, view)};
  if (subject.view != View::lanes && arguments.direction) {
    throw Failure(fmt::format("the view '{}' runs one way only; '--direction' is for 'lanes'",
                              facts(subject.view).name));
  }
  const Links links = links_into_handbook(checked.model);
  std::vector<Drawing> drawings;
  const std::vector<DiagramSubject> ways =
      arguments.paper == Paper::none ? std::vector{subject} : ways_on_paper(subject);
  for (const DiagramSubject& way : ways) {
    drawings.push_back(draw(checked, way, links));
    if (arguments.findings) mark_findings(drawings.back(), checked, way);
  }
  std::string note = drawings.front().note;
  const std::string title = drawings.front().title;
  const Pages pages = arguments.paper == Paper::none
                          ? Pages{std::move(drawings)}
                          : on_fewest_pages(drawings, arguments.paper,
                                            Language(checked.model.handbook.language.value));
  if (note.empty()) note = pages.drawings.front().note;
  put_out(written(pages, format, {title, arguments.theme, checked.today}), arguments.output_file,
          console);
  if (!note.empty()) console.complain(note);
  return mention_errors(checked, console);
}

} // namespace waymark
