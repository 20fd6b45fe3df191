#pragma once

#include <set>
#include <string>
#include <string_view>

/// The list of files that a build made, kept in the output folder as `manifest_name`: a remark,
/// then a path in each line. Control characters and `%` in paths are written as `%0A`.
namespace waymark {

using Manifest = std::set<std::string>;

/// A path and a line end, and what it was before.
[[nodiscard]] std::string path_line(std::string_view path);
[[nodiscard]] std::string path_of_line(std::string_view line);

[[nodiscard]] std::string manifest_text(const Manifest& paths);

/// Leaves out what is no path inside the output folder (absolute, or with `..`): whoever changed
/// the list must not make us remove files elsewhere.
[[nodiscard]] Manifest read_manifest(std::string_view text);

/// Relative, without an empty, `.` or `..` part or a NUL, and neither the manifest nor the stamp.
[[nodiscard]] bool is_safe_output_path(std::string_view path);

} // namespace waymark
