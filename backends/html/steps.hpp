#pragma once

#include "backends/outline.hpp"
#include "html/page.hpp"

#include <span>

/// The numbered steps of a workflow or procedure, and what belongs to them.
namespace waymark::html {

/// All sections of the outline.
[[nodiscard]] Html steps(const Page& page, const Outline& outline);
/// A sentence of the outline; numbers of items become links to them.
[[nodiscard]] Html words(const Page& page, const Outline& outline, const Sentence& sentence);
[[nodiscard]] Html cautions(const Page& page, std::span<const Instruction> cautions);
/// Texts, checklists, notes, images and references, in text order.
[[nodiscard]] Html instructions(const Page& page, std::span<const Instruction> instructions,
                                int heading_level, std::string_view step = {});

} // namespace waymark::html
