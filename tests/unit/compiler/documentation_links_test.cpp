#include "fenced_blocks.hpp"
#include "golden.hpp"
#include "grammar/unicode.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

/// Links between the documents of the project lead somewhere.
namespace {

using namespace waymark;
namespace fs = std::filesystem;

std::vector<fs::path> pages() {
  const fs::path top = WAYMARK_SOURCE_DIR;
  std::vector<fs::path> all{top / "README.md", top / "CONTRIBUTING.md", top / "CHANGELOG.md"};
  for (const auto& entry : fs::recursive_directory_iterator(top / "docs"))
    if (entry.path().extension() == ".md") all.push_back(entry.path());
  return all;
}

/// The lines outside of examples.
std::vector<std::string> prose(const fs::path& page) {
  std::vector<std::string> lines;
  bool in_example = false;
  for (std::string& line : tests::split(golden::read(page), '\n')) {
    if (line.starts_with("```"))
      in_example = !in_example;
    else if (!in_example)
      lines.push_back(std::move(line));
  }
  return lines;
}

/// Where "](" and "src=" lead, other than to another host.
std::vector<std::string> links(const fs::path& page) {
  std::vector<std::string> all;
  for (const std::string& line : prose(page)) {
    for (const auto& [opening, closing] : {std::pair("](", ')'), std::pair("src=\"", '"')}) {
      const std::string_view mark = opening;
      for (std::size_t at = line.find(mark); at != std::string::npos; at = line.find(mark, at)) {
        at += mark.size();
        const std::string target = line.substr(at, line.find(closing, at) - at);
        if (!target.starts_with("https://")) all.push_back(target);
      }
    }
  }
  return all;
}

/// As GitHub makes them of headings.
std::set<std::string> anchors(const fs::path& page) {
  std::set<std::string> all;
  for (const std::string& line : prose(page)) {
    if (!line.starts_with("#")) continue;
    std::string anchor;
    for (const char c : to_lower(line.substr(line.find(' ') + 1))) {
      const bool kept =
          (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ' ';
      if (kept) anchor += c == ' ' ? '-' : c;
    }
    all.insert(anchor);
  }
  return all;
}

} // namespace

TEST_CASE("links in the documentation lead somewhere") {
  std::size_t count = 0;
  for (const fs::path& page : pages()) {
    for (const std::string& link : links(page)) {
      ++count;
      const std::size_t mark = link.find('#');
      const fs::path target = mark == 0 ? page : page.parent_path() / link.substr(0, mark);
      CHECK_MESSAGE(fs::exists(target), page.filename().string() << " links to " << link);
      if (mark == std::string::npos || !fs::exists(target)) continue;
      CHECK_MESSAGE(anchors(target).contains(link.substr(mark + 1)), page.filename().string()
                                                                         << " links to " << link);
    }
  }
  CHECK(count > 50);
}
