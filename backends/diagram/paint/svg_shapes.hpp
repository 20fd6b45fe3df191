#pragma once

#include "backends/drawing.hpp"
#include "diagram/paint/xml.hpp"

namespace waymark {

/// The outline of a node, without its texts.
void paint_shape(XmlWriter& out, const DrawnNode& node);

/// What it is, as a small picture: person, gear, ring, sheet, arrow. `corner` is the top left of 10
/// by 10.
void paint_icon(XmlWriter& out, std::string_view style, Point corner);

/// Of a finding: an octagon, a triangle or a circle, as wide as its number needs.
void paint_sign(XmlWriter& out, std::string_view style, const Box& box);

} // namespace waymark
