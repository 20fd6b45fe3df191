#include "backends/language.hpp"
#include "diagram/layout/moving.hpp"
#include "diagram/layout/tracks.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/card.hpp"
#include "diagram/views/landscape_content.hpp"
#include "diagram/views/landscape_lines.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace waymark {
namespace {

constexpr std::int32_t row_width = 214;
constexpr std::int32_t inset = 9;
constexpr std::int32_t title_height = 27; ///< of one line
constexpr std::size_t most_landscape_lines = 5;
constexpr std::int32_t gap = 9;
constexpr std::int32_t block_gap = 22;
constexpr std::int64_t tallest_column = 3; ///< times as tall as wide, for what has one column only
constexpr Font system_font{13, true};
constexpr Font landscape_title_font{12, true};
constexpr Font row_font{12, false};

bool is_frame(LandscapeKind kind) {
  return kind == LandscapeKind::system || kind == LandscapeKind::process ||
         kind == LandscapeKind::others;
}

/// Systems as boxes in columns; between the columns gutters, in which all lines run, so that no
/// line crosses a box.
class LandscapeDrawer {
public:
  LandscapeDrawer(const Model& model, DeclarationId root, const Links& links)
      : model_(model)
      , root_(root)
      , links_(links)
      , words_(model.handbook.language.value)
      , content_(read_landscape(model, root)) {}

  Drawing draw() {
    for (const LandscapeItem& item : content_.items) nodes_.push_back(node(item));
    choose_columns();
    if (is_one_system() && leaves_shape_of_sheet()) {
      unwrap();
      choose_columns();
    }
    lines_ = std::make_unique<LandscapeLines>(content_.flows, column_of_, columns_);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const std::int32_t needed = lines_->height_needed(static_cast<std::uint32_t>(i));
      if (is_frame(content_.items[i].kind) || needed <= nodes_[i].box.height) continue;
      move_by(nodes_[i], {0, (needed - nodes_[i].box.height) / 2});
      nodes_[i].box = {0, 0, nodes_[i].box.width, needed};
    }
    place();
    emit();
    if (around_) add_frame_around();
    describe();
    fit_bounds(drawing_);
    add_legend(drawing_, legend());
    return std::move(drawing_);
  }

private:
  [[nodiscard]] bool is_one_system() const {
    const std::vector<LandscapeItem>& items = content_.items;
    return items.size() > 1 && items[0].kind == LandscapeKind::system &&
           std::all_of(items.begin() + 1, items.end(),
                       [](const LandscapeItem& item) { return item.depth > 0; });
  }

  [[nodiscard]] bool leaves_shape_of_sheet() const {
    return whole_height() > tallest_column * std::int64_t{width_at(0)};
  }

  /// What is inside the only system goes into columns; it is drawn around them.
  void unwrap() {
    around_ = nodes_.front();
    nodes_.erase(nodes_.begin());
    content_.items.erase(content_.items.begin());
    for (LandscapeItem& item : content_.items) --item.depth;
    for (LandscapeFlow& flow : content_.flows) {
      --flow.from;
      --flow.to;
    }
  }

  [[nodiscard]] std::int64_t whole_height() const {
    std::int64_t whole = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) whole += rough_height(i);
    return whole;
  }

  [[nodiscard]] std::int32_t width_at(std::uint32_t depth) const {
    return row_width + 2 * inset * static_cast<std::int32_t>(deepest_ - std::min(depth, deepest_));
  }

  DrawnNode node(const LandscapeItem& item) const {
    switch (item.kind) {
    case LandscapeKind::workflow: return workflow_row(item.declaration);
    case LandscapeKind::gap: return gap_row(item.declaration);
    default: return frame(item);
    }
  }

  DrawnNode frame(const LandscapeItem& item) const {
    DrawnNode drawn;
    drawn.shape = Shape::frame;
    std::string_view title = words_.word(Word::drawn_no_process);
    drawn.id = "others";
    drawn.style = "loop";
    if (item.declaration != DeclarationId::none) {
      const bool system = item.kind == LandscapeKind::system;
      title = model_[item.declaration].title;
      drawn.id = (system ? "system." : "process.") + safe_id(model_[item.declaration].id);
      drawn.style = system ? "system" : "process";
      drawn.link = link_to(links_, item.declaration);
      const Text& purpose = system ? model_.system(item.declaration).purpose
                                   : model_.process(item.declaration).purpose;
      drawn.tooltip = purpose.value;
    }
    const Font font = item.kind == LandscapeKind::system ? system_font : landscape_title_font;
    std::int32_t y = 19;
    for (const std::string& line : wrap(title, row_width - 8, font, most_landscape_lines)) {
      drawn.lines.push_back({line, {12, y}, Align::left, font.size, true, "frame-title"});
      y += line_height(font.size);
    }
    drawn.box = {0, 0, 0, title_height + y - 19 - line_height(font.size)};
    return drawn;
  }

  DrawnNode workflow_row(DeclarationId id) const {
    const Workflow& workflow = model_.workflow(id);
    DrawnNode drawn = text_row(model_[id].title, row_font, "");
    drawn.id = "workflow." + safe_id(model_[id].id);
    drawn.shape = Shape::rounded;
    drawn.style = "step";
    drawn.link = link_to(links_, id);
    drawn.tooltip = workflow.purpose.value.empty() ? model_[id].title : workflow.purpose.value;
    return drawn;
  }

  DrawnNode gap_row(DeclarationId empty) const {
    const bool system = model_.is(empty, DeclarationKind::system);
    DrawnNode drawn =
        text_row(words_.word(system ? Word::drawn_system_gap : Word::drawn_process_gap),
                 landscape_title_font, "gap-text");
    drawn.id = "gap." + safe_id(model_[empty].id);
    drawn.shape = Shape::plain;
    drawn.style = "gap";
    drawn.tooltip = words_.word(system ? Word::drawn_empty_system : Word::drawn_empty_process);
    return drawn;
  }

  static DrawnNode text_row(std::string_view text, Font font, std::string_view style) {
    DrawnNode drawn;
    std::int32_t y = 7;
    for (const std::string& line : wrap(text, row_width - 24, font, most_landscape_lines)) {
      y += line_height(font.size);
      drawn.lines.push_back(
          {line, {row_width / 2, y - 4}, Align::centre, font.size, font.bold, std::string(style)});
    }
    drawn.box = {0, 0, row_width, y + 8};
    return drawn;
  }

  [[nodiscard]] std::int32_t rough_height(std::size_t item) const {
    const bool frame = is_frame(content_.items[item].kind);
    const std::int32_t lines = lines_->height_needed(static_cast<std::uint32_t>(item));
    return std::max(nodes_[item].box.height, lines) + gap + (frame ? gap : 0);
  }

  /// As many columns as make it largest on a screen, or on a sheet on its side; few, where that is
  /// much the same. Text order runs down, then right.
  void choose_columns() {
    constexpr std::uint32_t most_columns = 12;
    deepest_ = 0;
    for (const LandscapeItem& item : content_.items) deepest_ = std::max(deepest_, item.depth);
    column_of_.assign(nodes_.size(), 0);
    lines_ = std::make_unique<LandscapeLines>(content_.flows, column_of_, 1);
    double best = 0;
    std::vector<std::uint32_t> chosen = column_of_;
    for (std::uint32_t count = 1; count <= most_columns; ++count) {
      fill_columns(count);
      const double scale = scale_on_sheet();
      if (scale < 1.1 * best) continue;
      best = scale;
      chosen = column_of_;
    }
    column_of_ = std::move(chosen);
    columns_ = column_of_.empty() ? 1 : column_of_.back() + 1;
  }

  void fill_columns(std::uint32_t count) {
    const std::int64_t whole = std::max<std::int64_t>(whole_height(), 1);
    std::int64_t passed = 0;
    std::uint32_t column = 0;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (content_.items[i].depth == 0) {
        // A block goes to the next column if most of it lies behind this one's share.
        const std::int64_t middle = passed + block_height(i) / 2;
        const auto share =
            static_cast<std::uint32_t>(std::min<std::int64_t>(middle * count / whole, count - 1));
        column = std::max(column, std::min(share, column + 1));
      }
      column_of_[i] = column;
      passed += rough_height(i);
    }
  }

  /// Roughly; not much more than 1, for then it need not be larger.
  [[nodiscard]] double scale_on_sheet() const {
    constexpr double long_side = 842;
    constexpr double short_side = 595;
    constexpr double gutter = 110;
    if (column_of_.empty()) return 1;
    std::vector<std::int64_t> heights(column_of_.back() + std::size_t{1}, 0);
    for (std::size_t i = 0; i < nodes_.size(); ++i) heights[column_of_[i]] += rough_height(i);
    const auto height = static_cast<double>(*std::max_element(heights.begin(), heights.end()));
    const double width = static_cast<double>(heights.size()) * (width_at(0) + gutter);
    return std::min({1.5, long_side / width, short_side / height});
  }

  [[nodiscard]] std::int64_t block_height(std::size_t first) const {
    std::int64_t height = rough_height(first);
    for (std::size_t i = first + 1; i < nodes_.size() && content_.items[i].depth > 0; ++i) {
      height += rough_height(i);
    }
    return height;
  }

  void place() {
    std::vector<std::int32_t> y(columns_, 0);
    std::vector<std::size_t> open; // frames not yet closed
    for (std::size_t i = 0; i <= nodes_.size(); ++i) {
      const std::uint32_t depth = i < nodes_.size() ? content_.items[i].depth : 0;
      while (open.size() > depth) {
        close(open.back(), y);
        open.pop_back();
      }
      if (i == nodes_.size()) break;
      std::int32_t& top = y[column_of_[i]];
      if (depth == 0 && top > 0) top += block_gap - gap;
      const auto from_edge = static_cast<std::int32_t>(depth) * inset;
      const std::int32_t width = width_at(depth);
      DrawnNode& node = nodes_[i];
      move_by(node, {from_edge, top});
      if (is_frame(content_.items[i].kind)) {
        node.box.width = width;
        open.push_back(i);
      } else {
        move_by(node, {(width - node.box.width) / 2, 0});
        node.box = {from_edge, top, width, node.box.height};
      }
      top += node.box.height + (is_frame(content_.items[i].kind) ? 0 : gap);
    }
    lines_->route(nodes_, width_at(0));
    for (std::size_t i = 0; i < nodes_.size(); ++i)
      move_by(nodes_[i], {lines_->column_x(column_of_[i]), 0});
  }

  void close(std::size_t frame, std::vector<std::int32_t>& y) {
    std::int32_t& bottom = y[column_of_[frame]];
    nodes_[frame].box.height = bottom - nodes_[frame].box.y;
    bottom += gap;
  }

  void emit() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      auto& list = is_frame(content_.items[i].kind) ? drawing_.frames : drawing_.nodes;
      list.push_back(nodes_[i]);
    }
    for (std::size_t i = 0; i < content_.flows.size(); ++i) {
      const LandscapeFlow& flow = content_.flows[i];
      Route route = lines_->line(i);
      route.id = fmt::format("route_{}", i);
      route.from = nodes_[flow.from].id;
      route.to = nodes_[flow.to].id;
      drawing_.routes.push_back(std::move(route));
    }
  }

  void add_frame_around() {
    fit_bounds(drawing_);
    const Box inside = drawing_.bounds;
    const std::int32_t head = around_->box.height;
    DrawnNode frame = *around_;
    move_by(frame, {0, -head});
    frame.box = {0, -head, inside.width, inside.height + head};
    drawing_.frames.insert(drawing_.frames.begin(), std::move(frame));
  }

  /// What the lines mean, and which are not there.
  [[nodiscard]] std::vector<std::string> legend() const {
    const std::vector<LandscapeFlow>& flows = content_.flows;
    const auto is_after = [](const LandscapeFlow& flow) { return flow.after; };
    std::vector<std::string> lines;
    const auto add = [&](Word word) { lines.emplace_back(words_.word(word)); };
    if (std::any_of(flows.begin(), flows.end(), is_after)) add(Word::drawn_after_line);
    if (!std::all_of(flows.begin(), flows.end(), is_after)) add(Word::drawn_document_line);
    if (content_.documents_left_out) add(Word::drawn_documents_left_out);
    return lines;
  }

  void describe() {
    const bool whole = root_ == DeclarationId::none;
    drawing_.id = whole ? "landscape" : "landscape-" + safe_id(model_[root_].id);
    const std::string_view title = whole ? model_.handbook.title.value : model_[root_].title;
    const std::string_view name = words_.word(Word::drawn_landscape);
    drawing_.title =
        title.empty() ? std::string(name) : words_.filled(Word::drawn_fact, name, title);
    const auto count = [&](LandscapeKind kind) {
      const auto found =
          std::count_if(content_.items.begin(), content_.items.end(),
                        [&](const LandscapeItem& item) { return item.kind == kind; });
      const bool around = around_ && kind == LandscapeKind::system;
      return static_cast<std::size_t>(found) + (around ? 1 : 0);
    };
    drawing_.description = words_.filled(
        Word::drawn_landscape_text,
        words_.count(count(LandscapeKind::system), Word::system_one, Word::system_many),
        words_.count(count(LandscapeKind::process), Word::process_one, Word::process_many),
        words_.count(count(LandscapeKind::workflow), Word::workflow_one, Word::workflow_many),
        words_.count(content_.flows.size(), Word::drawn_line_leads, Word::drawn_lines_lead));
    if (content_.documents_left_out) {
      drawing_.note =
          "the landscape leaves out which documents pass between workflows, because there "
          "are too many";
    }
  }

  const Model& model_;
  DeclarationId root_;
  const Links& links_;
  Language words_;
  Landscape content_;
  std::vector<DrawnNode> nodes_{}; ///< by item
  std::vector<std::uint32_t> column_of_{};
  std::uint32_t columns_ = 1;
  std::optional<DrawnNode> around_{}; ///< the only system, if it is drawn around all columns
  std::uint32_t deepest_ = 0;
  std::unique_ptr<LandscapeLines> lines_{};
  Drawing drawing_{};
};

} // namespace

Drawing landscape(const CheckedModel& model, DeclarationId system, const Links& links) {
  return LandscapeDrawer(model.model, system, links).draw();
}

} // namespace waymark
