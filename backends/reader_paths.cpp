#include "reader_paths.hpp"

#include <algorithm>

namespace waymark {
namespace {

bool leads_out(const SourcePtr& source) {
  return source->path().starts_with('/') || source->path().starts_with("..");
}

} // namespace

ReaderPaths::ReaderPaths(const Model& model, const ShownPaths* shown)
    : model_(&model)
    , shown_(shown) {
  const std::vector<SourcePtr>& sources = model.sources;
  if (std::ranges::none_of(sources, leads_out)) return;
  std::string_view shared = sources.front()->path();
  shared = shared.substr(0, shared.rfind('/') + 1);
  for (const SourcePtr& source : sources) {
    while (!source->path().starts_with(shared)) {
      shared.remove_suffix(1);
      shared = shared.substr(0, shared.rfind('/') + 1);
    }
  }
  hidden_ = shared.size();
}

std::string_view ReaderPaths::of(FileId file) const {
  std::string_view path = model_->source(file).path();
  if (shown_ != nullptr) {
    const auto found = shown_->find(path);
    if (found != shown_->end()) return found->second;
  }
  path.remove_prefix(std::min(hidden_, path.size()));
  return path;
}

} // namespace waymark
