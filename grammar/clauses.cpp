#include "grammar/clauses.hpp"

#include <array>
#include <cstring>

namespace waymark {
namespace {

constexpr auto declarations = std::to_array<Kind>(
    {Kind::handbook, Kind::system, Kind::process, Kind::workflow, Kind::procedure, Kind::role,
     Kind::party, Kind::tool, Kind::document, Kind::term});

constexpr auto handbook_clauses =
    std::to_array<Kind>({Kind::company, Kind::language, Kind::logo, Kind::accent, Kind::site,
                         Kind::edit, Kind::sop, Kind::deny, Kind::warn, Kind::advise, Kind::allow});
constexpr auto system_clauses =
    std::to_array<Kind>({Kind::purpose, Kind::owner, Kind::in, Kind::was, Kind::allow});
constexpr auto system_parts = std::to_array<Kind>({Kind::system, Kind::process});
constexpr auto process_clauses =
    std::to_array<Kind>({Kind::in, Kind::purpose, Kind::owner, Kind::scope, Kind::trigger,
                         Kind::outcome, Kind::was, Kind::allow});
constexpr auto process_parts = std::to_array<Kind>({Kind::stage});
constexpr auto process_stage_clauses =
    std::to_array<Kind>({Kind::by, Kind::purpose, Kind::was, Kind::allow});
constexpr auto workflow_clauses = std::to_array<Kind>(
    {Kind::by,          Kind::realizes, Kind::owner,   Kind::using_,    Kind::purpose,
     Kind::scope,       Kind::trigger,  Kind::after,   Kind::outcome,   Kind::needs,
     Kind::happens,     Kind::number,   Kind::version, Kind::effective, Kind::review,
     Kind::reviewed,    Kind::approved, Kind::see,     Kind::was,       Kind::allow,
     Kind::instructions});
constexpr auto role_clauses =
    std::to_array<Kind>({Kind::person, Kind::backup, Kind::rate, Kind::hours, Kind::in,
                         Kind::handle, Kind::purpose, Kind::was, Kind::allow});
constexpr auto party_clauses = std::to_array<Kind>({Kind::purpose, Kind::was, Kind::allow});
constexpr auto tool_clauses = std::to_array<Kind>(
    {Kind::owner, Kind::url, Kind::kind, Kind::cost, Kind::purpose, Kind::was, Kind::allow});
constexpr auto document_clauses = std::to_array<Kind>(
    {Kind::kept, Kind::template_, Kind::owner, Kind::purpose, Kind::was, Kind::allow});
constexpr auto term_clauses = std::to_array<Kind>({Kind::allow});

constexpr auto flow =
    std::to_array<Kind>({Kind::step, Kind::decide, Kind::if_, Kind::parallel, Kind::for_,
                         Kind::stage, Kind::wait, Kind::jump, Kind::end});
constexpr auto step_clauses = std::to_array<Kind>(
    {Kind::by,    Kind::accountable, Kind::consults,    Kind::informs, Kind::using_, Kind::needs,
     Kind::makes, Kind::approves,    Kind::takes,       Kind::within,  Kind::follow, Kind::optional,
     Kind::on,    Kind::check,       Kind::caution,     Kind::note,    Kind::image,  Kind::see,
     Kind::was,   Kind::allow,       Kind::instructions});
constexpr auto answers = std::to_array<Kind>({Kind::yes, Kind::no, Kind::when, Kind::otherwise});
constexpr auto parallel_clauses = std::to_array<Kind>({Kind::was, Kind::allow});
constexpr auto branches = std::to_array<Kind>({Kind::branch});
constexpr auto for_each_clauses =
    std::to_array<Kind>({Kind::by, Kind::using_, Kind::was, Kind::allow});
constexpr auto stage_clauses = std::to_array<Kind>(
    {Kind::by, Kind::using_, Kind::informs, Kind::caution, Kind::note, Kind::was, Kind::allow});
constexpr auto wait_clauses = std::to_array<Kind>({Kind::by, Kind::from, Kind::makes, Kind::within,
                                                   Kind::on, Kind::note, Kind::was, Kind::allow});
constexpr auto branch_clauses = std::to_array<Kind>({Kind::by, Kind::using_, Kind::allow});

constexpr auto repeatable =
    std::to_array<Kind>({Kind::person, Kind::reviewed, Kind::approved, Kind::on, Kind::check,
                         Kind::caution, Kind::note, Kind::image, Kind::see, Kind::allow,
                         Kind::advise, Kind::warn, Kind::deny, Kind::was, Kind::instructions});

constexpr auto all_rules = std::to_array<PartRules>({
    {Kind::file, false, false, {}, declarations},
    {Kind::handbook, true, false, handbook_clauses, {}},
    {Kind::system, true, false, system_clauses, system_parts},
    {Kind::process, true, false, process_clauses, process_parts},
    {Kind::workflow, true, true, workflow_clauses, flow},
    {Kind::procedure, true, true, workflow_clauses, flow},
    {Kind::role, true, false, role_clauses, {}},
    {Kind::party, true, false, party_clauses, {}},
    {Kind::tool, true, false, tool_clauses, {}},
    {Kind::document, true, false, document_clauses, {}},
    {Kind::term, true, false, term_clauses, {}},
    {Kind::step, true, false, step_clauses, {}},
    {Kind::decide, true, true, step_clauses, answers},
    {Kind::if_, true, true, step_clauses, flow},
    {Kind::parallel, true, true, parallel_clauses, branches},
    {Kind::for_, true, true, for_each_clauses, flow},
    {Kind::stage, false, true, stage_clauses, flow},
    {Kind::wait, true, false, wait_clauses, {}},
    {Kind::end, false, false, {}, {}},
    {Kind::jump, false, false, {}, {}},
    {Kind::yes, false, true, {}, flow},
    {Kind::no, false, true, {}, flow},
    {Kind::when, true, true, {}, flow},
    {Kind::otherwise, false, true, {}, flow},
    {Kind::branch, true, true, branch_clauses, flow},
});
constexpr PartRules process_stage_rules{Kind::stage, true, false, process_stage_clauses, {}};

/// By kind: its rules' place in the table.
constexpr std::uint8_t no_rules = 0xff;
constexpr auto place_of_rules = [] {
  std::array<std::uint8_t, 256> places{};
  places.fill(no_rules);
  for (std::size_t i = 0; i < all_rules.size(); ++i)
    places[static_cast<std::size_t>(all_rules[i].owner)] = static_cast<std::uint8_t>(i);
  return places;
}();

bool holds(std::span<const Kind> kinds, Kind kind) {
  static_assert(sizeof(Kind) == 1);
  return !kinds.empty() &&
         std::memchr(kinds.data(), static_cast<int>(kind), kinds.size()) != nullptr;
}

} // namespace

const PartRules* part_rules(Kind owner, StageKind stage) {
  if (owner == Kind::stage && stage == StageKind::in_process) return &process_stage_rules;
  const std::uint8_t place = place_of_rules[static_cast<std::size_t>(owner)];
  return place == no_rules ? nullptr : &all_rules[place];
}

bool accepts_clause(const PartRules& rules, Kind clause) {
  return holds(rules.clauses, clause);
}
bool accepts_part(const PartRules& rules, Kind part) {
  return holds(rules.parts, part);
}
bool is_repeatable(Kind clause) {
  return holds(repeatable, clause);
}

} // namespace waymark
