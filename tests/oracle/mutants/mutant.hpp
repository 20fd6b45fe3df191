#pragma once

#include <string>
#include <vector>

/// Copies of the analyser's sources with faults built in (see mutants.cmake); for tests only.
namespace waymark::oracle {

extern int active_mutant; ///< number of the fault that is awake, from 1 on; 0: none

[[nodiscard]] const std::vector<std::string>& mutants(); ///< what is wrong; the first is number 1

} // namespace waymark::oracle
