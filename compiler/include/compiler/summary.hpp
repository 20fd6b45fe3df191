#pragma once

#include "compiler/model.hpp"
#include "grammar/syntax.hpp"

#include <string>
#include <vector>

namespace waymark {

/// A name that a file declares at top level or inside a system, and the node that declares it.
struct DeclaredName {
  DeclarationKind kind{};
  std::string id; ///< NFC; empty if the declaration has no usable name
  std::uint32_t node = 0;
};

/// What other files need to know of a file: the names it declares and the paths it refers to.
struct FileSummary {
  std::vector<DeclaredName> declared;
  std::vector<PathReference> paths;
};

/// Depends on the tree alone; linear.
[[nodiscard]] FileSummary summarize(const Tree& tree);

} // namespace waymark
