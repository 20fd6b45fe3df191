#include "diagram/views/raci_table.hpp"

#include "diagram/views/content_order.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace waymark {
namespace {

class Reader {
public:
  Reader(const Model& model, const Outliner& outliner)
      : model_(model)
      , outliner_(outliner) {}

  void add(DeclarationId workflow, bool with_band) {
    const Outline outline = outliner_.outline(workflow);
    if (with_band) {
      table_.lines.push_back({RaciLine::Kind::workflow, workflow, StatementId::none, 0, outline.key,
                              std::string(model_[workflow].title)});
    }
    std::vector<std::uint32_t> columns;
    for (const Participant& one : outline.participants) columns.push_back(column(one.who));
    std::size_t next = 0; // of outline.raci, which has the items in order
    for (const OutlineSection& section : outline.sections) {
      const std::size_t first = next;
      while (next < outline.raci.size() &&
             outline.raci[next].item <= section.first_item + section.item_count) {
        ++next;
      }
      if (first == next) continue;
      if (!section.title.empty()) {
        table_.lines.push_back({RaciLine::Kind::stage, workflow, section.stage, 0, section.key,
                                std::string(section.title)});
      }
      for (std::size_t i = first; i < next; ++i) add_item(outline, outline.raci[i], columns);
    }
  }

  RaciTable take() { return std::move(table_); }

private:
  std::uint32_t column(const Named& who) {
    const auto [found, added] = columns_.try_emplace(
        {who.declaration, who.text}, static_cast<std::uint32_t>(table_.participants.size()));
    if (added) table_.participants.push_back(who);
    return found->second;
  }

  void add_item(const Outline& outline, const RaciRow& row,
                const std::vector<std::uint32_t>& columns) {
    const OutlineItem& item = outline.items[row.item - 1];
    RaciLine line{RaciLine::Kind::item, outline.workflow, item.statement,
                  item.number,          item.key,         item.title};
    for (const RaciCell& cell : row.cells) {
      line.cells.push_back({columns[cell.participant], cell.letters});
    }
    table_.lines.push_back(std::move(line));
  }

  const Model& model_;
  const Outliner& outliner_;
  std::map<std::pair<DeclarationId, std::string>, std::uint32_t> columns_{};
  RaciTable table_{};
};

} // namespace

RaciTable read_raci(const Model& model, const Outliner& outliner, DeclarationId subject) {
  Reader reader(model, outliner);
  if (model.is(subject, DeclarationKind::process)) {
    const std::vector<DeclarationId>& workflows = model.process(subject).workflows;
    for (const DeclarationId id : in_content_order(model, workflows)) {
      reader.add(id, true);
    }
  } else {
    reader.add(subject, false);
  }
  return reader.take();
}

RaciTable part_of(const RaciTable& table, std::uint32_t first, std::uint32_t count) {
  RaciTable part;
  part.participants.assign(table.participants.begin() + first,
                           table.participants.begin() + first + count);
  std::vector<RaciLine> bands; // that wait for a line below them
  for (const RaciLine& line : table.lines) {
    if (line.kind != RaciLine::Kind::item) {
      while (!bands.empty() && bands.back().kind >= line.kind) bands.pop_back();
      bands.push_back(line);
      continue;
    }
    RaciLine kept = line;
    kept.cells.clear();
    for (const RaciCell& cell : line.cells) {
      if (cell.participant < first || cell.participant >= first + count) continue;
      kept.cells.push_back({cell.participant - first, cell.letters});
    }
    if (kept.cells.empty()) continue;
    std::move(bands.begin(), bands.end(), std::back_inserter(part.lines));
    bands.clear();
    part.lines.push_back(std::move(kept));
  }
  return part;
}

} // namespace waymark
