#pragma once

#include "compiler/checked_model.hpp"
#include "places.hpp"

namespace waymark {

/// A span as reports give it: lines and columns from 1, columns in code points, end exclusive.
struct PlaceRange {
  const Source* source = nullptr;
  Position first{};
  Position last{};
};

/// Places of one report. Findings ascend, what stands beside them does not: each sequence counts
/// on from its own last answer.
class FindingPlaces {
public:
  explicit FindingPlaces(const Model& model)
      : model_(model) {}

  /// Of the finding itself.
  [[nodiscard]] PlaceRange of_finding(const Span& span) { return range(span, starts_, ends_); }
  /// Of what stands beside it: related places, edits.
  [[nodiscard]] PlaceRange beside(const Span& span) {
    return range(span, other_starts_, other_ends_);
  }

private:
  PlaceRange range(const Span& span, PlaceFinder& starts, PlaceFinder& ends) {
    const Source& source = model_.source(span.file);
    return {&source, starts.find(source, span.first), ends.find(source, span.last)};
  }

  const Model& model_;
  PlaceFinder starts_, ends_, other_starts_, other_ends_;
};

} // namespace waymark
