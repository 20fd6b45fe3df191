#include "parts.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
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
  explicit Surroundings(const Model& model) {
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
    while (!open_.empty() && Place(open_.back()->span.file, open_.back()->span.last) <= place)
      open_.pop_back();
  }

  std::vector<const Declaration*> order_;
  std::size_t next_ = 0;
  std::vector<const Declaration*> open_;
};

/// Puts what `uncovered-stage` points at to its process.
class UncoveredStages {
public:
  UncoveredStages(const Model& model, std::vector<ReportArea>& areas)
      : model_(model) {
    for (ReportArea& area : areas)
      for (ReportItem& item : area.items)
        if (item.name.kind == DeclarationKind::process) items_.emplace(item.name.id, &item);
  }

  bool take(const Declaration* around, const Finding& finding) {
    if (finding.check != Check::uncovered_stage || around == nullptr ||
        around->kind != DeclarationKind::process)
      return false;
    const auto item = items_.find(around->id);
    if (item == items_.end()) return false;
    for (const ProcessStage& stage : model_.processes[around->index].stages) {
      if (stage.name_span.first != finding.span.first) continue;
      item->second->uncovered_stages.push_back(stage.title);
      return true;
    }
    return false;
  }

private:
  const Model& model_;
  std::unordered_map<std::string_view, ReportItem*> items_; ///< by id of the process
};

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
  UncoveredStages uncovered_stages(model, areas);
  for (const Finding* finding : gaps) {
    const Declaration* around = surroundings.around(finding->span);
    if (uncovered_stages.take(around, *finding)) continue;
    ReportArea& area =
        around == nullptr
            ? areas.back()
            : areas[area_of[static_cast<std::size_t>(around - model.declarations.data())]];
    area.gaps.push_back({finding->check, finding->severity, finding->message,
                         model.source(finding->span.file).path(), line_of(model, finding->span)});
  }
  // Long lists are cut, and the worst must not be what is left out.
  for (ReportArea& area : areas)
    std::stable_sort(
        area.gaps.begin(), area.gaps.end(),
        [](const ReportGap& a, const ReportGap& b) { return a.severity < b.severity; });
}

} // namespace waymark::report
