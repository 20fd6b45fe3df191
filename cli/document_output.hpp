#pragma once

#include "console.hpp"

#include <optional>
#include <string>
#include <string_view>

/// Where a command's document goes: `-o FILE`, or standard output.
namespace waymark {

/// Is nothing named, or `-`, or what standard output is already (`/dev/stdout`)?
[[nodiscard]] bool is_standard_output(const std::optional<std::string>& file);

/// Standard output or error, a device or a pipe: takes bytes as they come, and has no name that
/// others could be numbered after.
[[nodiscard]] bool is_stream(const std::optional<std::string>& file);

/// A file is replaced as a whole (`replace_file`); a device or pipe is written to. Throws
/// `Failure`.
void write_document(const std::optional<std::string>& file, std::string_view bytes,
                    Console& console);

} // namespace waymark
