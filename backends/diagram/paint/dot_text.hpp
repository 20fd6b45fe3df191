#pragma once

#include "backends/diagram.hpp"

#include <string>
#include <string_view>
#include <vector>

/// Texts as Graphviz's language DOT writes them.
namespace waymark {

/// Author's text for a quoted attribute: no character acts as one of Graphviz's escapes or
/// entities. What is longer than Graphviz's reader takes is cut.
[[nodiscard]] std::string dot_text(std::string_view value);

void append_quoted(std::string& out, std::string_view value);

/// Appends "name="value", ".
void append_attribute(std::string& out, std::string_view name, std::string_view value);

/// Appends the label and its font. Lines of one look are plain text; lines that differ are one of
/// Graphviz's HTML-like labels, each with its size, weight and colour. "Arial" in the colour "ink"
/// is taken to be set already. Nothing for no text.
void append_label(std::string& out, std::vector<TextLine> lines, Theme theme);

} // namespace waymark
