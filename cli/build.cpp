#include "backends/backend.hpp"

#include "commands.hpp"
#include "files.hpp"
#include "output_folder.hpp"
#include "progress.hpp"
#include "report.hpp"
#include "workspace_loading.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace waymark {

#define WAYMARK_BACKEND(name, render, doing)                                                       \
  Publication render(const CheckedModel& checked, const PublishOptions& options);
#include "backends/backends.def"
#undef WAYMARK_BACKEND

namespace {

struct BackendRow {
  Backend backend;
  std::string_view doing;
};

constexpr std::array backends{
#define WAYMARK_BACKEND(name, render, doing) BackendRow{{name, render}, doing},
#include "backends/backends.def"
#undef WAYMARK_BACKEND
};

bool shows_progress(const Console& console) {
  const char* terminal = std::getenv("TERM");
  return console.err.is_terminal() && terminal != nullptr && std::string_view(terminal) != "dumb";
}

/// What all backends made together.
struct Rendered {
  std::map<std::string, std::string> files; ///< bytes by path
  std::set<std::string> notes;
};

Rendered publish(const CheckedModel& checked, const PublishOptions& options, Progress& progress) {
  Rendered rendered;
  for (const BackendRow& row : backends) {
    progress.now(row.doing);
    Publication publication = row.backend.render(checked, options);
    for (OutputFile& document : publication.documents) {
      rendered.files.insert_or_assign(std::move(document.path), std::move(document.bytes));
    }
    for (const FileCopy& copy : publication.copies) {
      if (rendered.files.contains(copy.to)) continue;
      if (!is_file(copy.from)) continue; // a draft; the check has named it
      rendered.files.emplace(copy.to, read_file(copy.from));
    }
    rendered.notes.insert(publication.notes.begin(), publication.notes.end());
  }
  return rendered;
}

} // namespace

ExitStatus run(const BuildArguments& arguments, Console& console) {
  OutputFolder folder(arguments.output_folder);
  Progress progress(shows_progress(console));
  progress.now("checking");
  const CheckedModel checked =
      load_and_compile_with_history(arguments.workspace, console, arguments.output_folder);
  const bool has_errors = checked.summary.errors > 0;

  progress.pause();
  print_text(checked, console.err);
  if (has_errors && !arguments.keep_going) {
    console.complain("nothing was built, for there are errors; '--keep-going' builds anyway");
    return ExitStatus::findings;
  }
  console.err.flush();

  const Rendered rendered = publish(checked, PublishOptions{arguments.diagrams}, progress);
  progress.now("writing files");
  const OutputFolder::Result result = folder.replace(rendered.files);
  progress.pause();
  for (const std::string& note : rendered.notes) console.complain(note);
  console.err.write(fmt::format("built {} files in '{}': {} written, {} unchanged, {} removed\n",
                                rendered.files.size(), arguments.output_folder, result.written,
                                result.unchanged, result.removed));
  return has_errors ? ExitStatus::findings : ExitStatus::success;
}

} // namespace waymark
