#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// A path as a URI reference (RFC 3986): percent-encoded; an absolute one as `file://…`.
[[nodiscard]] std::string uri_of_path(std::string_view path);

} // namespace waymark
