#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Small edits of workflows as text, as people make them.
namespace waymark::test {

/// The lines of a file with one step edited.
using StepEdit = std::optional<std::vector<std::string>> (*)(std::vector<std::string> lines,
                                                             std::size_t step);

[[nodiscard]] bool is_step(std::string_view line);
/// A statement or an answer with words that the drawing shows.
[[nodiscard]] bool is_titled(std::string_view line);
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

/// Another title.
[[nodiscard]] std::optional<std::vector<std::string>> relabel(std::vector<std::string> lines,
                                                              std::size_t step);
/// A title of one letter, of whatever has one.
[[nodiscard]] std::optional<std::vector<std::string>> shorten(std::vector<std::string> lines,
                                                              std::size_t line);
/// A long title, of whatever has one.
[[nodiscard]] std::optional<std::vector<std::string>> lengthen(std::vector<std::string> lines,
                                                               std::size_t line);
/// One more step before it, by the same performer.
[[nodiscard]] std::optional<std::vector<std::string>> insert_step(std::vector<std::string> lines,
                                                                  std::size_t step);
/// One more step behind it, by the same performer.
[[nodiscard]] std::optional<std::vector<std::string>>
insert_step_behind(std::vector<std::string> lines, std::size_t step);
/// A decision before it, back to the step before that in the same block; nothing, if there is none.
[[nodiscard]] std::optional<std::vector<std::string>> add_loop(std::vector<std::string> lines,
                                                               std::size_t step);
/// The same at the beginning of a block, back to the nearest step before what holds the block.
[[nodiscard]] std::optional<std::vector<std::string>>
add_loop_out_of_block(std::vector<std::string> lines, std::size_t step);
/// A decision behind it, back to it.
[[nodiscard]] std::optional<std::vector<std::string>>
add_loop_behind(std::vector<std::string> lines, std::size_t step);

} // namespace waymark::test
