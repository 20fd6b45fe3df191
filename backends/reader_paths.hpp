#pragma once

#include "compiler/model.hpp"

#include <cstddef>
#include <string_view>

namespace waymark {

/// The paths of sources as documents show them: as given if they are relative and lead downwards,
/// else below the folder that all files share, so that no machine's folders are published.
class ReaderPaths {
public:
  /// The model must outlive it. Linear in the paths.
  explicit ReaderPaths(const Model& model);

  [[nodiscard]] std::string_view of(FileId file) const;

private:
  const Model* model_;
  std::size_t hidden_ = 0; ///< bytes of each path
};

} // namespace waymark
