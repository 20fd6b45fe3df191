#pragma once

#include "backends/drawing.hpp"
#include "diagram/paint/xml.hpp"

namespace waymark {

/// The outline of a node, without its texts.
void paint_shape(XmlWriter& out, const DrawnNode& node);

/// What it is, as a small picture: person, gear, ring, sheet, arrow. `corner` is the top left of 10
/// by 10.
void paint_icon(XmlWriter& out, std::string_view style, Point corner);

} // namespace waymark
