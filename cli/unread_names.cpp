#include "unread_names.hpp"

#include "counted.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "git_history.hpp"
#include "grammar/unicode.hpp"
#include "printable.hpp"
#include "source_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace waymark {
namespace {

std::vector<SourceFile> files_in(const WorkspaceBounds& bounds) {
  try {
    return find_source_files(bounds.roots()).files;
  } catch (const Failure&) {
    return {};
  }
}

std::string folder_with(const std::string& path) {
  std::error_code error;
  const std::filesystem::path given(path);
  return (std::filesystem::is_directory(given, error) ? given : given.parent_path()).string();
}

/// The nearest folder around all of them, as seen from the current one.
std::string folder_around(const std::vector<std::string>& paths) {
  namespace fs = std::filesystem;
  std::error_code error;
  fs::path around;
  for (const std::string& each : paths) {
    const fs::path whole = fs::weakly_canonical(fs::absolute(each, error), error);
    const fs::path folder = folder_with(whole.string());
    if (around.empty()) around = folder;
    fs::path shared;
    const auto ends = std::ranges::mismatch(around, folder);
    for (auto part = around.begin(); part != ends.in1; ++part) shared /= *part;
    around = shared;
  }
  return around.lexically_proximate(fs::current_path(error)).generic_string();
}

std::string seen_from_here(const std::string& path) {
  std::error_code error;
  const std::filesystem::path relative = std::filesystem::relative(path, error);
  return error || relative.empty() ? path : relative.generic_string();
}

} // namespace

UnreadNames::UnreadNames(const WorkspaceBounds& bounds, const std::vector<SourcePtr>& read) {
  std::set<FileIdentity> known;
  for (const SourcePtr& source : read) {
    if (const auto identity = identity_of(source->path())) known.insert(*identity);
  }
  std::vector<std::pair<std::string, std::string>> unread;
  for (const SourceFile& file : files_in(bounds)) {
    if (known.contains(file.identity)) continue;
    try {
      unread.emplace_back(file.path, read_file(file.path));
    } catch (const Failure&) {
      continue;
    }
  }
  if (unread.empty()) return;
  const Workspace workspace{SourceSet(std::move(unread)), {}, {}, {}};
  const CheckedModel checked = compile(workspace, waymark::read(workspace.sources));
  for (const Declaration& declaration : checked.model.declarations) {
    const Source& source = workspace.sources[declaration.span.file];
    files_.try_emplace(std::string(declaration.id), seen_from_here(source.path()));
  }
}

const std::string* UnreadNames::file_of(std::string_view name) const {
  const auto found = files_.find(to_nfc(name));
  return found == files_.end() ? nullptr : &found->second;
}

std::string hint_at_unread_names(const CheckedModel& checked,
                                 const std::vector<std::string>& paths) {
  std::vector<std::string> all = paths.empty() ? std::vector<std::string>{"."} : paths;
  std::erase_if(all, [](const std::string& path) { return !repository_around(folder_with(path)); });
  if (all.empty()) return {};
  std::optional<UnreadNames> names;
  std::map<std::string_view, std::string> unread; // files by name
  for (const Finding& finding : checked.findings) {
    if (finding.check != Check::unknown_name) continue;
    if (!names) names.emplace(WorkspaceBounds(all), checked.model.sources);
    const std::string_view name = checked.model.source(finding.span.file).text(finding.span);
    if (const std::string* file = names->file_of(name)) unread.emplace(name, *file);
  }
  if (unread.empty()) return {};
  for (const auto& [name, file] : unread) all.push_back(file);
  const auto& [name, file] = *unread.begin();
  const std::string others =
      unread.size() > 1 ? fmt::format(", and {} elsewhere", counted(unread.size() - 1, "more name"))
                        : "";
  return fmt::format("only a part was checked: '{}' is declared in '{}'{}; for the whole, 'waymark "
                     "check {}'\n",
                     printable(name), printable(file), others, printable(folder_around(all)));
}

} // namespace waymark
