#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace waymark {

/// Where a relative address in a text of the author's leads, as seen from a page in a folder of
/// what is published ("workflows/", "roles/", "sop/"): "../roles/chef.html#raci", "sell.html" or
/// "#step.call", without detours. None if it leads out of what is published, or if a browser or a
/// server could take it for something else: another host, a scheme, a hidden way up.
[[nodiscard]] std::optional<std::string> site_link(std::string_view address);

} // namespace waymark
