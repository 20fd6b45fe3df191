#include "backends/backend.hpp"
#include "backends/language.hpp"

#include "build_key.hpp"
#include "codeowners_file.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "findings_output.hpp"
#include "git_history.hpp"
#include "output_folder.hpp"
#include "printable.hpp"
#include "progress.hpp"
#include "workspace_loading.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {
namespace {

bool shows_progress(const Console& console) {
  const char* terminal = std::getenv("TERM");
  return console.err.is_terminal() && terminal != nullptr && std::string_view(terminal) != "dumb";
}

/// What all backends made together.
struct Rendered {
  std::map<std::string, std::string> files; ///< bytes by path
  std::set<std::string> notes;
};

/// Copies only what `may_copy`: a text may name whatever it likes.
Rendered publish(const CheckedModel& checked, const PublishOptions& options,
                 const std::set<std::string, std::less<>>& may_copy, Progress& progress) {
  Rendered rendered;
  for (const Backend& backend : backends()) {
    progress.now(backend.doing);
    Publication publication = backend.render(checked, options);
    for (OutputFile& document : publication.documents) {
      rendered.files.insert_or_assign(std::move(document.path), std::move(document.bytes));
    }
    for (const FileCopy& copy : publication.copies) {
      if (rendered.files.contains(copy.to)) continue;
      if (!may_copy.contains(copy.from)) continue; // a draft; the check has named it
      rendered.files.emplace(copy.to, read_file(copy.from));
    }
    rendered.notes.insert(publication.notes.begin(), publication.notes.end());
  }
  return rendered;
}

void say_what_was_built(const BuildArguments& arguments, const OutputFolder& folder,
                        const OutputFolder::Result& result, Console& console) {
  console.err.write(fmt::format("built {} files in '{}': {} written, {} unchanged, {} removed\n",
                                folder.file_count(), arguments.output_folder, result.written,
                                result.unchanged, result.removed));
}

/// So that the same text gives the same bytes, wherever the program runs.
void add_paths_outside_git(const SourceSet& sources, const WorkspaceBounds& bounds,
                           ShownPaths& paths) {
  for (const SourcePtr& source : sources.sources()) {
    if (paths.contains(source->path())) continue;
    std::string inside = bounds.path_inside(source->path());
    if (!inside.empty()) paths.emplace(source->path(), std::move(inside));
  }
}

/// Pages are UTF-8, and name the files that they were made from.
void expect_names_in_utf8(const SourceSet& sources) {
  for (const SourcePtr& source : sources.sources()) {
    if (Source(FileId{}, "", source->path()).foreign_byte())
      throw Failure(fmt::format(
          "the name of file '{}' is not UTF-8, so no page can show it; rename it", source->path()));
  }
}

void print_report(const std::string& coloured, Console& console) {
  console.err.write(console.err.colours() ? coloured : without_colours(coloured));
}

/// Says again what the last build said, whose output is still what this one would make.
ExitStatus repeat(const BuildStamp& last, const BuildArguments& arguments,
                  const OutputFolder& folder, Progress& progress, Console& console) {
  progress.pause();
  print_report(last.report, console);
  for (const std::string& note : last.notes) console.complain(note);
  say_what_was_built(arguments, folder, {.unchanged = folder.file_count()}, console);
  return last.has_errors ? ExitStatus::findings : ExitStatus::success;
}

/// What documents say themselves has only a few languages; whoever wants another must know.
std::string foreign_words(const Handbook& handbook) {
  const std::string_view wanted = handbook.language.value;
  const std::string_view spoken = Language(wanted).tag();
  const std::string asked = to_lower(wanted.substr(0, wanted.find('-')));
  if (wanted.empty() || asked == spoken) return {};
  return fmt::format(
      "waymark: what the documents say themselves is in English, for there is no '{}' yet, "
      "only 'en', 'de' and 'fr'\n",
      printable(wanted));
}

} // namespace

ExitStatus run(const BuildArguments& arguments, Console& console) {
  OutputFolder folder(arguments.output_folder);
  Progress progress(shows_progress(console));
  progress.now("checking");
  Workspace texts = load_texts(arguments.workspace, {}, arguments.output_folder);
  expect_names_in_utf8(texts.sources);
  const std::vector<std::string> standing = history_state(texts);
  const std::optional<BuildStamp> last = folder.last_build();
  const bool is_current =
      last && last->inputs == build_key(texts, last->named_files, standing, arguments);
  const bool may_repeat = arguments.keep_going || (last && !last->has_errors);
  if (is_current && may_repeat && !arguments.codeowners_file) {
    return repeat(*last, arguments, folder, progress, console);
  }

  const WorkspaceBounds bounds(arguments.workspace.paths);
  LoadedWorkspace loaded = load_readings(std::move(texts), bounds);
  BuildStamp stamp;
  stamp.named_files = referenced_paths(loaded.readings);
  stamp.inputs = build_key(loaded.workspace, stamp.named_files, standing, arguments);
  std::vector<std::string> history_notes;
  PublishOptions options{arguments.diagrams};
  if (!is_current) {
    history_notes = read_history(loaded.workspace, &options.reader_paths);
    add_paths_outside_git(loaded.workspace.sources, bounds, options.reader_paths);
  }
  const CheckedModel checked = compile(loaded.workspace, std::move(loaded.readings));
  stamp.has_errors = checked.summary.errors > 0;
  stamp.report = findings_text(checked, true) + foreign_words(checked.model.handbook);

  progress.pause();
  for (const std::string& note : history_notes) console.complain(note);
  print_report(stamp.report, console);
  if (stamp.has_errors && !arguments.keep_going) {
    console.complain("nothing was built, for there are errors; '--keep-going' builds anyway");
    return ExitStatus::findings;
  }
  console.err.flush();
  const ExitStatus status = stamp.has_errors ? ExitStatus::findings : ExitStatus::success;
  OutputFolder::Result result{.unchanged = folder.file_count()};
  if (!is_current) {
    const Rendered rendered = publish(checked, options, loaded.workspace.existing_paths, progress);
    progress.now("writing files");
    result = folder.replace(rendered.files);
    stamp.notes.assign(rendered.notes.begin(), rendered.notes.end());
    // Without its history a build is not taken for done: the next one may get it.
    if (history_notes.empty()) folder.stamp(std::move(stamp));
    progress.pause();
    for (const std::string& note : rendered.notes) console.complain(note);
  }
  if (arguments.codeowners_file) {
    for (const std::string& note : write_codeowners(checked, *arguments.codeowners_file)) {
      console.complain(note);
    }
  }
  say_what_was_built(arguments, folder, result, console);
  return status;
}

} // namespace waymark
