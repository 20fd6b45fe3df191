#include "parts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

/// Which finding belongs to which system.
namespace waymark::report {
namespace {

/// What the report shows in a section of its own.
bool is_told_elsewhere(Check check) {
  return check == Check::no_backup || check == Check::overloaded_role;
}

bool is_gap(Check check) {
  switch (waymark::facts(check).group) {
  case CheckGroup::ownership:
  case CheckGroup::ordering:
  case CheckGroup::alignment:
  case CheckGroup::documents: return !is_told_elsewhere(check);
  default: return false;
  }
}

using Place = std::pair<FileId, std::uint32_t>;

/// The innermost declaration around places that are asked for in ascending order.
class Surroundings {
public:
  explicit Surroundings(const Model& model)
      : model_(model) {
    for (const Declaration& declaration : model.declarations) order_.push_back(&declaration);
    std::sort(order_.begin(), order_.end(), [](const Declaration* a, const Declaration* b) {
      return std::tuple(a->span.file, a->span.first, b->span.last) <
             std::tuple(b->span.file, b->span.first, a->span.last);
    });
  }

  const Declaration* around(const Span& span) {
    const Place place(span.file, span.first);
    for (; next_ < order_.size() &&
           Place(order_[next_]->span.file, order_[next_]->span.first) <= place;
         ++next_) {
      close(Place(order_[next_]->span.file, order_[next_]->span.first));
      open_.push_back(order_[next_]);
    }
    close(place);
    return open_.empty() ? nullptr : open_.back();
  }

private:
  void close(const Place& place) {
    while (!open_.empty() && Place(open_.back()->span.file, open_.back()->span.last) < place)
      open_.pop_back();
  }

  const Model& model_;
  std::vector<const Declaration*> order_;
  std::size_t next_ = 0;
  std::vector<const Declaration*> open_;
};

/// The title of the stage that an `uncovered-stage` points at, put to its process.
bool put_to_process(const Model& model, const Declaration& around, const Finding& finding,
                    ReportArea& area) {
  if (finding.check != Check::uncovered_stage || around.kind != DeclarationKind::process)
    return false;
  for (const ProcessStage& stage : model.processes[around.index].stages) {
    if (stage.name_span.first != finding.span.first) continue;
    for (ReportItem& item : area.items) {
      if (item.name.id != around.id) continue;
      item.uncovered_stages.push_back(stage.title);
      return true;
    }
  }
  return false;
}

} // namespace

void add_gaps(const Facts& facts, const std::vector<std::uint32_t>& area_of,
              std::vector<ReportArea>& areas) {
  const Model& model = facts.model;
  std::vector<const Finding*> gaps;
  for (const Finding& finding : facts.checked.findings)
    if (is_gap(finding.check)) gaps.push_back(&finding);
  std::stable_sort(gaps.begin(), gaps.end(), [](const Finding* a, const Finding* b) {
    return Place(a->span.file, a->span.first) < Place(b->span.file, b->span.first);
  });
  Surroundings surroundings(model);
  for (const Finding* finding : gaps) {
    const Declaration* around = surroundings.around(finding->span);
    ReportArea& area =
        around == nullptr
            ? areas.back()
            : areas[area_of[static_cast<std::size_t>(around - model.declarations.data())]];
    if (around != nullptr && put_to_process(model, *around, *finding, area)) continue;
    area.gaps.push_back({finding->check, finding->severity, finding->message,
                         model.source(finding->span.file).path(), line_of(model, finding->span)});
  }
}

} // namespace waymark::report
