#pragma once

#include "compiler/diagnostics.hpp"
#include "grammar/syntax.hpp"

namespace waymark {

/// One `duration`, `money`, `frequency`, `date`, `hours` or `review` that means nothing. `hours`
/// are those of all persons of `role`, the declaration around the clause.
void check_duration(NodeRef duration, Findings& findings);
void check_money(NodeRef money, Findings& findings);
void check_frequency(NodeRef frequency, Findings& findings);
void check_date(NodeRef date, Findings& findings);
void check_hours(NodeRef clause, NodeRef role, Findings& findings);
void check_review(NodeRef clause, Findings& findings);

/// True if the figure can be used; else it has been reported.
bool check_number(NodeRef numeral, Findings& findings);

} // namespace waymark
