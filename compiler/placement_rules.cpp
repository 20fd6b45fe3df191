#include "placement_rules.hpp"

#include "kind_words.hpp"

#include <array>
#include <optional>

namespace waymark {

namespace {

constexpr std::size_t kind_count = 256;

struct Table {
  std::array<std::optional<Placement>, kind_count> placements{}; ///< by kind
  Placement process_stage = prepare(*part_rules(Kind::stage, StageKind::in_process));
  std::array<PlaceClass, kind_count> classes{};

  Table() {
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Kind::unexpected); ++i) {
      const auto kind = static_cast<Kind>(i);
      classes[i] = classify(kind);
      if (const PartRules* rules = part_rules(kind)) placements[i] = prepare(*rules);
    }
  }

  static PlaceClass classify(Kind kind) {
    if (kind == Kind::body) return PlaceClass::body;
    if (kind == Kind::block) return PlaceClass::block;
    if (is_declaration(kind) || is_statement(kind) || is_answer(kind) || kind == Kind::branch) {
      return PlaceClass::part;
    }
    return is_clause(kind) ? PlaceClass::clause : PlaceClass::other;
  }

  static Placement prepare(const PartRules& rules) {
    Placement placement;
    for (const Kind clause : rules.clauses) placement.clauses.set(static_cast<std::size_t>(clause));
    for (const Kind part : rules.parts) {
      placement.parts.set(static_cast<std::size_t>(part));
      if (!is_declaration(part) && rules.owner != Kind::process) placement.clauses_first = true;
    }
    return placement;
  }
};

const Table& table() {
  static const Table prepared;
  return prepared;
}

} // namespace

const Placement* placement(Kind owner, StageKind stage) {
  if (owner == Kind::stage && stage == StageKind::in_process) return &table().process_stage;
  const auto& entry = table().placements[static_cast<std::size_t>(owner)];
  return entry ? &*entry : nullptr;
}

PlaceClass place_class(Kind kind) {
  return table().classes[static_cast<std::size_t>(kind)];
}

std::vector<std::string> owners_of(Kind clause) {
  constexpr std::size_t most = 4;
  std::vector<std::string> owners;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(Kind::unexpected); ++i) {
    const auto kind = static_cast<Kind>(i);
    const PartRules* rules = part_rules(kind);
    if (rules && accepts_clause(*rules, clause)) owners.push_back(a_kind(kind));
  }
  if (owners.size() > most) owners.clear();
  return owners;
}

} // namespace waymark
