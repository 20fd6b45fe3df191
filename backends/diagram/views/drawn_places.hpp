#pragma once

#include "backends/diagram.hpp"
#include "compiler/checked_model.hpp"

#include <cstddef>
#include <vector>

namespace waymark {

/// Which node of a drawing shows a place of the text.
class DrawnPlaces {
public:
  DrawnPlaces(const Drawing& drawing, const CheckedModel& model, const DiagramSubject& subject);

  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  /// Index into the nodes, then the frames, of the innermost that holds the place.
  [[nodiscard]] std::size_t at(const Span& span) const;

private:
  struct Place {
    Span span{};
    std::size_t node = 0;
  };
  std::vector<Place> places_{};       ///< by start, the longer first
  std::vector<std::size_t> around_{}; ///< by place: the one that holds it, or nowhere
};

} // namespace waymark
