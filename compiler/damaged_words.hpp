#pragma once

#include "grammar/syntax.hpp"

#include <string_view>
#include <unordered_set>
#include <vector>

namespace waymark {

/// The words of the text that no statement could be made of. A name that is declared there is lost,
/// but has been reported already: whoever refers to it is not at fault.
class DamagedWords {
public:
  /// The trees that are not sound; they must outlive it.
  explicit DamagedWords(std::vector<const Tree*> trees)
      : trees_(std::move(trees)) {}

  /// Reads the trees at the first call.
  [[nodiscard]] bool contains(std::string_view word);

private:
  void collect(const Tree& tree);

  std::vector<const Tree*> trees_;
  std::unordered_set<std::string_view> words_;
};

} // namespace waymark
