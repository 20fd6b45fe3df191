#pragma once

#include "backends/drawing.hpp"
#include "compiler/checked_model.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Diagrams of a checked model: computed as geometry, then painted.
///
/// Total: damaged parts of the model are drawn as far as they are known, and where the layout
/// engine fails, a plainer drawing says so in `Drawing::note`. Drawing never touches files; only
/// `View::graph` starts short-lived child processes, for Graphviz.
namespace waymark {

/// Where each element has its page. A function that is empty, or returns an empty text, means:
/// nowhere.
struct Links {
  std::function<std::string(DeclarationId)> declaration{};
  std::function<std::string(DeclarationId workflow, StatementId)> statement{};
  std::function<std::string(DeclarationId process, std::size_t stage)> stage{};
};

/// To the pages of the handbook where the workspace says that it is published (`site`); if it does
/// not, nowhere, for nobody knows what lies beside a single drawing. The model must outlive them.
[[nodiscard]] Links links_into_handbook(const Model& model);

enum class View : std::uint8_t {
  flow, ///< in one column
  /// One lane for each performer: parties first, then roles and tools in order of appearance;
  /// stages as a strip above, or to the left.
  lanes,
  process_map,
  landscape,
  handoffs,
  raci,
  graph, ///< a flow with branches side by side
};

struct ViewFacts {
  View view{};
  std::string_view name;  ///< for the command line: "process"
  std::string_view shows; ///< one line for the help
};
/// All views, in the order of `View`.
[[nodiscard]] std::span<const ViewFacts> views();
[[nodiscard]] const ViewFacts& facts(View view);
/// The views that can show a declaration, or the handbook if it is none; the usual one first. Empty
/// for what has no diagram.
[[nodiscard]] std::vector<View> views_of(const Model& model, DeclarationId subject);

/// Which way a flow with lanes runs; the other views have their own way.
enum class Direction : std::uint8_t {
  right,
  down,
  automatic, ///< whichever is larger on a page of A4; for several sheets see `on_fewest_pages`
};

/// What to draw. `view` is one of `views_of` the subject.
struct DiagramSubject {
  View view{};
  DeclarationId subject = DeclarationId::none;
  Direction direction = Direction::right;
  bool stages_apart = false; ///< in lanes: no label reaches into the next, so they can be cut apart
};

/// The usual drawings of everything: the landscape, then processes, workflows and procedures.
[[nodiscard]] std::vector<DiagramSubject> diagram_subjects(const Model& model);

/// In the order of `subjects`, which are drawn one after the other; but Graphviz lays out those of
/// `View::graph` side by side on all processors, so ask for many of them at once.
[[nodiscard]] std::vector<Drawing>
draw(const CheckedModel& model, std::span<const DiagramSubject> subjects, const Links& links);

[[nodiscard]] Drawing draw(const CheckedModel& model, const DiagramSubject& subject,
                           const Links& links);

enum class SvgUse : std::uint8_t {
  stand_alone, ///< a file of its own: carries its style, follows the reader's light or dark setting
  inlined,     ///< inside a page, whose style sheet has `svg_style_sheet`
};

enum class Theme : std::uint8_t {
  automatic, ///< as the reader's setting; light where nobody can know it
  light,
  dark,
  print, ///< black on white
};

/// Small, deterministic, without scripts, fonts or references to elsewhere. All text is escaped.
/// All ids begin with `Drawing::id`, all classes with "wm".
[[nodiscard]] std::string to_svg(const Drawing& drawing, SvgUse use = SvgUse::stand_alone,
                                 Theme theme = Theme::automatic);

/// The rules for inlined drawings. Colours are `var(--wm-NAME, light)`: a page may set its own.
[[nodiscard]] std::string svg_style_sheet();
/// "--wm-paper:#…;--wm-ink:#…;…" for a dark page, to stand in whatever rule makes the page dark.
[[nodiscard]] std::string svg_dark_variables();

/// Carries all positions, so that `neato -n2` paints the same picture.
[[nodiscard]] std::string to_dot(const Drawing& drawing, Theme theme = Theme::automatic);

} // namespace waymark
