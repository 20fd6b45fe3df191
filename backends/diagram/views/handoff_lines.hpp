#pragma once

#include "compiler/checked_model.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace waymark {

/// All hand-offs from one to another.
struct HandOffLine {
  DeclarationId from{}; ///< role, party or tool
  DeclarationId to{};
  std::size_t places = 0;        ///< pairs of steps
  std::size_t silent_places = 0; ///< of these
  double per_month = 0;          ///< of the workflows that say how often they happen
  double silent_per_month = 0;
  double per_run = 0;             ///< of one workflow, or of several added up
  std::vector<std::string> steps; ///< "Write the offer → Send the offer", at most a few
};

struct HandOffNetwork {
  std::vector<HandOffLine> lines;      ///< by kind and title of both ends
  std::size_t rare_lines_left_out = 0; ///< nobody could read so many
};

/// Of the workflows that a diagram of `subject` is about (`workflows_in`).
[[nodiscard]] HandOffNetwork read_handoffs(const CheckedModel& model, DeclarationId subject);

} // namespace waymark
