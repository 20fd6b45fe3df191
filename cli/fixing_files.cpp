#include "fixing_files.hpp"

#include "counted.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "unread_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace waymark {
namespace {

const Source& source_of(const SourceSet& sources, const std::string& path) {
  const auto& all = sources.sources();
  return **std::lower_bound(
      all.begin(), all.end(), path,
      [](const SourcePtr& source, const std::string& wanted) { return source->path() < wanted; });
}

void expect_writable(const SourceSet& sources, const std::vector<std::string>& paths) {
  std::string failures;
  const auto fail = [&](const std::string& path, std::string_view why) {
    failures += fmt::format("{}cannot fix '{}': {}", failures.empty() ? "" : "\n", path, why);
  };
  for (const std::string& path : paths) {
    if (!may_replace(path)) {
      fail(path, "it is write-protected");
    } else if (!may_write_beside(path)) {
      fail(path, "its folder is write-protected");
    } else if (read_file(path) != source_of(sources, path).bytes()) {
      fail(path, "it has changed in the meantime; try again");
    }
  }
  if (!failures.empty()) throw Failure(failures + "\nnothing was changed");
}

/// A failure says what was changed before it.
void write_files(const SourceSet& sources, const std::vector<std::string>& paths) {
  std::string written;
  for (const std::string& path : paths) {
    try {
      replace_file(path, source_of(sources, path).bytes());
    } catch (const Failure& failure) {
      throw Failure(fmt::format("{}\n{}", failure.what(),
                                written.empty() ? "nothing was changed"
                                                : fmt::format("changed before: {}", written)));
    }
    written += fmt::format("{}'{}'", written.empty() ? "" : ", ", path);
  }
}

std::string summary(const FixResult& result, std::size_t attempts) {
  std::string text = result.fixed == 0
                         ? "fixed nothing\n"
                         : fmt::format("fixed {} in {}\n", counted(result.fixed, "finding"),
                                       counted(result.changed.size(), "file"));
  if (!result.complete) {
    text += fmt::format("stopped after {} attempts, there may be more to fix; {}\n", attempts,
                        result.fixed == 0 ? "choose what with '--only' or '--except'"
                                          : "run it again to go on");
  }
  return text;
}

/// Names that are only not known because their file was not read, each with that file.
class LeftAlone {
public:
  LeftAlone(const WorkspaceBounds& bounds, const std::vector<SourcePtr>& read)
      : bounds_(bounds)
      , read_(read) {}

  [[nodiscard]] bool takes(const Finding& finding, std::string_view name) {
    if (finding.check != Check::unknown_name) return false;
    if (!names_) names_.emplace(bounds_, read_);
    const std::string* file = names_->file_of(name);
    if (file != nullptr) left_.emplace(name, *file);
    return file != nullptr;
  }

  [[nodiscard]] std::string message() const {
    if (left_.empty()) return {};
    const bool one = left_.size() == 1;
    const auto& [name, file] = *left_.begin();
    return fmt::format(
        "left {} alone, for {} was not read: {}'{}' in '{}'\n", counted(left_.size(), "name"),
        one ? "its file" : "the text that declares them", one ? "" : "such as ", name, file);
  }

private:
  const WorkspaceBounds& bounds_;
  const std::vector<SourcePtr>& read_;
  std::optional<UnreadNames> names_{};
  std::map<std::string, std::string, std::less<>> left_{};
};

} // namespace

FixedWorkspace fix_files(LoadedWorkspace loaded, const WorkspaceBounds& bounds,
                         const FindingSelection& selection) {
  CheckedModel checked = compile(loaded.workspace, loaded.readings);
  LeftAlone left_alone(bounds, loaded.workspace.sources.sources());
  const FixRequest request{
      [&](const Finding& finding, std::string_view text) {
        return selection.contains(finding.check) && !left_alone.takes(finding, text);
      },
      [&](const std::string& path) { return bounds.contains(path) && is_file(path); }};
  FixResult result =
      apply_safe_fixes(loaded.workspace, std::move(loaded.readings), std::move(checked), request);
  expect_writable(loaded.workspace.sources, result.changed);
  write_files(result.sources, result.changed);
  std::string message = left_alone.message() + summary(result, request.most_compilations);
  return {std::move(result.checked), std::move(message)};
}

} // namespace waymark
