#include "html/site_files.hpp"

#include "backends/percent_encoding.hpp"
#include "compiler/paths.hpp"

namespace waymark::html {

SiteFiles::SiteFiles(const CheckedModel& checked, const Outliner& outliner) {
  for (const PathReference& path : checked.model.paths) {
    if (!path.available) continue;
    origin_by_place_.emplace(path.path.span, path.resolved);
    if (const auto file = outliner.file(path.path)) copy_by_origin_.emplace(file->from, file->to);
  }
  for (const SourcePtr& source : checked.model.sources) {
    const std::string_view path = source->path();
    const std::size_t slash = path.rfind('/');
    folder_of_source_.emplace_back(slash == std::string_view::npos ? std::string_view{}
                                                                   : path.substr(0, slash));
  }
}

std::optional<std::string> SiteFiles::copy_of(const Text& path) const {
  const auto origin = origin_by_place_.find(path.span);
  if (origin == origin_by_place_.end()) {
    return std::nullopt;
  }
  return copy_by_origin_.find(origin->second)->second;
}

std::optional<std::string> SiteFiles::copy_of(FileId source, std::string_view path) const {
  const auto file = static_cast<std::size_t>(source);
  if (file >= folder_of_source_.size()) {
    return std::nullopt;
  }
  const std::string origin = join_paths(folder_of_source_[file],
                                        percent_decoded(path.substr(0, path.find_first_of("?#"))));
  const auto copy = copy_by_origin_.find(origin);
  return copy == copy_by_origin_.end() ? std::nullopt : std::optional(copy->second);
}

std::vector<FileCopy> SiteFiles::copies() const {
  std::vector<FileCopy> result;
  for (const auto& [origin, copy] : copy_by_origin_) {
    result.push_back({origin, copy});
  }
  return result;
}

} // namespace waymark::html
