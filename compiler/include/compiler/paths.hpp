#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Paths as texts, with `/`; nothing here looks at a disk.
namespace waymark {

/// An address has a scheme, `https:` or `mailto:`; a single letter is a Windows drive.
[[nodiscard]] bool is_address(std::string_view text);

/// How much of `path` is its folders, with the last slash.
[[nodiscard]] std::size_t folder_length(std::string_view path);

/// "a/b.png" as the second: "a/b-2.png". What begins with a dot has no ending there.
[[nodiscard]] std::string numbered_path(std::string_view path, std::size_t number);

/// `path` as seen from `folder`, unless it begins with `/`; `.` and `..` resolved as far as they
/// can be: above `/` there is nothing, above any other folder `..` stays. "." for nothing.
[[nodiscard]] std::string join_paths(std::string_view folder, std::string_view path);

/// A path as written in the file `source_path`, without its `#fragment`, relative to where source
/// paths are. Empty if only a fragment was written.
[[nodiscard]] std::string resolve_path(std::string_view source_path, std::string_view path);

} // namespace waymark
