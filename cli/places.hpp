#pragma once

#include "grammar/source.hpp"

#include <cstdint>

namespace waymark {

/// Line and column of offsets, asked for in roughly ascending order. `Source::position` counts from
/// the start of the line each time, which is quadratic for many places in one very long line; this
/// goes on counting from the last answer where it can.
class PlaceFinder {
public:
  [[nodiscard]] Position find(const Source& source, std::uint32_t offset);

private:
  const Source* source_ = nullptr;
  std::uint32_t offset_ = 0;
  Position position_{};
};

} // namespace waymark
