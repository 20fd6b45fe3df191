#include "git_documents.hpp"

#include "compiler/identity.hpp"
#include "compiler/summary.hpp"
#include "fingerprint.hpp"
#include "grammar/parse.hpp"
#include "text_pieces.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <memory>
#include <tuple>
#include <unordered_map>

namespace waymark {
namespace {

constexpr std::string_view keyword = "approved";

/// Calls `use` with each day that stands behind `approved`.
template<typename Use>
void find_days(std::string_view text, Use&& use) {
  constexpr std::size_t date_length = 10;
  for (std::size_t at = text.find(keyword); at != std::string_view::npos;
       at = text.find(keyword, at + 1)) {
    std::string_view behind = text.substr(at + keyword.size());
    const std::size_t spaces = std::min(behind.find_first_not_of(" \t"), behind.size());
    if (spaces == 0) continue;
    behind.remove_prefix(spaces);
    if (const auto day = parse_date(behind.substr(0, date_length))) use(*day);
  }
}

/// What a text says of one workflow or procedure.
struct DocumentText {
  std::uint64_t hash = 0; ///< of all but who reviewed and approved it
  std::vector<Date> approvals{};
};
using DocumentTexts = std::map<std::string, DocumentText, std::less<>>; ///< by id

DocumentText document_text(const Tree& tree, std::uint32_t node) {
  static constexpr std::array records{Kind::approved, Kind::reviewed};
  DocumentText said{content_hash(tree, node, records)};
  const std::uint32_t end = node + tree.nodes[node].size;
  for (std::uint32_t i = node; i < end; ++i) {
    const NodeRef part(&tree, i);
    if (part.kind() == Kind::approved)
      find_days(part.text(), [&](const Date& day) { said.approvals.push_back(day); });
  }
  return said;
}

DocumentTexts documents_in(std::string text) {
  const Tree tree = parse(std::make_shared<const Source>(FileId{}, "", std::move(text)));
  DocumentTexts documents;
  for (const DeclaredName& declared : summarize(tree).declared)
    if (!declared.id.empty() &&
        (declared.kind == DeclarationKind::workflow || declared.kind == DeclarationKind::procedure))
      documents.try_emplace(declared.id, document_text(tree, declared.node));
  return documents;
}

/// The lengths in "@@ -12,3 +14 @@": lines before and after. One, where none is given.
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

class Reader {
public:
  void read(std::string_view line) {
    if (before_left_ > 0 || after_left_ > 0) {
      read_text(line);
    } else if (line.starts_with('\x01')) {
      finish();
      commit_ = line.substr(1);
    } else if (line.starts_with("diff --git ")) {
      finish();
    } else if (line.starts_with("+++ b/")) {
      path_ = line.substr(6);
      if (path_.ends_with('\t')) path_.remove_suffix(1); // behind a path with a space
    } else if (line.starts_with("rename to ")) {
      path_ = line.substr(10); // and nothing else, unless the texts follow
    } else if (line.starts_with("@@ ")) {
      std::tie(before_left_, after_left_) = hunk_lengths(line);
    }
  }
  [[nodiscard]] DocumentChanges take() {
    finish();
    return std::move(all_);
  }

private:
  void read_text(std::string_view line) {
    const char sign = line.empty() ? ' ' : line.front();
    if (sign == '\\') return; // "\ No newline at end of file"
    if (!line.empty()) line.remove_prefix(1);
    const auto add = [line](std::string& text, std::size_t& left) {
      text.append(line).push_back('\n');
      if (left > 0) --left;
    };
    if (sign != '+') add(before_, before_left_);
    if (sign != '-') add(after_, after_left_);
  }

  void finish() {
    if (!path_.empty() && !commit_.empty()) {
      std::vector<DocumentChange>& changes = all_[{std::string(commit_), std::string(path_)}];
      if (before_ != after_) changes = changes_between(documents(before_), documents(after_));
    }
    before_.clear();
    after_.clear();
    path_ = {};
  }

  static std::vector<DocumentChange> changes_between(const DocumentTexts& before,
                                                     const DocumentTexts& after) {
    std::vector<DocumentChange> changes;
    for (const auto& [id, now] : after) {
      const auto then = before.find(id);
      DocumentChange change{id, then == before.end() || then->second.hash != now.hash, {}};
      for (const Date& day : now.approvals) {
        const bool was_there =
            then != before.end() &&
            std::ranges::find(then->second.approvals, day) != then->second.approvals.end();
        if (!was_there) change.approvals.push_back(day);
      }
      if (change.text_changed || !change.approvals.empty()) changes.push_back(std::move(change));
    }
    return changes;
  }

  /// What one commit leaves, the next one finds.
  const DocumentTexts& documents(const std::string& text) {
    Fingerprint fingerprint;
    fingerprint.add(text);
    const auto [known, is_new] = known_.try_emplace(fingerprint.value());
    if (is_new) known->second = documents_in(text);
    return known->second;
  }

  DocumentChanges all_;
  std::unordered_map<std::uint64_t, DocumentTexts> known_; ///< references into it stay
  std::string_view commit_;
  std::string_view path_;
  std::string before_;
  std::string after_;
  std::size_t before_left_ = 0; ///< lines of the hunk
  std::size_t after_left_ = 0;
};

} // namespace

bool may_have_approval(std::string_view text) {
  bool found = false;
  find_days(text, [&](const Date&) { found = true; });
  return found;
}

std::vector<std::string> git_documents_arguments(const std::vector<std::string>& paths) {
  std::vector<std::string> arguments{"-c",
                                     "core.fsmonitor=false",
                                     "-c",
                                     "core.quotePath=false",
                                     "-c",
                                     "diff.renameLimit=1000",
                                     "-c",
                                     "diff.noprefix=false",
                                     "log",
                                     "-p",
                                     "-U1000000",
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
  for (const std::string& path : paths) arguments.push_back(":(literal)" + path);
  return arguments;
}

DocumentChanges parse_git_documents(std::string_view log) {
  Reader reader;
  while (!log.empty()) reader.read(take_until('\n', log));
  return reader.take();
}

} // namespace waymark
