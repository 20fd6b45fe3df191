#include "page.hpp"

#include "markdown/markdown.hpp"

#include <fmt/format.h>

/// The report in GitHub's Markdown.
namespace waymark {
namespace report {
namespace {

class MarkdownPrinter {
public:
  void operator()(const Heading& heading) {
    separate();
    const auto level = static_cast<std::size_t>(heading.level);
    text_ += std::string(level, '#') + " " + markdown::escape(heading.text) + "\n";
  }

  void operator()(const Paragraph& paragraph) {
    separate();
    text_ += markdown::escape_block(paragraph.text) + "\n";
  }

  void operator()(const List& list) {
    separate();
    for (const std::string& item : list.items) text_ += "- " + markdown::escape_block(item) + "\n";
  }

  void operator()(const Table& table) {
    separate();
    for (const Column& column : table.columns) text_ += "| " + markdown::escape(column.title) + " ";
    text_ += "|\n";
    for (const Column& column : table.columns)
      text_ += column.side == Side::right ? "|---:" : "|---";
    text_ += "|\n";
    for (const auto& row : table.rows) {
      for (const std::string& cell : row) text_ += "| " + indented(cell) + " ";
      text_ += "|\n";
    }
  }

  std::string text_{};

private:
  void separate() {
    if (!text_.empty()) text_ += "\n";
  }

  /// Blanks at the start of a cell would be lost.
  static std::string indented(const std::string& cell) {
    const std::size_t blanks = std::min(cell.find_first_not_of(' '), cell.size());
    std::string text;
    for (std::size_t i = 0; i < blanks; ++i) text += "&nbsp;";
    return text + markdown::escape(cell);
  }
};

} // namespace
} // namespace report

std::string report_markdown(const WorkspaceReport& made) {
  report::MarkdownPrinter printer;
  for (const report::Block& block : report::page(made)) std::visit(printer, block);
  return std::move(printer.text_);
}

} // namespace waymark
