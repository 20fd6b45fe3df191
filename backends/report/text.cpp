#include "page.hpp"

#include "grammar/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

/// The report in plain columns.
namespace waymark {
namespace report {
namespace {

constexpr std::size_t line_width = 96;
constexpr std::size_t gap_width = 2;
constexpr std::size_t least_width = 8;

/// Lines of at most `width` columns, broken at white space; a longer word stays whole. Leading
/// blanks are kept on each line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
  const std::string margin(indent, ' ');
  std::vector<std::string> lines{margin};
  std::size_t column = indent;
  for (std::size_t at = indent; at < text.size();) {
    const std::size_t first = text.find_first_not_of(" \t\r\n", at);
    if (first == std::string_view::npos) break;
    const std::size_t last = std::min(text.find_first_of(" \t\r\n", first), text.size());
    const std::string_view word = text.substr(first, last - first);
    const std::size_t length = display_width(word);
    at = last;
    if (column > indent && column + 1 + length > width) {
      lines.push_back(margin);
      column = indent;
    }
    if (column > indent) {
      lines.back() += ' ';
      ++column;
    }
    lines.back() += word;
    column += length;
  }
  return lines;
}

/// The widest word of a cell, with its indentation: less cannot be.
std::size_t widest(const std::vector<std::string>& lines) {
  std::size_t width = 0;
  for (const std::string& line : lines) width = std::max(width, display_width(line));
  return width;
}

std::vector<std::vector<std::string>> all_rows(const Table& table) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Column& column : table.columns) rows[0].push_back(column.title);
  rows.insert(rows.end(), table.rows.begin(), table.rows.end());
  return rows;
}

/// As wide as their content; if that is too much for a line, the widest become narrower first.
std::vector<std::size_t> column_widths(const Table& table) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  std::vector<std::size_t> least(table.columns.size(), least_width);
  for (const auto& row : all_rows(table)) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(row[i]));
      least[i] = std::max(least[i], widest(wrapped(row[i], 1)));
      // Figures are not broken.
      if (table.columns[i].side == Side::right && &row != &table.rows.front())
        least[i] = std::max(least[i], std::min(widths[i], std::size_t{16}));
    }
  }
  const std::size_t room = line_width - gap_width * (widths.size() - 1);
  while (std::accumulate(widths.begin(), widths.end(), std::size_t{0}) > room) {
    std::size_t next = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i)
      if (widths[i] > least[i] && (next == widths.size() || widths[i] > widths[next])) next = i;
    if (next == widths.size()) break;
    --widths[next];
  }
  return widths;
}

class TextPrinter {
public:
  void operator()(const Heading& heading) {
    separate();
    text_ += heading.text + "\n";
    if (heading.level > 2) return;
    const std::size_t width = std::min(display_width(heading.text), line_width);
    text_ += std::string(width, heading.level == 1 ? '=' : '-') + "\n";
  }

  void operator()(const Paragraph& paragraph) {
    separate();
    for (const std::string& line : wrapped(paragraph.text, line_width)) text_ += line + "\n";
  }

  void operator()(const List& list) {
    separate();
    for (const std::string& item : list.items) {
      bool first = true;
      for (const std::string& line : wrapped(item, line_width - 4)) {
        text_ += (first ? "  - " : "    ") + line + "\n";
        first = false;
      }
    }
  }

  void operator()(const Table& table) {
    separate();
    const std::vector<std::size_t> widths = column_widths(table);
    bool head = true;
    for (const auto& row : all_rows(table)) {
      print_row(table, row, widths);
      if (head) print_rule(widths);
      head = false;
    }
  }

  std::string text_{};

private:
  void separate() {
    if (!text_.empty()) text_ += "\n";
  }

  void print_rule(const std::vector<std::size_t>& widths) {
    for (std::size_t i = 0; i < widths.size(); ++i)
      text_ += (i > 0 ? std::string(gap_width, ' ') : "") + std::string(widths[i], '-');
    text_ += "\n";
  }

  void print_row(const Table& table, const std::vector<std::string>& row,
                 const std::vector<std::size_t>& widths) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(wrapped(row[i], widths[i]));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::string printed;
      for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string& cell = line < cells[i].size() ? cells[i][line] : std::string();
        const std::size_t used = std::min(display_width(cell), widths[i]);
        const std::string padding(widths[i] - used, ' ');
        if (i > 0) printed += std::string(gap_width, ' ');
        printed += table.columns[i].side == Side::right ? padding + cell : cell + padding;
      }
      printed.erase(printed.find_last_not_of(' ') + 1);
      text_ += printed + "\n";
    }
  }
};

} // namespace
} // namespace report

std::string report_text(const WorkspaceReport& made) {
  report::TextPrinter printer;
  for (const report::Block& block : report::page(made)) std::visit(printer, block);
  return std::move(printer.text_);
}

} // namespace waymark
