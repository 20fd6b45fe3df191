#include "html/site_files.hpp"

#include "backends/percent_encoding.hpp"
#include "grammar/unicode.hpp"

#include <set>

#include <fmt/format.h>

namespace waymark::html {

namespace {

constexpr std::size_t longest_segment = 80;

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

bool is_device_name(std::string_view segment) {
  const std::string stem = to_lower(segment.substr(0, segment.find('.')));
  return stem == "con" || stem == "prn" || stem == "aux" || stem == "nul" ||
         (stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")));
}

/// Letters, digits and `-_.` stay, the rest becomes `-`.
std::string safe_segment(std::string_view segment) {
  if (segment == "..") {
    return "up";
  }
  std::string safe;
  for (const char letter : segment) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '_' || letter == '-' ||
                       (letter == '.' && !safe.empty());
    safe += plain ? letter : '-';
  }
  if (safe.size() > longest_segment) {
    // The end keeps the extension, by which programs know what a file is.
    safe.erase(0, safe.size() - longest_segment);
  }
  return is_device_name(safe) || safe.back() == '.' ? "_" + safe + "_" : safe;
}

/// Of a path that may begin with "files/".
std::string safe_path(std::string_view wanted) {
  if (wanted.starts_with("files/")) {
    wanted.remove_prefix(6);
  }
  std::string path = "files";
  for (const std::string_view segment : segments(wanted)) {
    if (segment != ".") {
      path += '/';
      path += safe_segment(segment);
    }
  }
  return path;
}

/// "a/b.png" -> "a/b-2.png".
std::string numbered(std::string_view path, int number) {
  const std::size_t slash = path.rfind('/');
  std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || dot <= slash + 1) {
    dot = path.size();
  }
  return fmt::format("{}-{}{}", path.substr(0, dot), number, path.substr(dot));
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
  std::set<std::string, std::less<>> taken;
  for (const PathReference& path : checked.model.paths) {
    if (!path.available) {
      continue;
    }
    origin_by_place_.emplace(path.path.span, path.resolved);
    if (copy_by_origin_.contains(path.resolved)) {
      continue;
    }
    const auto expected = outliner.file(path.path);
    const std::string wanted = safe_path(expected ? expected->to : path.resolved);
    std::string copy = wanted;
    for (int more = 2; !taken.insert(to_lower(copy)).second; ++more) {
      copy = numbered(wanted, more);
    }
    copy_by_origin_.emplace(path.resolved, std::move(copy));
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
