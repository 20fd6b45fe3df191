#pragma once

#include "compiler/diagnostics.hpp"
#include "token_explorer.hpp"

#include <string>
#include <vector>

/// Walks along the way that a finding shows, and sees whether the fault is there.
namespace waymark::oracle {

struct Stop {
  int line = 0;
  std::string text; ///< as the reader sees it: "'S4' (not done in time)"
};

struct WayToReplay {
  Check check{};
  int line = 0; ///< of the finding
  Documents document = no_documents;
  std::vector<Stop> stops;
};

/// In some run the statements of the way happen one after the other, left by the answers and events
/// that it names, with nothing else in between but what other branches do, and then the fault is
/// there. The rounds before a `then` are not shown, so every `then` is open here.
[[nodiscard]] bool leads_to_fault(const RandomWorkflow& workflow, const TokenNet& net,
                                  const WayToReplay& way);

} // namespace waymark::oracle
