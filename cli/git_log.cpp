#include "git_log.hpp"

#include "grammar/ascii.hpp"
#include "text_pieces.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace waymark {
namespace {

/// Field by field.
class Fields {
public:
  explicit Fields(std::string_view text)
      : rest_(text) {}

  [[nodiscard]] std::optional<std::string_view> next() {
    const std::size_t length = rest_.find('\0');
    if (length == std::string_view::npos) return std::nullopt;
    const std::string_view field = rest_.substr(0, length);
    rest_.remove_prefix(length + 1);
    return field;
  }
  /// The next that is not empty. Git ends a line between a commit and its changes.
  [[nodiscard]] std::optional<std::string_view> next_given() {
    while (std::optional<std::string_view> field = next()) {
      while (field->starts_with('\n')) field->remove_prefix(1);
      if (!field->empty()) return field;
    }
    return std::nullopt;
  }

private:
  std::string_view rest_;
};

bool is_commit(std::string_view field) {
  return field.size() >= 40 && std::ranges::all_of(field, [](char letter) {
           return is_ascii_digit(letter) || (letter >= 'a' && letter <= 'f');
         });
}

/// "M", "A", "R087" …
bool is_status(std::string_view field) {
  return !field.empty() && field.front() >= 'A' && field.front() <= 'Z' &&
         std::ranges::all_of(field.substr(1), is_ascii_digit);
}

/// "Ana Ruiz <ana@example.org>" is Ana Ruiz.
std::string name_in(std::string_view trailer) {
  std::string_view name = trailer.substr(0, trailer.find('<'));
  while (name.ends_with(' ')) name.remove_suffix(1);
  while (name.starts_with(' ')) name.remove_prefix(1);
  return std::string(name.empty() ? trailer : name);
}

std::vector<std::string> names_in(std::string_view trailers) {
  std::vector<std::string> names;
  while (!trailers.empty()) {
    const std::string_view one = take_until('\x01', trailers);
    if (!one.empty()) names.push_back(name_in(one));
  }
  return names;
}

struct Commit {
  Revision revision;
  bool has_parents = false;
  bool is_merge = false;

  /// A merge brings what others changed: it says something new only if it names who vouches for it.
  [[nodiscard]] bool counts() const {
    return !is_merge || !revision.approved_by.empty() || !revision.reviewed_by.empty();
  }
};

/// The six fields behind the commit's hash.
std::optional<Commit> read_commit(std::string_view hash, Fields& fields) {
  Commit commit;
  commit.revision.commit = hash;
  const auto parents = fields.next();
  const auto date = fields.next();
  const auto author = fields.next();
  const auto subject = fields.next();
  const auto approved = fields.next();
  const auto reviewed = fields.next();
  if (!reviewed) return std::nullopt;
  const std::optional<Date> day = parse_date(*date);
  if (!day) return std::nullopt;
  commit.has_parents = !parents->empty();
  commit.is_merge = parents->find(' ') != std::string_view::npos;
  commit.revision.date = *day;
  if (!commit.is_merge) commit.revision.author = *author;
  commit.revision.subject = *subject;
  commit.revision.approved_by = names_in(*approved);
  commit.revision.reviewed_by = names_in(*reviewed);
  return commit;
}

/// What each path of the past is called now. Read from the newest commit to the oldest.
class PresentNames {
public:
  [[nodiscard]] const std::string* of(std::string_view path) {
    const auto known = names_.find(path);
    if (known != names_.end()) return known->second ? &*known->second : nullptr;
    return &*names_.emplace(path, std::string(path)).first->second;
  }
  /// Before this commit, `now` was called `before`, and no file was called `now`.
  void moved(std::string_view before, std::string_view now) {
    const std::string* present = of(now);
    const std::optional<std::string> name =
        present ? std::optional(*present) : std::optional<std::string>{};
    names_.insert_or_assign(std::string(now), std::nullopt);
    names_.insert_or_assign(std::string(before), name);
  }
  /// Before this commit there was no such file, or another one that is gone.
  void appeared(std::string_view path) { names_.insert_or_assign(std::string(path), std::nullopt); }

private:
  std::map<std::string, std::optional<std::string>, std::less<>> names_;
};

} // namespace

std::vector<std::string> git_log_arguments(const std::vector<std::string>& patterns) {
  constexpr const char* format = "--format=%x00%H%x00%P%x00%cs%x00%aN%x00%s%x00"
                                 "%(trailers:key=Approved-by,valueonly,unfold,separator=%x01)%x00"
                                 "%(trailers:key=Reviewed-by,valueonly,unfold,separator=%x01)";
  std::vector<std::string> arguments{"-c",
                                     "core.fsmonitor=false",
                                     "-c",
                                     "diff.renameLimit=1000",
                                     "log",
                                     "-z",
                                     "--name-status",
                                     "--date-order",
                                     "--show-pulls",
                                     "--diff-merges=first-parent",
                                     "--find-renames",
                                     "--no-show-signature",
                                     "--no-color",
                                     "--no-ext-diff",
                                     format,
                                     "--"};
  arguments.insert(arguments.end(), patterns.begin(), patterns.end());
  return arguments;
}

std::map<std::string, std::vector<Revision>, std::less<>> parse_git_log(std::string_view log,
                                                                        bool cut) {
  std::map<std::string, std::vector<Revision>, std::less<>> history;
  PresentNames present;
  Fields fields(log);
  std::optional<Commit> commit;
  while (const auto field = fields.next_given()) {
    if (is_commit(*field)) {
      commit = read_commit(*field, fields);
      if (!commit) break;
      continue;
    }
    if (!commit || !is_status(*field)) break;
    const char status = field->front();
    const auto path = fields.next();
    const auto target = status == 'R' || status == 'C' ? fields.next() : path;
    if (!path || !target) break;
    const bool counts = status != 'D' && (commit->has_parents || !cut) && commit->counts();
    if (const std::string* now = present.of(*target); now != nullptr && counts) {
      std::vector<Revision>& revisions = history[*now];
      revisions.push_back(commit->revision);
      revisions.back().path = *target;
    }
    if (commit->is_merge) continue; // the commits that it brings say what moved
    if (status == 'R') present.moved(*path, *target);
    if (status == 'A' || status == 'C') present.appeared(*target);
  }
  return history;
}

} // namespace waymark
