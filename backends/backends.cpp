#include "backends/backend.hpp"

#include <array>

namespace waymark {

#define WAYMARK_BACKEND(name, render, doing)                                                       \
  Publication render(const CheckedModel& checked, const PublishOptions& options);
#include "backends.def"
#undef WAYMARK_BACKEND

std::span<const Backend> backends() {
  static constexpr auto rows = std::to_array<Backend>({
#define WAYMARK_BACKEND(name, render, doing) {name, render, doing},
#include "backends.def"
#undef WAYMARK_BACKEND
  });
  return rows;
}

} // namespace waymark
