#include "backends/language.hpp"
#include "diagram/layout/moving.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/legend.hpp"
#include "diagram/views/raci_table.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::int32_t step_width = 280;
/// Then the matrix goes on below with the next columns: on paper, a row without its step says
/// nothing, and so wide a table fits a sheet of A4 or letter on its side.
constexpr std::int32_t widest_table = 1090;
constexpr std::int32_t least_column = 78;
constexpr std::int32_t widest_column = 144; ///< then a word of a head is broken
constexpr std::int32_t head_padding = 12;
constexpr std::int32_t chip_width = 36;
constexpr std::int32_t chip_height = 19;
constexpr std::int32_t part_gap = 30;
constexpr std::int32_t band_height = 24;
constexpr std::size_t most_title_lines =
    9; ///< of one text; on paper there is no tooltip with the rest
constexpr Font head_font{10, true};
constexpr Font step_font{12, false};
constexpr Font band_font{12, true};

struct Sign {
  std::string_view style;
  Shape shape{};
  Word said{}; ///< who, and of which step
};

Sign sign(RaciLetters cell) {
  switch (cell) {
  case RaciLetters::responsible: return {"raci-done", Shape::rounded, Word::drawn_does};
  case RaciLetters::both: return {"raci-done", Shape::rounded, Word::drawn_does_and_answers};
  case RaciLetters::accountable: return {"raci-answers", Shape::plain, Word::drawn_answers};
  case RaciLetters::consulted: return {"raci-asked", Shape::pill, Word::drawn_is_asked};
  case RaciLetters::informed: return {"raci-told", Shape::pill, Word::drawn_is_told};
  case RaciLetters::none: break;
  }
  return {};
}

/// A table of steps and participants; each letter, each head and each title is a node.
class RaciMatrix {
public:
  RaciMatrix(const Model& model, const Outliner& outliner, DeclarationId subject,
             const Links& links)
      : model_(model)
      , subject_(subject)
      , links_(links)
      , words_(model.handbook.language.value)
      , table_(read_raci(model, outliner, subject)) {}

  Drawing draw() {
    for (const Named& who : table_.participants) {
      column_ = std::max(column_, widest_word(who.text, head_font) + padding_of(who));
    }
    column_ = std::min(column_, widest_column);
    const auto people = static_cast<std::uint32_t>(table_.participants.size());
    const auto most = static_cast<std::uint32_t>((widest_table - step_width) / column_);
    const std::uint32_t parts = std::max(1U, (people + most - 1) / most);
    const std::uint32_t each = (people + parts - 1) / parts;
    for (std::uint32_t first = 0; first < people; first += each) {
      add_part(part_of(table_, first, std::min(each, people - first)), first / each);
    }
    describe(parts);
    fit_bounds(drawing_);
    add_legend(drawing_, legend(parts));
    return std::move(drawing_);
  }

private:
  [[nodiscard]] std::int32_t column_x(std::size_t column) const {
    return step_width + static_cast<std::int32_t>(column) * column_;
  }

  void add_part(const RaciTable& part, std::uint32_t number) {
    if (number > 0) {
      y_ += part_gap;
      add_continued(number);
    }
    const std::int32_t width = column_x(part.participants.size());
    add_heads(part, number);
    const std::int32_t top = y_;
    bool shaded = false;
    for (const RaciLine& line : part.lines) {
      if (line.kind == RaciLine::Kind::item) {
        add_item(part, line, number, shaded, width);
        shaded = !shaded;
      } else {
        add_band(line, number, width);
        shaded = false;
      }
    }
    add_column_lines(number, part.participants.size(), top);
  }

  /// Above the heads of a further part.
  void add_continued(std::uint32_t number) {
    DrawnNode drawn;
    drawn.id = fmt::format("continued.{}", number);
    drawn.heading = Heading::of_part;
    drawn.shape = Shape::plain;
    drawn.style = "cell";
    const std::string text = words_.filled(Word::stage_continued, words_.word(Word::raci));
    const std::int32_t height = line_height(band_font.size) + 8;
    drawn.box = {0, y_, text_width(text, band_font) + 16, height};
    drawn.lines.push_back({text, {8, y_ + height - 8}, Align::left, band_font.size, true, ""});
    drawing_.nodes.push_back(std::move(drawn));
    y_ += height;
  }

  void add_heads(const RaciTable& part, std::uint32_t number) {
    std::vector<DrawnNode> heads;
    std::int32_t height = 30;
    for (std::size_t i = 0; i < part.participants.size(); ++i) {
      heads.push_back(head(part.participants[i], fmt::format("head.{}.{}", number, i)));
      height = std::max(height, heads.back().box.height);
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      DrawnNode& drawn = heads[i];
      move_by(drawn, {column_x(i) + 2, y_ + (height - drawn.box.height) / 2});
      drawn.box.y = y_;
      drawn.box.height = height;
      drawing_.nodes.push_back(std::move(drawn));
    }
    y_ += height + 4;
  }

  /// Tools have a border within their border.
  [[nodiscard]] std::int32_t padding_of(const Named& who) const {
    return model_.is(who.declaration, DeclarationKind::tool) ? 2 * head_padding : head_padding;
  }

  [[nodiscard]] DrawnNode head(const Named& who, std::string id) const {
    DrawnNode drawn;
    drawn.id = std::move(id);
    drawn.heading = Heading::of_column;
    drawn.tooltip = who.text;
    drawn.link = link_to(links_, who.declaration);
    drawn.shape = Shape::rounded;
    drawn.style = "step";
    if (model_.is(who.declaration, DeclarationKind::tool)) {
      drawn.shape = Shape::automated;
      drawn.style = "machine";
    } else if (model_.is(who.declaration, DeclarationKind::party)) {
      drawn.shape = Shape::plain;
      drawn.style = "stage";
    }
    const auto lines = wrap(who.text, column_ - padding_of(who), head_font, most_title_lines);
    drawn.box = {0, 0, column_ - 4,
                 static_cast<std::int32_t>(lines.size()) * line_height(head_font.size) + 14};
    std::int32_t y = 7;
    for (const std::string& line : lines) {
      y += line_height(head_font.size);
      drawn.lines.push_back(
          {line, {drawn.box.width / 2, y - 3}, Align::centre, head_font.size, true, ""});
    }
    return drawn;
  }

  void add_band(const RaciLine& line, std::uint32_t part, std::int32_t width) {
    DrawnNode band;
    band.id = fmt::format("band.{}.{}", part, drawing_.nodes.size());
    const bool is_stage = line.kind == RaciLine::Kind::stage;
    band.shape = Shape::plain;
    band.style = is_stage ? "band" : "process";
    band.heading = is_stage ? Heading::of_section : Heading::of_part;
    band.link = is_stage ? stage_link(line) : link_to(links_, line.workflow);
    std::int32_t y = y_ + band_height - 8;
    for (const std::string& text : wrap(line.title, width - 24, band_font, most_title_lines)) {
      band.lines.push_back({text, {10, y}, Align::left, band_font.size, true, "frame-title"});
      y += line_height(band_font.size);
    }
    const std::int32_t bottom = band.lines.back().baseline.y + 8;
    band.box = {0, y_, width, bottom - y_};
    drawing_.nodes.push_back(std::move(band));
    y_ = bottom;
  }

  [[nodiscard]] std::string stage_link(const RaciLine& line) const {
    const Workflow& workflow = model_.workflow(line.workflow);
    const Block* block =
        line.statement == StatementId::none ? nullptr : workflow.block(line.statement);
    if (block == nullptr || !workflow.realizes || !workflow.realizes->resolved()) return {};
    const DeclarationId process = workflow.realizes->target;
    if (!model_.is(process, DeclarationKind::process)) return {};
    const bool known = block->stage < model_.process(process).stages.size();
    return known ? link_to_stage(links_, process, block->stage) : std::string();
  }

  void add_item(const RaciTable& part, const RaciLine& line, std::uint32_t part_number, bool shaded,
                std::int32_t width) {
    DrawnNode title = item_title(line, part_number);
    const std::int32_t height = title.box.height;
    if (shaded) add_frame("shade", {0, y_, width, height}, "shade");
    move_by(title, {0, y_});
    const std::string id = title.id;
    drawing_.nodes.push_back(std::move(title));
    for (const RaciCell& cell : line.cells) {
      const Sign shown = sign(cell.letters);
      DrawnNode chip;
      chip.id = fmt::format("{}.{}", id, cell.participant);
      chip.shape = shown.shape;
      chip.style = shown.style;
      chip.tooltip =
          words_.filled(shown.said, part.participants[cell.participant].text, line.title);
      chip.box = {column_x(cell.participant) + (column_ - chip_width) / 2,
                  y_ + (height - chip_height) / 2, chip_width, chip_height};
      const bool done = shown.style == "raci-done";
      chip.lines.push_back({std::string(letters(cell.letters)),
                            {chip.box.x + chip_width / 2, chip.box.y + chip_height - 5},
                            Align::centre,
                            step_font.size,
                            done || cell.letters == RaciLetters::accountable,
                            done ? "sign-ink" : ""});
      drawing_.nodes.push_back(std::move(chip));
    }
    y_ += height;
  }

  [[nodiscard]] DrawnNode item_title(const RaciLine& line, std::uint32_t part) const {
    DrawnNode drawn;
    const std::string key = safe_id(line.key);
    drawn.id = part == 0 ? key : fmt::format("{}.part.{}", key, part + 1);
    drawn.shape = Shape::plain;
    drawn.style = "cell";
    drawn.link = link_to(links_, line.workflow, line.statement);
    drawn.tooltip = line.title;
    constexpr std::int32_t number_room = 30;
    const auto lines = wrap(line.title, step_width - number_room - 16, step_font, most_title_lines);
    std::int32_t y = 4;
    for (const std::string& text : lines) {
      y += line_height(step_font.size);
      drawn.lines.push_back(
          {text, {number_room + 6, y - 3}, Align::left, step_font.size, false, ""});
    }
    drawn.lines.push_back({fmt::format("{}", line.number),
                           {number_room - 2, 4 + line_height(step_font.size) - 3},
                           Align::right,
                           step_font.size,
                           false,
                           "muted"});
    drawn.box = {0, 0, step_width, std::max(y + 6, chip_height + 6)};
    return drawn;
  }

  /// Around the titles and around each column, which share the lines between them.
  void add_column_lines(std::uint32_t part, std::size_t columns, std::int32_t top) {
    add_frame(fmt::format("column.{}", part), {0, top, step_width, y_ - top}, "column");
    for (std::size_t i = 0; i < columns; ++i) {
      add_frame(fmt::format("column.{}", part), {column_x(i), top, column_, y_ - top}, "column");
    }
  }

  void add_frame(std::string_view id, const Box& box, std::string_view style) {
    DrawnNode frame;
    frame.id = fmt::format("{}.{}", id, drawing_.frames.size());
    frame.shape = Shape::plain;
    frame.style = style;
    frame.box = box;
    drawing_.frames.push_back(std::move(frame));
  }

  void describe(std::uint32_t parts) {
    drawing_.id = "raci-" + safe_id(model_[subject_].id);
    drawing_.title =
        words_.filled(Word::drawn_fact, words_.word(Word::raci), model_[subject_].title);
    const auto items =
        std::count_if(table_.lines.begin(), table_.lines.end(),
                      [](const RaciLine& line) { return line.kind == RaciLine::Kind::item; });
    drawing_.description = words_.filled(Word::drawn_raci_text, items, table_.participants.size());
    if (parts > 1) {
      drawing_.description += " " + words_.filled(Word::drawn_raci_parts, parts);
    }
  }

  [[nodiscard]] std::vector<std::string> legend(std::uint32_t parts) const {
    const bool empty = table_.participants.empty();
    std::vector<std::string> lines{
        std::string(words_.word(empty ? Word::drawn_no_raci : Word::drawn_raci_legend))};
    if (parts > 1) lines.push_back(words_.filled(Word::drawn_raci_parts, parts));
    return lines;
  }

  const Model& model_;
  DeclarationId subject_;
  const Links& links_;
  Language words_;
  RaciTable table_;
  std::int32_t y_ = 0;
  std::int32_t column_ = least_column; ///< width of one
  Drawing drawing_{};
};

} // namespace

Drawing raci(const Model& model, const Outliner& outliner, DeclarationId subject,
             const Links& links) {
  return RaciMatrix(model, outliner, subject, links).draw();
}

} // namespace waymark
