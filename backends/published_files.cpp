#include "backends/published_files.hpp"

#include "compiler/paths.hpp"
#include "grammar/ascii.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t longest_segment = 80;

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
    const bool plain = is_ascii_letter(letter) || is_ascii_digit(letter) || letter == '_' ||
                       letter == '-' || (letter == '.' && !safe.empty());
    safe += plain ? letter : '-';
  }
  if (safe.size() > longest_segment) {
    // The end keeps the extension, by which programs know what a file is.
    safe.erase(0, safe.size() - longest_segment);
  }
  return is_device_name(safe) || safe.back() == '.' ? "_" + safe + "_" : safe;
}

std::string published(std::string_view path, std::string_view folder) {
  std::string out = "files";
  while (!path.starts_with(folder)) {
    folder = folder.substr(0, folder_length(folder.substr(0, folder.size() - 1)));
    out += "/up";
  }
  path.remove_prefix(folder.size());
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view segment = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (segment.empty() || segment == ".") continue;
    out += '/';
    out += safe_segment(segment);
  }
  return out;
}

} // namespace

void PublishedFiles::add(const std::string& origin, std::string_view folder) {
  if (copies_.contains(origin)) return;
  const std::string wanted = published(origin, folder);
  std::string copy = wanted;
  for (std::size_t more = 2; !taken_.insert(to_lower(copy)).second; ++more)
    copy = numbered_path(wanted, more);
  copies_.emplace(origin, std::move(copy));
}

const std::string* PublishedFiles::copy_of(std::string_view origin) const {
  const auto found = copies_.find(origin);
  return found == copies_.end() ? nullptr : &found->second;
}

} // namespace waymark
