#pragma once

#include "backends/backend.hpp"
#include "backends/outline.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The author's files that pages show or link, and where their copies stand: below "files/", where
/// the SOPs expect them too, at a path made safe for every file system and unique also where case
/// is folded.
namespace waymark::html {

class SiteFiles {
public:
  SiteFiles(const CheckedModel& checked, const Outliner& outliner);

  /// Of a path as the model holds it (logo, image, template, `see`); none for an address and for a
  /// file that is not there.
  [[nodiscard]] std::optional<std::string> copy_of(const Text& path) const;
  /// Of a path in Markdown, relative to the source that holds it. Only files that the workspace
  /// also names elsewhere are known to exist.
  [[nodiscard]] std::optional<std::string> copy_of(FileId source, std::string_view path) const;
  /// All of them, sorted by where they come from.
  [[nodiscard]] std::vector<FileCopy> copies() const;

private:
  std::map<std::string, std::string, std::less<>> copy_by_origin_;
  std::map<Span, std::string> origin_by_place_;
  std::vector<std::string> folder_of_source_;
};

} // namespace waymark::html
