#include "git_approvals.hpp"

#include "text_pieces.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <tuple>

namespace waymark {
namespace {

constexpr std::string_view keyword = "approved";

/// Calls `use` with each day that stands behind `approved`.
template<typename Use>
void find_days(std::string_view line, Use&& use) {
  constexpr std::size_t date_length = 10;
  for (std::size_t at = line.find(keyword); at != std::string_view::npos;
       at = line.find(keyword, at + 1)) {
    std::string_view behind = line.substr(at + keyword.size());
    const std::size_t spaces = std::min(behind.find_first_not_of(" \t"), behind.size());
    if (spaces == 0) continue;
    behind.remove_prefix(spaces);
    if (const auto day = parse_date(behind.substr(0, date_length))) use(*day);
  }
}

/// The lengths in "@@ -12,3 +14 @@": lines taken away and added. One, where none is given.
std::pair<std::size_t, std::size_t> hunk_lengths(std::string_view line) {
  const auto length = [&](char sign) -> std::size_t {
    const std::size_t at = line.find(sign);
    if (at == std::string_view::npos) return 0;
    const std::string_view range = line.substr(at + 1, line.find(' ', at) - at - 1);
    const std::size_t comma = range.find(',');
    if (comma == std::string_view::npos) return 1;
    std::size_t value = 0;
    std::from_chars(range.data() + comma + 1, range.data() + range.size(), value);
    return value;
  };
  return {length('-'), length('+')};
}

/// What one commit did to one file.
struct Change {
  std::vector<Date> added;
  std::vector<Date> taken;
};

class Reader {
public:
  void read(std::string_view line) {
    if (taken_left_ > 0 && line.starts_with('-')) {
      --taken_left_;
      find_days(line.substr(1), [&](const Date& day) { change_.taken.push_back(day); });
    } else if (added_left_ > 0 && line.starts_with('+')) {
      --added_left_;
      find_days(line.substr(1), [&](const Date& day) { change_.added.push_back(day); });
    } else if (line.starts_with('\x01')) {
      finish();
      commit_ = line.substr(1);
    } else if (line.starts_with("+++ b/")) {
      finish();
      path_ = line.substr(6);
      if (path_.ends_with('\t')) path_.remove_suffix(1); // behind a path with a space
    } else if (line.starts_with("@@ ")) {
      std::tie(taken_left_, added_left_) = hunk_lengths(line);
    }
  }
  [[nodiscard]] BroughtApprovals take() {
    finish();
    return std::move(all_);
  }

private:
  void finish() {
    for (const Date& day : change_.taken) {
      const auto moved = std::ranges::find(change_.added, day);
      if (moved != change_.added.end()) change_.added.erase(moved);
    }
    if (!change_.added.empty() && !path_.empty())
      all_[{std::string(commit_), std::string(path_)}] = std::move(change_.added);
    change_ = {};
    path_ = {};
  }

  BroughtApprovals all_;
  std::string_view commit_;
  std::string_view path_;
  Change change_;
  std::size_t taken_left_ = 0; ///< lines of the hunk
  std::size_t added_left_ = 0;
};

} // namespace

bool may_have_approval(std::string_view text) {
  bool found = false;
  find_days(text, [&](const Date&) { found = true; });
  return found;
}

std::vector<std::string> git_approvals_arguments(const std::vector<std::string>& patterns) {
  std::vector<std::string> arguments{"-c",
                                     "core.fsmonitor=false",
                                     "-c",
                                     "core.quotePath=false",
                                     "-c",
                                     "diff.renameLimit=1000",
                                     "log",
                                     "-p",
                                     "-U0",
                                     "-Gapproved[[:blank:]]+[0-9]",
                                     "--extended-regexp",
                                     "--no-merges",
                                     "--find-renames",
                                     "--no-show-signature",
                                     "--no-color",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--src-prefix=a/",
                                     "--dst-prefix=b/",
                                     "--format=%x01%H",
                                     "--"};
  arguments.insert(arguments.end(), patterns.begin(), patterns.end());
  return arguments;
}

BroughtApprovals parse_git_approvals(std::string_view log) {
  Reader reader;
  while (!log.empty()) reader.read(take_until('\n', log));
  return reader.take();
}

} // namespace waymark
