#include "grammar/format.hpp"

#include "commands.hpp"
#include "counted.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "findings_output.hpp"
#include "printable.hpp"
#include "source_files.hpp"
#include "workspace_loading.hpp"

#include "compiler/compile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace waymark {
namespace {

struct Formatted {
  std::optional<std::string> text; ///< none if the file is damaged
  bool changes = false;
};

/// Takes one file at a time: a large workspace needs no more memory than its largest file. Prints
/// the syntax errors of a damaged one.
Formatted format_text(const std::string& path, std::string bytes, Console& console) {
  SourceSet sources({{path, std::move(bytes)}});
  const SourcePtr source = sources.sources().front();
  const std::vector<FileReadingPtr> readings = read(sources);
  const Tree& tree = readings.front()->tree;
  const bool has_syntax_errors =
      std::ranges::any_of(readings.front()->text_errors,
                          [](const Finding& finding) { return finding.check == Check::syntax; });
  if (!source->foreign_byte() && !is_damaged(tree) && !has_syntax_errors) {
    std::string text = format(tree);
    const bool changes = text != source->bytes();
    return {std::move(text), changes};
  }

  CheckedModel checked = compile(Workspace{std::move(sources), {}, {}, {}}, readings);
  std::erase_if(checked.findings,
                [](const Finding& finding) { return finding.check != Check::syntax; });
  print_findings(checked, console.err);
  return {};
}

ExitStatus format_standard_input(bool check, Console& console) {
  const std::string bytes = read_standard_input();
  const Formatted formatted = format_text("standard input", bytes, console);
  // A damaged text comes back as it was: whoever replaces it with our output loses nothing.
  if (!check) console.out.write(formatted.text ? *formatted.text : bytes);
  const bool fine = formatted.text && !(check && formatted.changes);
  return fine ? ExitStatus::success : ExitStatus::findings;
}

} // namespace

ExitStatus run(const FormatArguments& arguments, Console& console) {
  const auto dash = std::find(arguments.paths.begin(), arguments.paths.end(), "-");
  if (dash != arguments.paths.end()) {
    if (arguments.paths.size() > 1) throw Failure("'-' for standard input stands alone");
    return format_standard_input(arguments.check, console);
  }

  const SourceSearch found = find_source_files(arguments.paths);
  if (!found.empty_folders.empty()) {
    throw Failure(fmt::format("there is no .way file in folder '{}'", found.empty_folders.front()));
  }
  std::size_t changed = 0;
  std::size_t damaged = 0;
  for (const SourceFile& file : found.files) {
    const Formatted formatted = format_text(file.path, read_file(file.path), console);
    if (!formatted.text) ++damaged;
    if (!formatted.changes) continue;
    ++changed;
    if (arguments.check) {
      console.out.write(printable(file.path) + "\n");
    } else {
      if (!may_replace(file.path))
        throw Failure(fmt::format("cannot format '{}': it is write-protected", file.path));
      replace_file(file.path, *formatted.text);
    }
  }

  console.err.write(
      fmt::format("{} {} of {}{}\n", arguments.check ? "would change" : "changed", changed,
                  counted(found.files.size(), "file"),
                  damaged > 0 ? fmt::format(", left alone {} with syntax errors", damaged) : ""));
  const bool fine = damaged == 0 && !(arguments.check && changed > 0);
  return fine ? ExitStatus::success : ExitStatus::findings;
}

} // namespace waymark
