#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// An address has a scheme, `https:` or `mailto:`; a single letter is a Windows drive.
[[nodiscard]] bool is_address(std::string_view text);

/// A path as written in the file `source_path`, without its `#fragment`, relative to where source
/// paths are; `.` and `..` resolved as far as they can be. Empty if only a fragment was written.
[[nodiscard]] std::string resolve_path(std::string_view source_path, std::string_view path);

} // namespace waymark
