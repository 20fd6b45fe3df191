#pragma once

#include <string_view>

namespace waymark::test {

/// Workflows whose lanes have been drawn by other means before; ours must be no worse.
extern const std::string_view lead_example;
extern const std::string_view invoicing_example;
extern const std::string_view onboarding_example;

} // namespace waymark::test
