#pragma once

#include "backends/outliner.hpp"

#include <cstdint>
#include <vector>

/// How an outline is put together; for outline*.cpp only.
namespace waymark::outline_parts {

/// What every part looks at. `numbers` is by statement: the item's number or 0.
struct View {
  const CheckedModel& checked;
  const Workflow& workflow;
  const FlowGraph& graph;
  const Outliner& outliner;
  const std::vector<std::uint32_t>& numbers;

  [[nodiscard]] const Language& language() const { return outliner.language(); }
};

/// Of the item that `statement` is, with words; next, answers and branches first.
[[nodiscard]] std::vector<Continuation> continuations(const View& view, StatementId statement,
                                                      ItemKind kind);
/// Where the start leads.
[[nodiscard]] Continuation start(const View& view);

/// The sentence that says it, from the continuation's data.
/// `statement` is none and `number` 0 for the start.
[[nodiscard]] Sentence words(const View& view, const Continuation& continuation,
                             StatementId statement, std::uint32_t number, ItemKind kind);

[[nodiscard]] OutlineItem item(const View& view, StatementId statement);
void add_people(const View& view, Outline& outline);
void add_things(const View& view, Outline& outline);
void add_ends(Outline& outline);

} // namespace waymark::outline_parts
