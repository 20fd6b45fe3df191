#pragma once

#include "backends/drawing.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

namespace waymark {

inline constexpr std::int32_t sign_size = 16; ///< its height

/// With that number in it.
[[nodiscard]] std::int32_t sign_width(std::string_view number);

/// Where the signs of findings stand: on the outlines of nodes, off text, lines and one another.
/// The drawing must outlive it, and keep its nodes and routes.
class SignPlaces {
public:
  explicit SignPlaces(const Drawing& drawing);

  /// For the next sign of a node, of that width, whose badges hold those before. Looks at the text
  /// and the lines of the node and at the labels at its height.
  [[nodiscard]] Box next(const DrawnNode& node, std::int32_t width) const;

private:
  [[nodiscard]] std::int32_t harm(const DrawnNode& node, const Box& sign) const;

  std::vector<Box> labels_{}; ///< of lines, and titles of frames, by their upper edge
  std::int32_t highest_label_ = 0;
  std::map<std::string_view, std::vector<const Route*>> lines_{}; ///< by node
};

} // namespace waymark
