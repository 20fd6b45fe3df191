#pragma once

#include "backends/drawing.hpp"

/// Moves what is drawn by an offset, with all that belongs to it.
namespace waymark {

inline void move_by(Point& point, Point offset) {
  point = {point.x + offset.x, point.y + offset.y};
}

inline void move_by(Box& box, Point offset) {
  box.x += offset.x;
  box.y += offset.y;
}

inline void move_by(TextLine& line, Point offset) {
  move_by(line.baseline, offset);
}

inline void move_by(Badge& badge, Point offset) {
  move_by(badge.box, offset);
  move_by(badge.line, offset);
  for (TextLine& line : badge.more) move_by(line, offset);
}

inline void move_by(DrawnNode& node, Point offset) {
  move_by(node.box, offset);
  for (TextLine& line : node.lines) move_by(line, offset);
  for (Badge& badge : node.badges) move_by(badge, offset);
}

/// The line itself stays.
inline void move_label_by(Route& route, Point offset) {
  move_by(route.label_box, offset);
  for (TextLine& line : route.label) move_by(line, offset);
}

} // namespace waymark
