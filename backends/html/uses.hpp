#pragma once

#include "html/page.hpp"

#include <initializer_list>
#include <vector>

/// Where something or somebody is used, on the page of that.
namespace waymark::html {

/// The uses of those kinds, as many as there are, in order.
[[nodiscard]] std::vector<Use> uses_of(const Site& site, DeclarationId who,
                                       std::initializer_list<UseKind> kinds);
/// One row for each use: the step, its workflow and, if asked for, who does it.
[[nodiscard]] Html use_table(const Page& page, const SpokenLabel& label,
                             const std::vector<Use>& uses, bool name_performer = true);
/// "7. Call the lead", linked to the step.
[[nodiscard]] Html step_link(const Page& page, const Use& use);
/// The workflows of a process, system or list, each with what it is for and who does it.
[[nodiscard]] Html workflow_cards(const Page& page, const std::vector<DeclarationId>& workflows);
/// "every month", "3 a month (in Secure the booking)"; empty if nothing says so.
[[nodiscard]] Html how_often(const Page& page, DeclarationId workflow);
/// "12 steps · 40 per month".
[[nodiscard]] Html workflow_size(const Site& site, DeclarationId workflow);

} // namespace waymark::html
