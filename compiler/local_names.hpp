#pragma once

#include "grammar/syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace waymark {

/// What the ids of a file are called otherwise: by title, and roles by the persons who hold them.
/// For messages about a text in quotes that stands where an id belongs. Letter case is ignored.
class LocalNames {
public:
  explicit LocalNames(const Tree& tree)
      : tree_(&tree) {}

  /// The id of the one declaration or statement that is called so; nothing if there is none, or
  /// more than one. Reads the tree at the first call.
  [[nodiscard]] std::optional<std::string> id_of(std::string_view called);

private:
  void collect();
  void add(std::string_view quoted, const std::string& id);

  const Tree* tree_;
  bool collected_ = false;
  std::unordered_map<std::string, std::string> ids_; ///< empty: more than one
};

/// The text without its quotes, whichever they are.
[[nodiscard]] std::string_view without_quotes(std::string_view quoted);
/// In quotes of any kind?
[[nodiscard]] bool is_quoted(std::string_view text);

} // namespace waymark
