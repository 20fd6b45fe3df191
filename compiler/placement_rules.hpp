#pragma once

#include "grammar/clauses.hpp"
#include "grammar/syntax.hpp"

#include <bitset>
#include <string>
#include <vector>

namespace waymark {

/// The table of grammar/clauses.hpp, prepared for asking it once per clause.
struct Placement {
  std::bitset<256> clauses; ///< by Kind
  std::bitset<256> parts;
  bool clauses_first = false; ///< its parts are statements or answers, which clauses stand before
};

/// Null for kinds that are not judged. `stage` matters for stages only.
[[nodiscard]] const Placement* placement(Kind owner, StageKind stage = StageKind::in_flow);

/// What a node is for the owner around it.
enum class PlaceClass : std::uint8_t { other, clause, part, body, block };
[[nodiscard]] PlaceClass place_class(Kind kind);

/// What the clause belongs to: "a step", "a wait" …; empty if that would be too many.
[[nodiscard]] std::vector<std::string> owners_of(Kind clause);

} // namespace waymark
