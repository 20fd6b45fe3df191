#include "compiler/workspace.hpp"

#include <algorithm>

namespace waymark {

SourceSet::SourceSet(std::vector<std::pair<std::string, std::string>> files) {
  std::ranges::sort(files, {}, &std::pair<std::string, std::string>::first);
  sources_.reserve(files.size());
  for (auto& [path, bytes] : files) {
    const FileId file{static_cast<std::uint32_t>(sources_.size())};
    sources_.push_back(std::make_shared<Source>(file, std::move(path), std::move(bytes)));
  }
}

SourceSet SourceSet::with_overlay(std::string path, std::string bytes) const {
  SourceSet overlaid = *this;
  auto& sources = overlaid.sources_;
  const auto place = std::ranges::lower_bound(
      sources, path, {}, [](const SourcePtr& source) { return std::string_view(source->path()); });
  const auto at = static_cast<std::size_t>(place - sources.begin());
  const bool replaces = place != sources.end() && (*place)->path() == path;
  auto source = std::make_shared<Source>(FileId{static_cast<std::uint32_t>(at)}, std::move(path),
                                         std::move(bytes));
  if (replaces) {
    *place = std::move(source);
    return overlaid;
  }
  sources.insert(place, std::move(source));
  for (std::size_t i = at + 1; i < sources.size(); ++i) { // those behind it move up by one
    sources[i] = std::make_shared<Source>(FileId{static_cast<std::uint32_t>(i)}, sources[i]->path(),
                                          sources[i]->bytes());
  }
  return overlaid;
}

} // namespace waymark
