#pragma once

#include "backends/backend.hpp"
#include "compiler/model.hpp"

#include <cstddef>
#include <string_view>

namespace waymark {

/// The paths of sources as documents show them: as the publisher wants them (`ShownPaths`), so that
/// it does not matter where the program runs; else as given if they are relative and lead
/// downwards, else below the folder that all files share, so that no machine's folders are
/// published.
class ReaderPaths {
public:
  /// The model and the paths must outlive it. Linear in the paths.
  explicit ReaderPaths(const Model& model, const ShownPaths* shown = nullptr);

  [[nodiscard]] std::string_view of(FileId file) const;

private:
  const Model* model_;
  const ShownPaths* shown_;
  std::size_t hidden_ = 0; ///< bytes of each path
};

} // namespace waymark
