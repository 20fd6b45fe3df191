#pragma once

#include "grammar/keywords.hpp"

#include <string>

/// What the program says of the words of its language, from their table and the rules of where they
/// may stand.
namespace waymark {

/// As `waymark explain` prints it: what it says, where it stands, where to read on.
[[nodiscard]] std::string explanation(Keyword keyword);

} // namespace waymark
