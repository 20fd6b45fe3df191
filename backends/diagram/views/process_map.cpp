#include "backends/language.hpp"
#include "compiler/identity.hpp"
#include "diagram/layout/box.hpp"
#include "diagram/layout/moving.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/content_order.hpp"
#include "diagram/views/flow_text.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/usual_way.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace waymark {
namespace {

constexpr std::int32_t least_stage_width = 196;
constexpr std::int32_t largest_stage_width = 280;
constexpr std::int32_t beside_items = 16; ///< of a stage's width
constexpr std::int32_t item_padding = 28;
constexpr std::int32_t chevron_padding = 52; ///< its notch and tip
constexpr std::int32_t column_gap = 14;
constexpr std::int32_t item_gap = 8;
constexpr std::int32_t row_gap = 12;
constexpr std::int32_t row_padding = 12;
constexpr std::int32_t pill_width = 260; ///< of trigger and outcome, at most
constexpr std::int32_t gap_height = 54;
constexpr std::size_t most_lines = 9; ///< of one text; on paper there is no tooltip with the rest
constexpr Font stage_font{13, true};
constexpr Font title_font{12, true};
constexpr Font item_font{12, false};
constexpr Font small_font{10, false};

/// A column for each stage; below it bands, one for each workflow, as wide as the stages that it
/// works in, and its work in the cells. Bands that share no stage stand beside one another.
class ProcessMap {
public:
  ProcessMap(const CheckedModel& model, DeclarationId process, const Links& links)
      : checked_(model)
      , model_(model.model)
      , process_(model.model.process(process))
      , links_(links)
      , words_(model.model.handbook.language.value)
      , workflows_(in_content_order(model.model, process_.workflows)) {}

  Drawing draw() {
    read_cells();
    widen_stages();
    const Declaration& declaration = model_[process_.self];
    drawing_.id = "map-" + safe_id(declaration.id);
    drawing_.title = declaration.title;
    add_ends();
    add_stages();
    below_.assign(std::max<std::size_t>(columns_, 1), y_);
    if (workflows_.empty()) {
      add_gap({0, y_, table_width(), gap_height}, "no-workflow",
              words_.word(Word::drawn_unrealized));
    } else {
      add_stage_gaps();
    }
    for (std::size_t row = 0; row < workflows_.size(); ++row) add_band(row);
    describe();
    fit_bounds(drawing_);
    if (any_beside_) {
      const std::string text(words_.word(Word::drawn_beside));
      add_legend(drawing_, std::span(&text, 1));
    }
    return std::move(drawing_);
  }

private:
  using Cell = std::vector<StatementId>;

  /// One column more for work outside every stage, if there is any.
  void read_cells() {
    columns_ = process_.stages.size();
    covered_.assign(columns_, false);
    for (const DeclarationId id : workflows_) {
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

  /// So that no word is torn apart, as far as that is bearable.
  void widen_stages() {
    std::int32_t needed = least_stage_width;
    const auto hold = [&](std::string_view text, Font font, std::int32_t padding) {
      needed = std::max(needed, widest_word(text, font) + padding);
    };
    constexpr std::int32_t beside_text = beside_items + item_padding;
    for (std::size_t row = 0; row < workflows_.size(); ++row) {
      const Workflow& workflow = model_.workflow(workflows_[row]);
      for (const Cell& cell : cells_[row]) {
        for (const StatementId statement : cell) {
          hold(item_title(workflow, statement), item_font, beside_text);
          hold(who(workflows_[row], statement), small_font, beside_text);
        }
      }
    }
    for (const ProcessStage& stage : process_.stages) {
      hold(stage.title, stage_font, chevron_padding);
    }
    stage_width_ = std::min(needed, largest_stage_width);
  }

  [[nodiscard]] std::size_t stage_of(const Workflow& workflow, StatementId statement) const {
    const StatementId block_id = workflow[statement].stage;
    const Block* block = block_id == StatementId::none ? nullptr : workflow.block(block_id);
    return block != nullptr && block->stage < process_.stages.size() ? block->stage
                                                                     : process_.stages.size();
  }

  [[nodiscard]] std::int32_t column_x(std::size_t column) const {
    return static_cast<std::int32_t>(column) * (stage_width_ + column_gap);
  }

  [[nodiscard]] std::int32_t item_width() const { return stage_width_ - beside_items; }

  [[nodiscard]] std::int32_t table_width() const {
    return column_x(std::max<std::size_t>(columns_, 1)) - column_gap;
  }

  /// What begins the process stands above its first stage, what it ends with above the last.
  void add_ends() {
    std::int32_t height = 0;
    std::int32_t free_from = 0;
    if (!process_.trigger.value.empty()) {
      DrawnNode start = pill("trigger", "start", process_.trigger.value);
      height = start.box.height;
      free_from = start.box.width + 2 * column_gap;
      drawing_.nodes.push_back(std::move(start));
    }
    if (!process_.outcome.value.empty()) {
      DrawnNode end = pill("outcome", "end", process_.outcome.value);
      move_by(end, {std::max(free_from, table_width() - end.box.width), 0});
      height = std::max(height, end.box.height);
      drawing_.nodes.push_back(std::move(end));
    }
    for (DrawnNode& node : drawing_.nodes) move_by(node, {0, (height - node.box.height) / 2});
    y_ = height == 0 ? 0 : height + row_gap;
  }

  [[nodiscard]] static DrawnNode pill(std::string_view id, std::string_view style,
                                      std::string_view text) {
    DrawnNode drawn;
    drawn.id = id;
    drawn.shape = Shape::pill;
    drawn.style = style;
    drawn.tooltip = text;
    const auto wrapped = wrap(text, pill_width - 32, item_font, most_lines);
    drawn.box = {0, 0, widest(wrapped, item_font) + 32,
                 static_cast<std::int32_t>(wrapped.size()) * line_height(item_font.size) + 14};
    std::int32_t y = 7;
    for (const std::string& line : wrapped) {
      y += line_height(item_font.size);
      drawn.lines.push_back(
          {line, {drawn.box.width / 2, y - 4}, Align::centre, item_font.size, false, ""});
    }
    return drawn;
  }

  /// Where there are no stages, no work stands outside them.
  void add_stages() {
    if (process_.stages.empty()) return;
    std::int32_t height = 48;
    std::vector<DrawnNode> heads;
    for (std::size_t i = 0; i < columns_; ++i) {
      heads.push_back(stage_head(i));
      height = std::max(height, heads.back().box.height);
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      DrawnNode& head = heads[i];
      move_by(head, {column_x(i) + (stage_width_ - head.box.width) / 2,
                     y_ + (height - head.box.height) / 2});
      head.box = {column_x(i), y_, stage_width_ + (i + 1 < columns_ ? column_gap / 2 : 0), height};
      drawing_.nodes.push_back(std::move(head));
    }
    y_ += height + row_gap;
  }

  /// Text within a chevron, clear of its notch and tip.
  DrawnNode stage_head(std::size_t column) const {
    DrawnNode head;
    std::string_view title = words_.word(Word::drawn_no_stage);
    std::string_view by;
    head.id = "outside";
    head.heading = Heading::of_column;
    head.shape = Shape::plain;
    head.style = "gap";
    if (column < process_.stages.size()) {
      const ProcessStage& stage = process_.stages[column];
      title = stage.title;
      if (stage.by && stage.by->resolved()) by = model_[stage.by->target].title;
      head.id = "stage." + safe_id(stage.id);
      head.shape = Shape::chevron;
      head.style = "stage";
      head.link = link_to_stage(links_, process_.self, column);
      head.tooltip = stage.purpose.value.empty() ? stage.title : stage.purpose.value;
    }
    const std::int32_t middle = stage_width_ / 2;
    std::int32_t y = 9;
    for (const std::string& line :
         wrap(title, stage_width_ - chevron_padding, stage_font, most_lines)) {
      y += line_height(stage_font.size);
      head.lines.push_back({line, {middle, y - 4}, Align::centre, stage_font.size, true, ""});
    }
    if (!by.empty()) {
      for (const std::string& line :
           wrap(by, stage_width_ - chevron_padding, small_font, most_lines)) {
        y += line_height(small_font.size);
        head.lines.push_back(
            {line, {middle, y - 3}, Align::centre, small_font.size, false, "muted"});
      }
    }
    head.box = {0, 0, stage_width_, y + 9};
    return head;
  }

  /// The columns from the first to the last in which the workflow works; the first if nowhere.
  [[nodiscard]] std::pair<std::size_t, std::size_t> columns_of(std::size_t row) const {
    const auto worked = [](const Cell& cell) { return !cell.empty(); };
    const std::vector<Cell>& cells = cells_[row];
    const auto first = std::find_if(cells.begin(), cells.end(), worked);
    if (first == cells.end()) return {0, 0};
    const auto last = std::find_if(cells.rbegin(), cells.rend(), worked);
    return {first - cells.begin(), cells.rend() - last - 1};
  }

  void add_band(std::size_t row) {
    const DeclarationId id = workflows_[row];
    const auto [first, last] = columns_of(row);
    const std::int32_t top =
        *std::max_element(below_.begin() + static_cast<std::ptrdiff_t>(first),
                          below_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    const std::int32_t width = column_x(last) + stage_width_ - column_x(first);
    DrawnNode band = empty_band(id, width);
    move_by(band, {column_x(first), top});
    const std::int32_t work_top = top + band.box.height + 8;
    std::int32_t bottom = top + band.box.height;
    const std::vector<std::string> keys = statement_keys(model_, id);
    const std::vector<bool> is_beside = statements_beside(id);
    for (std::size_t column = first; column <= last; ++column) {
      std::int32_t y = work_top;
      for (const StatementId statement : cells_[row][column]) {
        DrawnNode node = item(id, statement, keys[index(statement)]);
        if (is_beside[index(statement)]) node.style += " wm-beside";
        move_by(node, {column_x(column) + beside_items / 2, y});
        y += node.box.height;
        bottom = std::max(bottom, y);
        y += item_gap;
        drawing_.nodes.push_back(std::move(node));
      }
    }
    band.box.height = bottom + row_padding - top;
    for (std::size_t column = first; column <= last; ++column) {
      below_[column] = bottom + row_padding + row_gap;
    }
    drawing_.frames.push_back(std::move(band));
  }

  /// Those after which the work no longer ends as usual.
  [[nodiscard]] std::vector<bool> statements_beside(DeclarationId id) {
    const FlowGraph& flow = checked_.flow(id);
    const std::vector<bool> nodes = nodes_beside_usual_end(model_.workflow(id), flow);
    std::vector<bool> statements(flow.node_of.size(), false);
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const FlowNodeId node = flow.node_of[i];
      statements[i] = node != FlowNodeId::none && nodes[index(node)];
      any_beside_ |= statements[i] && model_.workflow(id).work(
                                          StatementId{static_cast<std::uint32_t>(i)}) != nullptr;
    }
    return statements;
  }

  /// With its title; the height is the title's.
  [[nodiscard]] DrawnNode empty_band(DeclarationId id, std::int32_t width) const {
    const Workflow& workflow = model_.workflow(id);
    DrawnNode band;
    band.id = "workflow." + safe_id(model_[id].id);
    band.shape = Shape::frame;
    band.style = "frame";
    band.link = link_to(links_, id);
    band.tooltip = workflow.purpose.value.empty() ? model_[id].title : workflow.purpose.value;
    std::int32_t y = 8;
    for (const std::string& line : wrap(model_[id].title, width - 28, title_font, most_lines)) {
      y += line_height(title_font.size);
      band.lines.push_back(
          {line, {12, y - 3}, Align::left, title_font.size, title_font.bold, "frame-title"});
    }
    band.box = {0, 0, width, y};
    return band;
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
    const auto title =
        wrap(item_title(workflow, statement), item_width() - item_padding, item_font, most_lines);
    std::int32_t y = 6;
    for (const std::string& line : title) {
      y += line_height(item_font.size);
      node.lines.push_back(
          {line, {item_width() / 2, y - 4}, Align::centre, item_font.size, false, ""});
    }
    const std::string doer = who(id, statement);
    if (!doer.empty()) {
      for (const std::string& line :
           wrap(doer, item_width() - item_padding, small_font, most_lines)) {
        y += line_height(small_font.size);
        node.lines.push_back(
            {line, {item_width() / 2, y - 3}, Align::centre, small_font.size, false, "muted"});
      }
    }
    node.box = {0, 0, item_width(), y + 8};
    return node;
  }

  [[nodiscard]] std::string who(DeclarationId id, StatementId statement) const {
    const Workflow& workflow = model_.workflow(id);
    if (workflow[statement].kind != StatementKind::step)
      return FlowText(checked_, id, links_).who(statement);
    const DeclarationId performer = workflow.work(statement)->performer.who;
    return performer == DeclarationId::none ? std::string() : std::string(model_[performer].title);
  }

  [[nodiscard]] std::string item_title(const Workflow& workflow, StatementId statement) const {
    const Work& work = *workflow.work(statement);
    if (const auto* lasts = workflow.lasts(work)) {
      return words_.filled(Word::drawn_wait, words_.text(lasts->duration));
    }
    return std::string(workflow[statement].title);
  }

  void add_stage_gaps() {
    for (std::size_t stage = 0; stage < process_.stages.size(); ++stage) {
      if (covered_[stage]) continue;
      add_gap({column_x(stage), y_, stage_width_, gap_height}, fmt::format("gap-{}", stage),
              words_.word(Word::drawn_stage_gap));
      below_[stage] = y_ + gap_height + row_gap;
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
      gap.lines.push_back({line,
                           {middle_of(box).x, y - 4},
                           Align::centre,
                           title_font.size,
                           title_font.bold,
                           "gap-text"});
    }
    drawing_.nodes.push_back(std::move(gap));
  }

  void describe() {
    drawing_.description = words_.filled(
        Word::drawn_map_text, drawing_.title,
        words_.count(process_.stages.size(), Word::drawn_stage, Word::drawn_stages),
        words_.count(workflows_.size(), Word::workflow_one, Word::workflow_many), gaps_);
  }

  const CheckedModel& checked_;
  const Model& model_;
  const Process& process_;
  const Links& links_;
  Language words_;
  std::vector<DeclarationId> workflows_;
  bool any_beside_ = false;                ///< an item is drawn dashed
  std::vector<std::vector<Cell>> cells_{}; ///< by row, by column
  std::vector<bool> covered_{};
  std::size_t columns_ = 0;
  std::int32_t stage_width_ = least_stage_width;
  std::size_t gaps_ = 0;
  std::int32_t y_ = 0;                ///< below what stands above all bands
  std::vector<std::int32_t> below_{}; ///< by column: where it is free
  Drawing drawing_{};
};

} // namespace

Drawing process_map(const CheckedModel& model, DeclarationId process, const Links& links) {
  return ProcessMap(model, process, links).draw();
}

} // namespace waymark
