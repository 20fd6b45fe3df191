#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// Paths as the user writes them, and what stands there.
namespace waymark {

/// Without `.` parts and doubled `/`; `..` stays, for the folder before it may be a link.
[[nodiscard]] std::string tidy_path(const std::string& path);

/// Of what stands in a folder.
[[nodiscard]] std::string path_in(std::string_view folder, std::string_view name);

/// The folder of what the path names, with the slash at its end; nothing for the current one.
[[nodiscard]] std::string folder_of(const std::string& path);

/// Which file or folder it is, however it is called.
using FileIdentity = std::pair<std::uint64_t, std::uint64_t>; // device, inode

/// Links are followed; nothing if nothing is there.
[[nodiscard]] std::optional<FileIdentity> identity_of(const std::string& path);
/// Of an open one.
[[nodiscard]] std::optional<FileIdentity> identity_of(int descriptor);

} // namespace waymark
