#include "compiler/identity.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/card.hpp"
#include "diagram/views/flow_text.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::int32_t column_width = 196;
constexpr std::int32_t column_gap = 14;
constexpr std::int32_t item_width = column_width - 16;
constexpr std::int32_t item_gap = 8;
constexpr std::int32_t head_width = 164;
constexpr std::int32_t row_gap = 12;
constexpr std::int32_t row_padding = 12;
constexpr Font item_font{12, false};
constexpr Font small_font{10, false};

/// A table: a column for each stage, a row for each workflow, its work in the cells.
class ProcessMap {
public:
  ProcessMap(const CheckedModel& model, DeclarationId process, const Links& links)
      : checked_(model)
      , model_(model.model)
      , process_(model.model.process(process))
      , links_(links) {}

  Drawing draw() {
    read_cells();
    const Declaration& declaration = model_[process_.self];
    drawing_.id = "map-" + safe_id(declaration.id);
    drawing_.title = declaration.title;
    add_stages();
    if (process_.workflows.empty()) {
      add_gap({0, y_, table_width(), 54}, "no-workflow", "No workflow realises this process");
    }
    for (std::size_t row = 0; row < process_.workflows.size(); ++row) add_row(row);
    add_stage_gaps();
    describe();
    fit_bounds(drawing_);
    return std::move(drawing_);
  }

private:
  using Cell = std::vector<StatementId>;

  /// One column more for work outside every stage, if there is any.
  void read_cells() {
    columns_ = process_.stages.size();
    covered_.assign(columns_, false);
    for (const DeclarationId id : process_.workflows) {
      std::vector<Cell>& row = cells_.emplace_back(process_.stages.size() + 1);
      const Workflow& workflow = model_.workflow(id);
      for (std::uint32_t i = 0; i < workflow.statements.size(); ++i) {
        if (workflow.work(StatementId{i}) == nullptr) continue;
        const std::size_t stage = stage_of(workflow, StatementId{i});
        row[stage].push_back(StatementId{i});
        if (stage == process_.stages.size()) {
          columns_ = process_.stages.size() + 1;
        } else {
          covered_[stage] = true;
        }
      }
    }
  }

  [[nodiscard]] std::size_t stage_of(const Workflow& workflow, StatementId statement) const {
    const StatementId block_id = workflow[statement].stage;
    const Block* block = block_id == StatementId::none ? nullptr : workflow.block(block_id);
    return block != nullptr && block->stage < process_.stages.size() ? block->stage
                                                                     : process_.stages.size();
  }

  [[nodiscard]] static std::int32_t column_x(std::size_t column) {
    return head_width + column_gap +
           static_cast<std::int32_t>(column) * (column_width + column_gap);
  }

  [[nodiscard]] std::int32_t table_width() const {
    return std::max(column_x(std::max<std::size_t>(columns_, 1)) - column_gap, head_width);
  }

  void add_stages() {
    std::int32_t height = 48;
    std::vector<DrawnNode> heads;
    for (std::size_t i = 0; i < columns_; ++i) {
      heads.push_back(stage_head(i));
      height = std::max(height, heads.back().box.height);
    }
    add_trigger(height);
    for (std::size_t i = 0; i < heads.size(); ++i) {
      DrawnNode& head = heads[i];
      move_by(head,
              {column_x(i) + (column_width - head.box.width) / 2, (height - head.box.height) / 2});
      head.box = {column_x(i), 0, column_width + (i + 1 < columns_ ? column_gap / 2 : 0), height};
      drawing_.nodes.push_back(std::move(head));
    }
    y_ = height + row_gap;
    if (columns_ > 0 && !process_.outcome.value.empty()) add_outcome(height);
  }

  DrawnNode stage_head(std::size_t column) const {
    DrawnNode head;
    CardText text;
    if (column < process_.stages.size()) {
      const ProcessStage& stage = process_.stages[column];
      text.title = stage.title;
      if (stage.by && stage.by->resolved()) text.details = model_[stage.by->target].title;
      head.id = "stage." + safe_id(stage.id);
      head.shape = Shape::chevron;
      head.style = "stage";
      head.link = link_to_stage(links_, process_.self, column);
      head.tooltip = stage.purpose.value;
    } else {
      text.title = "Outside every stage";
      head.id = "outside";
      head.shape = Shape::plain;
      head.style = "gap";
    }
    fill_card(head, text);
    return head;
  }

  void add_trigger(std::int32_t height) {
    if (process_.trigger.value.empty()) return;
    DrawnNode start;
    start.id = "trigger";
    start.shape = Shape::pill;
    start.style = "start";
    start.tooltip = process_.trigger.value;
    fill_text(start, process_.trigger.value, head_width - 36, 3);
    move_by(start, {(head_width - start.box.width) / 2, (height - start.box.height) / 2});
    drawing_.nodes.push_back(std::move(start));
  }

  void add_outcome(std::int32_t height) {
    DrawnNode end;
    end.id = "outcome";
    end.shape = Shape::pill;
    end.style = "end";
    end.tooltip = process_.outcome.value;
    fill_text(end, process_.outcome.value, head_width - 36, 3);
    move_by(end, {table_width() + column_gap, (height - end.box.height) / 2});
    drawing_.nodes.push_back(std::move(end));
  }

  static void fill_text(DrawnNode& node, std::string_view text, std::int32_t width,
                        std::size_t lines) {
    const auto wrapped = wrap(text, width, item_font, lines);
    node.box = {0, 0, widest(wrapped, item_font) + 32,
                static_cast<std::int32_t>(wrapped.size()) * line_height(item_font.size) + 14};
    std::int32_t y = 7;
    for (const std::string& line : wrapped) {
      y += line_height(item_font.size);
      node.lines.push_back(
          {line, {node.box.width / 2, y - 4}, Align::centre, item_font.size, false, ""});
    }
  }

  void add_row(std::size_t row) {
    const DeclarationId id = process_.workflows[row];
    DrawnNode head = row_head(id);
    std::int32_t height = head.box.height + 2 * row_padding;
    std::vector<std::vector<DrawnNode>> columns(columns_);
    const std::vector<std::string> keys = statement_keys(model_, id);
    for (std::size_t column = 0; column < columns_; ++column) {
      std::int32_t y = row_padding;
      for (const StatementId statement : cells_[row][column]) {
        DrawnNode node = item(id, statement, keys[index(statement)]);
        move_by(node, {column_x(column) + (column_width - item_width) / 2, y_ + y});
        y += node.box.height + item_gap;
        columns[column].push_back(std::move(node));
      }
      height = std::max(height, y - item_gap + row_padding);
    }
    DrawnNode band;
    band.id = "row." + safe_id(model_[id].id);
    band.shape = Shape::frame;
    band.style = "frame";
    band.box = {0, y_, table_width(), height};
    drawing_.frames.push_back(std::move(band));
    move_by(head, {row_padding, y_ + row_padding});
    drawing_.nodes.push_back(std::move(head));
    for (std::vector<DrawnNode>& column : columns) {
      std::move(column.begin(), column.end(), std::back_inserter(drawing_.nodes));
    }
    y_ += height + row_gap;
  }

  DrawnNode row_head(DeclarationId id) const {
    const Workflow& workflow = model_.workflow(id);
    DrawnNode head;
    head.id = "workflow." + safe_id(model_[id].id);
    head.shape = Shape::plain;
    head.style = "process";
    head.link = link_to(links_, id);
    head.tooltip = workflow.purpose.value.empty() ? model_[id].title : workflow.purpose.value;
    const auto title = wrap(model_[id].title, head_width - 40, {12, true}, 4);
    head.box = {0, 0, head_width - row_padding,
                static_cast<std::int32_t>(title.size()) * line_height(12) + 16};
    std::int32_t y = 8;
    for (const std::string& line : title) {
      y += line_height(12);
      head.lines.push_back({line, {head.box.width / 2, y - 4}, Align::centre, 12, true, ""});
    }
    return head;
  }

  DrawnNode item(DeclarationId id, StatementId statement, const std::string& key) const {
    const FlowText text(checked_, id, links_);
    const Workflow& workflow = model_.workflow(id);
    const StatementKind kind = workflow[statement].kind;
    const bool automated = text.automated(statement);
    DrawnNode node;
    node.id = safe_id(key);
    node.link = link_to(links_, id, statement);
    node.tooltip = text.tooltip(statement);
    node.shape = automated ? Shape::automated : Shape::rounded;
    node.style = automated ? "machine" : "step";
    if (kind == StatementKind::decide || kind == StatementKind::if_) {
      node.shape = Shape::plain;
      node.style = "decision";
    } else if (kind == StatementKind::wait) {
      node.shape = Shape::pill;
      node.style = "wait";
    }
    const auto title = wrap(item_title(workflow, statement), item_width - 28, item_font, 3);
    std::int32_t y = 6;
    for (const std::string& line : title) {
      y += line_height(item_font.size);
      node.lines.push_back(
          {line, {item_width / 2, y - 4}, Align::centre, item_font.size, false, ""});
    }
    const Work& work = *workflow.work(statement);
    if (kind == StatementKind::step && work.performer.who != DeclarationId::none) {
      const auto who = wrap(model_[work.performer.who].title, item_width - 28, small_font, 1);
      y += line_height(small_font.size);
      node.lines.push_back(
          {who[0], {item_width / 2, y - 3}, Align::centre, small_font.size, false, "muted"});
    }
    node.box = {0, 0, item_width, y + 8};
    return node;
  }

  [[nodiscard]] static std::string item_title(const Workflow& workflow, StatementId statement) {
    const Work& work = *workflow.work(statement);
    if (const auto* lasts = workflow.lasts(work)) return "wait " + to_text(lasts->duration);
    return std::string(workflow[statement].title);
  }

  void add_stage_gaps() {
    if (process_.workflows.empty()) return;
    for (std::size_t stage = 0; stage < process_.stages.size(); ++stage) {
      if (covered_[stage]) continue;
      const std::int32_t top = drawing_.frames.front().box.y + row_padding;
      const Box box{column_x(stage) + 8, top, item_width, y_ - row_gap - row_padding - top};
      add_gap(box, fmt::format("gap-{}", stage), "No work for this stage");
      ++gaps_;
    }
  }

  void add_gap(Box box, std::string id, std::string_view text) {
    DrawnNode gap;
    gap.id = std::move(id);
    gap.shape = Shape::plain;
    gap.style = "gap";
    gap.tooltip = text;
    gap.box = box;
    const auto lines = wrap(text, box.width - 24, {12, true}, 3);
    std::int32_t y =
        box.y + (box.height - static_cast<std::int32_t>(lines.size()) * line_height(12)) / 2;
    for (const std::string& line : lines) {
      y += line_height(12);
      gap.lines.push_back(
          {line, {box.x + box.width / 2, y - 4}, Align::centre, 12, true, "gap-text"});
    }
    drawing_.nodes.push_back(std::move(gap));
    y_ = std::max(y_, box.y + box.height + row_gap);
  }

  void describe() {
    drawing_.description = fmt::format(
        "Map of the process \u201c{}\u201d: {} stages from left to right, one row for each of {} "
        "workflows, with the work that it does for each stage. Stages without any work: {}.",
        drawing_.title, process_.stages.size(), process_.workflows.size(), gaps_);
  }

  const CheckedModel& checked_;
  const Model& model_;
  const Process& process_;
  const Links& links_;
  std::vector<std::vector<Cell>> cells_{}; ///< by row, by column
  std::vector<bool> covered_{};
  std::size_t columns_ = 0;
  std::size_t gaps_ = 0;
  std::int32_t y_ = 0;
  Drawing drawing_{};
};

} // namespace

Drawing process_map(const CheckedModel& model, DeclarationId process, const Links& links) {
  return ProcessMap(model, process, links).draw();
}

} // namespace waymark
