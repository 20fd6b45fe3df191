#pragma once

#include "backends/report.hpp"

#include <string>
#include <variant>
#include <vector>

/// The report as people read it, before it is text or Markdown: the words are chosen once. For
/// backends/report only.
namespace waymark::report {

struct Heading {
  int level = 1; ///< 1 to 3
  std::string text;
};

struct Paragraph {
  std::string text;
};

struct List {
  std::vector<std::string> items;
};

enum class Side : std::uint8_t { left, right };

struct Column {
  std::string title;
  Side side = Side::left;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows; ///< a cell's leading blanks are its indentation
  bool has_total = false;                     ///< the last row is one
};

using Block = std::variant<Heading, Paragraph, List, Table>;
using Page = std::vector<Block>;

[[nodiscard]] Page page(const WorkspaceReport& report);

// Its sections, each with its heading.
void add_areas(const WorkspaceReport& report, Page& page);
void add_collaboration(const WorkspaceReport& report, Page& page);
void add_heads(const WorkspaceReport& report, Page& page);
void add_costs(const WorkspaceReport& report, Page& page);
void add_candidates(const WorkspaceReport& report, Page& page);
void add_uncounted(const WorkspaceReport& report, Page& page);

// ---- Words

/// To one decimal; what is more than nothing is never shown as nothing.
[[nodiscard]] std::string figure(double number);
/// "1 step", "3 steps".
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
/// To the unit, small sums to the hundredth: "1234 EUR".
[[nodiscard]] std::string money(const ReportMoney& money);
[[nodiscard]] std::string owner(const ReportOwner& owner);
/// "A, B and 3 more".
[[nodiscard]] std::string names(const std::vector<ReportName>& names, std::size_t shown);
/// A long table is cut behind so many rows.
inline constexpr std::size_t rows_shown = 20;
/// Says below a list that it was cut; nothing if it was not.
void add_rest(std::size_t all, std::size_t shown, std::string_view noun, Page& page);

} // namespace waymark::report
