#pragma once

#include "backends/backend.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Reads a produced handbook back, as a browser would.
namespace waymark::test {

inline const PublishOptions without_diagrams{.diagrams = false};

struct ReadPage {
  std::vector<std::string> addresses; ///< href and src, unescaped
  std::set<std::string> ids;
  std::vector<std::string> faults; ///< tags that do not match, ids that stand twice
};

[[nodiscard]] ReadPage read_page(std::string_view html);

/// By path.
[[nodiscard]] std::map<std::string, std::string> files_of(const Publication& publication);

/// The bytes of one file; empty if it is not there.
[[nodiscard]] std::string page_of(const Publication& publication, std::string_view path);

[[nodiscard]] inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// What is wrong with the links of the whole site: each names the page and the address.
[[nodiscard]] std::vector<std::string> broken_links(const Publication& publication);
/// Tags that do not match and ids that stand twice, in all pages.
[[nodiscard]] std::vector<std::string> faults(const Publication& publication);

/// A line each.
[[nodiscard]] std::string joined(const std::vector<std::string>& lines);

} // namespace waymark::test
