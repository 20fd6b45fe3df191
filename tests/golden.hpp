#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// Expectations in files: tests/cases/<area>/<case>/. `WAYMARK_ACCEPT=1` (or script/accept) writes
/// what the program does now; read the difference before you commit it.
namespace waymark::golden {

/// The case folders of an area, sorted; fails the test if there is none.
[[nodiscard]] std::vector<std::filesystem::path> cases(std::string_view area);

[[nodiscard]] bool accepting();

/// All bytes of a file; fails the test if it cannot be read.
[[nodiscard]] std::string read(const std::filesystem::path& file);

/// Fails, with the first line that differs, unless the file holds exactly `actual`; a missing file
/// fails, too. When accepting, writes the file instead.
void expect(const std::filesystem::path& file, std::string_view actual);

/// As `expect`, but the file must not be there when `actual` is empty.
void expect_optional(const std::filesystem::path& file, std::string_view actual);

} // namespace waymark::golden
