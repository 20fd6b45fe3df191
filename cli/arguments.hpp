#pragma once

#include "backends/diagram.hpp"
#include "backends/diagram_pages.hpp"
#include "finding_selection.hpp"
#include "reference.hpp"
#include "workspace_loading.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

/// The command line as plain values; who reads them need not know the library that made them.
namespace waymark {

enum class FindingsFormat : std::uint8_t { text, json, jsonl, sarif, github };
enum class ReportFormat : std::uint8_t { text, markdown, json };
enum class DiagramFormat : std::uint8_t { svg, png, pdf, dot };

struct CheckArguments {
  WorkspaceArguments workspace;
  FindingsFormat format = FindingsFormat::text;
  std::optional<std::string> stdin_path;
  FindingSelection selection;
  bool fix = false;
};

struct BuildArguments {
  WorkspaceArguments workspace;
  std::string output_folder;
  std::optional<std::string> codeowners_file;
  bool keep_going = false;
  bool diagrams = true;
};

struct DiagramArguments {
  std::string name; ///< empty: the whole workspace
  WorkspaceArguments workspace;
  std::optional<DiagramFormat> format;  ///< none: as the file's name ends, else SVG
  std::optional<View> view;             ///< none: the usual one
  std::optional<Direction> direction{}; ///< none: right, on paper automatic
  Theme theme = Theme::automatic;
  Paper paper = Paper::none;
  bool findings = false;
  std::optional<std::string> output_file;
};

struct SopArguments {
  std::string name;
  WorkspaceArguments workspace;
  std::optional<std::string> output_file;
};

struct ReportArguments {
  WorkspaceArguments workspace;
  ReportFormat format = ReportFormat::text;
  std::optional<std::string> output_file;
};

struct FormatArguments {
  std::vector<std::string> paths; ///< `-` alone: standard input to standard output
  bool check = false;
};

struct ExplainArguments {
  std::optional<std::string> word; ///< the name of a check, or a keyword
};

struct NewArguments {
  std::string folder;
};

/// Nothing to do but print this.
struct InformationRequest {
  std::string text;
};

using Command = std::variant<InformationRequest
#define WAYMARK_COMMAND(name, arguments) , arguments
#include "commands.def"
#undef WAYMARK_COMMAND
                             >;

/// Of `arguments` without the program's name, in which `--no-color` may stand anywhere before `--`.
/// Says so whatever else is wrong with them, so that a complaint about it is free of colours, too.
[[nodiscard]] bool allow_colours(const std::vector<std::string>& arguments);

/// Of the same. Throws `Failure` for wrong usage, with the nearest command or option if one is
/// close.
[[nodiscard]] Command parse_arguments(const std::vector<std::string>& arguments);

/// All commands, in the order of the help.
[[nodiscard]] std::vector<CommandReference> command_references();

} // namespace waymark
