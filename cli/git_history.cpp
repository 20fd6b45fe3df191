#include "git_history.hpp"

#include "child_output.hpp"
#include "git_documents.hpp"
#include "git_log.hpp"
#include "text_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace waymark {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds time_limit{30};
constexpr std::size_t size_limit = std::size_t{1} << 27;

/// Ours, but for what would lead git to another repository (a hook sets it), make it ask somebody,
/// take a lock, or fetch.
std::vector<std::string> environment() {
  std::vector<std::string> variables;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view variable(*each);
    if (!variable.starts_with("GIT_") && !variable.starts_with("LC_ALL=")) {
      variables.emplace_back(variable);
    }
  }
  for (const char* own :
       {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C.UTF-8"}) {
    variables.emplace_back(own);
  }
  return variables;
}

ChildOutput git(const std::string& folder, const std::vector<std::string>& arguments) {
  ChildCall call{{"git", "-C", folder, "--no-pager"}, environment(), time_limit, size_limit};
  call.arguments.insert(call.arguments.end(), arguments.begin(), arguments.end());
  return output_of(call);
}

/// Is its history cut off, and at which commit does it stand?
ChildOutput standing_of(const std::string& root) {
  return git(root, {"rev-parse", "--is-shallow-repository", "HEAD"});
}

/// The nearest folder above that git looks after.
class Repositories {
public:
  [[nodiscard]] const std::optional<fs::path>& around(const fs::path& folder) {
    std::vector<fs::path> asked;
    fs::path at = folder;
    std::optional<fs::path> root;
    for (;; at = at.parent_path()) {
      const auto known = roots_.find(at);
      if (known != roots_.end()) {
        root = known->second;
        break;
      }
      asked.push_back(at);
      std::error_code ignored;
      if (fs::exists(at / ".git", ignored)) {
        root = at;
        break;
      }
      if (at == at.parent_path()) break;
    }
    for (const fs::path& one : asked) roots_[one] = root;
    roots_[folder] = root;
    return roots_[folder];
  }

private:
  std::map<fs::path, std::optional<fs::path>> roots_;
};

/// Source paths by their path in the repository.
using Files = std::multimap<std::string, std::string>;

std::map<std::string, Files> files_by_repository(const Workspace& workspace) {
  std::map<std::string, Files> files;
  Repositories repositories;
  for (const SourcePtr& source : workspace.sources.sources()) {
    std::error_code error;
    const fs::path path = fs::canonical(source->path(), error);
    if (error) continue;
    const std::optional<fs::path>& root = repositories.around(path.parent_path());
    if (!root) continue;
    files[root->string()].emplace(path.lexically_relative(*root).generic_string(), source->path());
  }
  return files;
}

/// All files of the language, and those that the user named though they are called otherwise.
std::vector<std::string> patterns(const Files& files) {
  std::vector<std::string> all{"*.way"};
  for (const auto& [path, source] : files) {
    if (!path.ends_with(".way")) all.push_back(":(literal)" + path);
  }
  return all;
}

std::string why_not(ChildEnd end, const std::string& root) {
  switch (end) {
  case ChildEnd::not_started: return "the history is left out, for git is not installed";
  case ChildEnd::too_slow:
    return fmt::format("the history is left out, for git took more than {} seconds in '{}'",
                       time_limit.count(), root);
  case ChildEnd::too_long:
    return fmt::format("the history is left out, for that of '{}' is too long", root);
  case ChildEnd::failed:
  case ChildEnd::well: break;
  }
  return fmt::format("the history is left out, for git failed in '{}'; 'git -C {} log' says why",
                     root, root);
}

} // namespace

std::optional<std::string> repository_around(const std::string& folder) {
  std::error_code error;
  const fs::path path = fs::canonical(folder.empty() ? "." : folder, error);
  if (error) return std::nullopt;
  Repositories repositories;
  const std::optional<fs::path>& root = repositories.around(path);
  return root ? std::optional(root->string()) : std::nullopt;
}

std::vector<std::string> history_state(const Workspace& workspace) {
  std::vector<std::string> states;
  for (const auto& [root, files] : files_by_repository(workspace)) {
    const ChildOutput state = standing_of(root);
    states.push_back(fmt::format("{}\n{}\n{}", root, static_cast<int>(state.end), state.text));
  }
  return states;
}

namespace {

/// The paths of entries like "M  a.way", in the repository.
std::vector<std::string_view> changed_paths(std::string_view status) {
  constexpr std::size_t before_path = 3;
  std::vector<std::string_view> paths;
  while (!status.empty()) {
    const std::string_view entry = take_until('\0', status);
    if (entry.size() > before_path) paths.push_back(entry.substr(before_path));
  }
  return paths;
}

void read_uncommitted(const std::string& root, const Files& files, Workspace& workspace) {
  std::vector<std::string> arguments{"-c",
                                     "core.fsmonitor=false",
                                     "status",
                                     "--porcelain",
                                     "-z",
                                     "--no-renames",
                                     "--no-ahead-behind",
                                     "--untracked-files=all",
                                     "--"};
  for (std::string& pattern : patterns(files)) arguments.push_back(std::move(pattern));
  const ChildOutput status = git(root, arguments);
  if (status.end != ChildEnd::well) return; // the history says what it can without
  for (const std::string_view path : changed_paths(status.text)) {
    const auto [first, last] = files.equal_range(std::string(path));
    for (auto file = first; file != last; ++file) workspace.uncommitted.insert(file->second);
  }
}

using History = std::map<std::string, std::vector<Revision>, std::less<>>;

/// The names, now and before, of the files that have an approval and were changed more than once:
/// it matters which commit brought the approval, and what later ones changed.
std::vector<std::string> approved_paths(const Workspace& workspace, const Files& files,
                                        const History& history) {
  const auto path_of = [](const SourcePtr& source) { return std::string_view(source->path()); };
  const std::vector<SourcePtr>& sources = workspace.sources.sources(); // by path
  std::set<std::string> paths;
  for (const auto& [path, name] : files) {
    const auto found = history.find(path);
    if (found == history.end() || found->second.size() < 2) continue;
    const auto source = std::ranges::lower_bound(sources, name, {}, path_of);
    if (source == sources.end() || (*source)->path() != name ||
        !may_have_approval((*source)->text()))
      continue;
    for (const Revision& one : found->second) paths.insert(one.path);
  }
  return {paths.begin(), paths.end()};
}

/// From one log of all files; from a second, of those with approvals, what was done to each
/// workflow and procedure of theirs.
History history_of(const std::string& root, const Workspace& workspace, const Files& files,
                   std::string_view log, bool cut) {
  constexpr std::size_t most_paths = 10'000; // what a command line can hold
  History history = parse_git_log(log, cut);
  const std::vector<std::string> paths = approved_paths(workspace, files, history);
  if (paths.empty() || paths.size() > most_paths) return history;
  const ChildOutput texts = git(root, git_documents_arguments(paths));
  if (texts.end != ChildEnd::well) return history; // it says what it can without
  DocumentChanges changes = parse_git_documents(texts.text);
  for (auto& [path, revisions] : history) {
    for (Revision& one : revisions) {
      const auto found = changes.find({one.commit, one.path});
      if (found != changes.end()) one.documents = std::move(found->second);
    }
  }
  return history;
}

} // namespace

std::vector<std::string> read_history(Workspace& workspace,
                                      std::map<std::string, std::string, std::less<>>* paths) {
  std::vector<std::string> notes;
  for (const auto& [root, files] : files_by_repository(workspace)) {
    if (paths != nullptr) {
      for (const auto& [path, source] : files) paths->emplace(source, path);
    }
    const ChildOutput state = standing_of(root);
    const bool cut = state.text.starts_with("true");
    if (state.end == ChildEnd::failed && (cut || state.text.starts_with("false"))) {
      continue; // nothing was committed yet
    }
    if (state.end != ChildEnd::well) {
      notes.push_back(why_not(state.end, root));
      continue;
    }
    const ChildOutput log = git(root, git_log_arguments(patterns(files)));
    if (log.end != ChildEnd::well) {
      notes.push_back(why_not(log.end, root));
      continue;
    }
    if (cut) {
      workspace.history_is_cut = true;
      notes.push_back("only a part of the history is here (a shallow clone), so older changes are "
                      "left out; 'git fetch --unshallow' gets them");
    }
    read_uncommitted(root, files, workspace);
    const History history = history_of(root, workspace, files, log.text, cut);
    for (const auto& [path, source] : files) {
      const auto found = history.find(path);
      if (found != history.end()) workspace.history[source] = found->second;
    }
  }
  return notes;
}

} // namespace waymark
