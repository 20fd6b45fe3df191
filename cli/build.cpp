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

/// One run of the command, step by step.
class Build {
public:
  Build(const BuildArguments& arguments, Console& console)
      : arguments_(arguments)
      , console_(console)
      , folder_(arguments.output_folder)
      , progress_(shows_progress(console)) {}

  ExitStatus run() {
    progress_.now("checking");
    Workspace texts = load_texts(arguments_.workspace, {}, arguments_.output_folder);
    expect_names_in_utf8(texts.sources);
    const std::vector<std::string> history = history_state(texts);
    const std::optional<BuildStamp> last = folder_.last_build();
    is_current_ = last && last->inputs == build_key(texts, last->named_files, history, arguments_);
    const bool may_repeat = arguments_.keep_going || (last && !last->has_errors);
    if (is_current_ && may_repeat && !arguments_.codeowners_file) return repeat(*last);

    const CheckedModel checked = check(std::move(texts), history);
    report();
    if (stamp_.has_errors && !arguments_.keep_going) {
      console_.complain("nothing was built, for there are errors; '--keep-going' builds anyway");
      return ExitStatus::findings;
    }
    console_.err.flush();
    OutputFolder::Result result{.unchanged = folder_.file_count()};
    if (!is_current_) result = write(checked);
    if (arguments_.codeowners_file)
      complain(write_codeowners(checked, *arguments_.codeowners_file));
    say_what_was_built(result);
    return status(stamp_);
  }

private:
  static ExitStatus status(const BuildStamp& stamp) {
    return stamp.has_errors ? ExitStatus::findings : ExitStatus::success;
  }

  /// Says again what the last build said, whose output is still what this one would make.
  ExitStatus repeat(const BuildStamp& last) {
    progress_.pause();
    print_report(last.report, console_);
    complain(last.notes);
    say_what_was_built({.unchanged = folder_.file_count()});
    return status(last);
  }

  CheckedModel check(Workspace texts, const std::vector<std::string>& history) {
    const WorkspaceBounds bounds(arguments_.workspace.paths);
    LoadedWorkspace loaded = load_readings(std::move(texts), bounds);
    stamp_.named_files = referenced_paths(loaded.readings);
    stamp_.inputs = build_key(loaded.workspace, stamp_.named_files, history, arguments_);
    if (!is_current_) {
      history_notes_ = read_history(loaded.workspace, &options_.reader_paths);
      add_paths_outside_git(loaded.workspace.sources, bounds, options_.reader_paths);
    }
    CheckedModel checked = compile(loaded.workspace, std::move(loaded.readings));
    existing_paths_ = std::move(loaded.workspace.existing_paths);
    stamp_.has_errors = checked.summary.errors > 0;
    stamp_.report = findings_text(checked, true) + foreign_words(checked.model.handbook);
    return checked;
  }

  void report() {
    progress_.pause();
    complain(history_notes_);
    print_report(stamp_.report, console_);
  }

  OutputFolder::Result write(const CheckedModel& checked) {
    options_.diagrams = arguments_.diagrams;
    const Rendered rendered = publish(checked, options_, existing_paths_, progress_);
    progress_.now("writing files");
    const OutputFolder::Result result = folder_.replace(rendered.files);
    stamp_.notes.assign(rendered.notes.begin(), rendered.notes.end());
    // Without its history a build is not taken for done: the next one may get it.
    if (history_notes_.empty()) folder_.stamp(stamp_);
    progress_.pause();
    complain(stamp_.notes);
    return result;
  }

  void complain(const std::vector<std::string>& notes) {
    for (const std::string& note : notes) console_.complain(note);
  }

  void say_what_was_built(const OutputFolder::Result& result) {
    console_.err.write(fmt::format("built {} files in '{}': {} written, {} unchanged, {} removed\n",
                                   folder_.file_count(), arguments_.output_folder, result.written,
                                   result.unchanged, result.removed));
  }

  const BuildArguments& arguments_;
  Console& console_;
  OutputFolder folder_;
  Progress progress_;
  bool is_current_ = false; ///< the output is what this build would make
  BuildStamp stamp_;        ///< of this build
  std::vector<std::string> history_notes_;
  PublishOptions options_;
  std::set<std::string, std::less<>> existing_paths_; ///< that may be copied
};

} // namespace

ExitStatus run(const BuildArguments& arguments, Console& console) {
  return Build(arguments, console).run();
}

} // namespace waymark
