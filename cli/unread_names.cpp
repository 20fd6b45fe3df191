#include "unread_names.hpp"

#include "failure.hpp"
#include "files.hpp"
#include "grammar/unicode.hpp"
#include "source_files.hpp"

#include <filesystem>
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

std::string seen_from_here(const std::string& path) {
  std::error_code error;
  const std::filesystem::path relative = std::filesystem::relative(path, error);
  return error || relative.empty() ? path : relative.generic_string();
}

} // namespace

UnreadNames::UnreadNames(const WorkspaceBounds& bounds, const SourceSet& read) {
  std::set<FileIdentity> known;
  for (const SourcePtr& source : read.sources()) {
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

} // namespace waymark
