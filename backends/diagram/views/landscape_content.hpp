#pragma once

#include "compiler/checked_model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace waymark {

enum class LandscapeKind : std::uint8_t {
  system,
  process,
  others, ///< the workflows that realise no process
  workflow,
  gap, ///< a process without workflows, or a system without processes
};

/// One line of the landscape, in order, with what stands inside it behind it.
struct LandscapeItem {
  LandscapeKind kind{};
  DeclarationId declaration = DeclarationId::none;
  std::uint32_t depth = 0;
};

/// What leads from one workflow to another.
struct LandscapeFlow {
  std::uint32_t from = 0; ///< index into `Landscape::items`
  std::uint32_t to = 0;
  bool after = false; ///< the second starts when the first ends
  std::string label;  ///< the result that starts it, and the documents handed over
};

struct Landscape {
  std::vector<LandscapeItem> items{};
  std::vector<LandscapeFlow> flows{}; ///< by `from`, then `to`; one for each pair
  bool documents_left_out = false;    ///< there were too many to draw
};

/// Systems nested as they are, in an order of content; systems inside one another in a circle
/// stand at the top. Procedures are left out. Of one system, if there is a `root`: what is inside
/// it, and what flows between two workflows inside.
[[nodiscard]] Landscape read_landscape(const Model& model,
                                       DeclarationId root = DeclarationId::none);

} // namespace waymark
