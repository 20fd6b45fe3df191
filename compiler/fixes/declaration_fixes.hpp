#pragma once

#include "compiler/diagnostics.hpp"
#include "compiler/model.hpp"

#include <optional>
#include <string_view>

namespace waymark {

/// Declares what is used and not declared, each kind where its kind lives: behind the last of them
/// in the file that has most (the first of equals); at the end of the file with most declarations
/// of people, tools and documents if there is none; else in the file that uses the name. Looks at
/// all declarations once for each kind.
class DeclarationFixes {
public:
  explicit DeclarationFixes(const Model& model)
      : model_(model) {}

  /// `user` is where the name is used. Roles, parties, tools and documents only.
  [[nodiscard]] Fix declare(DeclarationKind kind, std::string_view id, const Span& user,
                            Applicability applicability);

private:
  struct Home {
    FileId file{};
    std::optional<Span> last{}; ///< the last declaration of the kind there
  };
  [[nodiscard]] std::optional<Home> find_home(DeclarationKind kind) const;
  [[nodiscard]] Edit edit_for(const Home& home, const std::string& declaration) const;

  const Model& model_;
  ByDeclarationKind<std::optional<std::optional<Home>>> homes_; ///< once asked for
};

/// Removes a declaration that nothing uses.
[[nodiscard]] Fix remove_declaration(const Model& model, const Declaration& declaration);

} // namespace waymark
