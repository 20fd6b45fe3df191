#include "html/site_files.hpp"

#include "backends/percent_encoding.hpp"

namespace waymark::html {

namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> result;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0) {
      result.push_back(path.substr(0, slash));
    }
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return result;
}

/// `folder` and `path` joined, `.` and `..` worked off.
std::string joined(std::string_view folder, std::string_view path) {
  std::vector<std::string_view> parts =
      path.starts_with('/') ? std::vector<std::string_view>{} : segments(folder);
  for (const std::string_view segment : segments(path)) {
    if (segment == "..") {
      if (!parts.empty() && parts.back() != "..") {
        parts.pop_back();
      } else {
        parts.push_back(segment);
      }
    } else if (segment != ".") {
      parts.push_back(segment);
    }
  }
  const bool absolute = path.starts_with('/') || folder.starts_with('/');
  std::string result;
  for (const std::string_view part : parts) {
    if (!result.empty() || absolute) result += '/';
    result += part;
  }
  return result;
}

} // namespace

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
  const std::string origin =
      joined(folder_of_source_[file], percent_decoded(path.substr(0, path.find_first_of("?#"))));
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
