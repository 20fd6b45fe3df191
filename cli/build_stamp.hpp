#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a build remembers of itself beside its output, so that the next one can say the same
/// without doing it again.
namespace waymark {

struct BuildStamp {
  std::uint64_t inputs = 0;               ///< the key, see build_key.hpp
  std::uint64_t outputs = 0;              ///< what the disk said of every file when it ended
  std::vector<std::string> named_files{}; ///< that the texts name; whether they exist or not
  bool has_errors = false;
  std::string report{};             ///< as it is shown on a terminal with colours
  std::vector<std::string> notes{}; ///< what was said behind it
};

[[nodiscard]] std::string stamp_text(const BuildStamp& stamp);
/// Nothing if the text is not what `stamp_text` makes.
[[nodiscard]] std::optional<BuildStamp> read_stamp(std::string_view text);

} // namespace waymark
