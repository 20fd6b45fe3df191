#include "compiler/fixing.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace waymark {
namespace {

/// What is said of a finding wherever it has moved to.
using Identity = std::tuple<Check, std::string, std::string>; // check, path, message

Identity identity(const CheckedModel& checked, const Finding& finding) {
  return {finding.check, checked.model.source(finding.span.file).path(), finding.message};
}

using Counts = std::map<Identity, std::size_t>;

Counts count(const CheckedModel& checked) {
  Counts counts;
  for (const Finding& finding : checked.findings) ++counts[identity(checked, finding)];
  return counts;
}

bool holds_all(const Counts& counts, const Counts& others) {
  return std::all_of(others.begin(), others.end(), [&](const auto& other) {
    const auto found = counts.find(other.first);
    return found != counts.end() && found->second >= other.second;
  });
}

/// A finding and the fix of it that is to be made.
struct Proposal {
  Identity finding;
  const Fix* fix = nullptr;
};
using Proposals = std::span<const Proposal>;

/// A workspace at one moment.
struct State {
  SourceSet sources;
  std::vector<FileReadingPtr> readings;
  CheckedModel checked;
};

/// The edits of one batch, by file and place: finds out quickly whether another fix fits in.
class Batch {
public:
  [[nodiscard]] bool has_room_for(const Fix& fix) const {
    return std::none_of(fix.edits.begin(), fix.edits.end(),
                        [&](const Edit& edit) { return meets_another(edit); });
  }

  void add(const Fix& fix) {
    for (const Edit& edit : fix.edits)
      (edit.span.length() == 0 ? insertions_ : replacements_).emplace(key(edit), &edit);
  }

private:
  using Key = std::pair<FileId, std::uint32_t>;
  using Edits = std::map<Key, const Edit*>; // those at one place are equal, or insertions
  static Key key(const Edit& edit) { return {edit.span.file, edit.span.first}; }

  [[nodiscard]] bool meets_another(const Edit& edit) const {
    // What is replaced does not overlap, so of those before it only the nearest reaches into it.
    auto nearest = replacements_.lower_bound(key(edit));
    if (nearest != replacements_.begin()) --nearest;
    return meets_one_of(replacements_, nearest, edit) ||
           meets_one_of(insertions_, insertions_.lower_bound(key(edit)), edit);
  }

  static bool meets_one_of(const Edits& edits, Edits::const_iterator from, const Edit& edit) {
    const Key end{edit.span.file, edit.span.last};
    for (auto at = from; at != edits.end() && at->first <= end; ++at)
      if (in_conflict(*at->second, edit)) return true;
    return false;
  }

  Edits replacements_;
  Edits insertions_;
};

class Fixer {
public:
  Fixer(const Workspace& workspace, State state, const FixRequest& request)
      : workspace_(workspace)
      , request_(request)
      , state_(std::make_shared<State>(std::move(state))) {}

  FixResult run() {
    bool complete = false;
    while (!complete) {
      const std::vector<Proposal> batch = propose();
      if (!batch.empty()) {
        if (compilations_ >= request_.most_compilations) break;
        try_out(batch);
      } else if (std::exchange(progress_, false) && !undone_.empty()) {
        undone_.clear(); // what did harm before may help now
      } else {
        complete = true;
      }
    }
    return {std::move(state_->sources),
            std::move(state_->checked),
            {changed_.begin(), changed_.end()},
            fixed_,
            complete};
  }

private:
  std::vector<Proposal> propose() const {
    std::vector<Proposal> proposals;
    Batch batch;
    for (const Finding& finding : state_->checked.findings) {
      if (!is_wanted(finding)) continue;
      Identity own = identity(state_->checked, finding);
      if (undone_.contains(own)) continue;
      const auto fix =
          std::find_if(finding.fixes.begin(), finding.fixes.end(),
                       [](const Fix& each) { return each.applicability == Applicability::safe; });
      if (fix == finding.fixes.end() || !is_all_text(*fix) || !batch.has_room_for(*fix)) continue;
      batch.add(*fix);
      proposals.push_back({std::move(own), &*fix});
    }
    return proposals;
  }

  bool is_wanted(const Finding& finding) const {
    const Span& span = finding.span;
    return !request_.wanted || request_.wanted(finding, state_->sources[span.file].text(span));
  }

  /// In a file that is no text, places would not be where they seem.
  bool is_all_text(const Fix& fix) const {
    return std::none_of(fix.edits.begin(), fix.edits.end(), [&](const Edit& edit) {
      return state_->sources[edit.span.file].foreign_byte().has_value();
    });
  }

  /// Makes the batch, or all of it that does no harm; what does is not tried again. What may do
  /// harm is halved until it is found.
  void try_out(Proposals batch) {
    const std::shared_ptr<const State> base = state_; // what the edits are edits of
    std::vector<Proposal> made;
    std::vector<Proposals> parts{batch}; // still to try, the first one last
    while (!parts.empty() && compilations_ < request_.most_compilations) {
      const Proposals part = parts.back();
      parts.pop_back();
      const std::size_t made_before = made.size();
      const Counts counts = count(state_->checked);
      // What was made may have removed other findings, too.
      std::copy_if(part.begin(), part.end(), std::back_inserter(made),
                   [&](const Proposal& each) { return counts.contains(each.finding); });
      const Proposals added = Proposals(made).subspan(made_before);
      if (added.empty()) continue;
      State next = make(*base, made);
      if (is_better(next.checked, counts, added)) {
        accept(std::move(next), added);
        continue;
      }
      if (added.size() == 1) undone_.insert(added.front().finding);
      made.resize(made_before);
      if (part.size() == 1) continue;
      parts.push_back(part.subspan(part.size() / 2));
      parts.push_back(part.first(part.size() / 2));
    }
  }

  void accept(State next, Proposals added) {
    fixed_ += added.size();
    progress_ = true;
    for (const Proposal& proposal : added)
      for (const Edit& edit : proposal.fix->edits)
        changed_.insert(state_->sources[edit.span.file].path());
    state_ = std::make_shared<State>(std::move(next));
  }

  State make(const State& base, Proposals proposals) {
    ++compilations_;
    std::map<FileId, std::vector<Edit>> by_file;
    for (const Proposal& proposal : proposals)
      for (const Edit& edit : proposal.fix->edits) by_file[edit.span.file].push_back(edit);

    State next{base.sources, base.readings, {}};
    for (const auto& [file, edits] : by_file) {
      const Source& source = base.sources[file];
      next.sources = next.sources.with_overlay(source.path(), apply_edits(source, edits));
    }
    for (const auto& [file, edits] : by_file) {
      const auto at = static_cast<std::size_t>(file);
      next.readings[at] = read(next.sources.sources()[at]);
    }
    Workspace workspace = workspace_;
    workspace.sources = next.sources;
    add_new_paths(next.readings, workspace);
    next.checked = compile(workspace, next.readings);
    return next;
  }

  void add_new_paths(const std::vector<FileReadingPtr>& readings, Workspace& workspace) const {
    if (!request_.path_exists) return;
    for (std::string& path : referenced_paths(readings))
      if (!workspace.existing_paths.contains(path) && request_.path_exists(path))
        workspace.existing_paths.insert(std::move(path));
  }

  /// Several at once must do nothing but remove findings, as many as there are fixes. A single one
  /// may bring to light another mistake, if there are no more in all than before.
  bool is_better(const CheckedModel& after, const Counts& old_counts, Proposals added) const {
    const CheckedModel& before = state_->checked;
    const Counts new_counts = count(after);
    if (added.size() > 1)
      return after.findings.size() + added.size() <= before.findings.size() &&
             holds_all(old_counts, new_counts);
    const Identity& own = added.front().finding;
    const auto left = new_counts.find(own);
    const bool gone = left == new_counts.end() || left->second < old_counts.at(own);
    return gone && after.findings.size() <= before.findings.size() &&
           after.summary.errors <= before.summary.errors;
  }

  const Workspace& workspace_;
  const FixRequest& request_;
  std::shared_ptr<State> state_;
  std::set<Identity> undone_; ///< their fixes did harm
  bool progress_ = false;     ///< a fix was made since `undone_` was empty
  std::set<std::string> changed_;
  std::size_t fixed_ = 0;
  std::size_t compilations_ = 0;
};

} // namespace

FixResult apply_safe_fixes(const Workspace& workspace, std::vector<FileReadingPtr> readings,
                           CheckedModel checked, const FixRequest& request) {
  return Fixer(workspace, {workspace.sources, std::move(readings), std::move(checked)}, request)
      .run();
}

} // namespace waymark
