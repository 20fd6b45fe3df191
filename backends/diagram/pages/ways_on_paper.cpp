#include "backends/diagram_pages.hpp"

namespace waymark {

std::vector<DiagramSubject> ways_on_paper(const DiagramSubject& subject) {
  if (subject.view != View::lanes) return {subject};
  std::vector<DiagramSubject> ways;
  for (const bool stages_apart : {false, true}) {
    for (const Direction direction : {Direction::right, Direction::down}) {
      if (subject.direction != direction && subject.direction != Direction::automatic) continue;
      ways.push_back({subject.view, subject.subject, direction, stages_apart});
    }
  }
  return ways;
}

} // namespace waymark
