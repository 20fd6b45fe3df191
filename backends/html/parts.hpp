#pragma once

#include "html/page.hpp"

#include <optional>
#include <string_view>
#include <vector>

/// Small pieces that several pages are made of.
namespace waymark::html {

/// Who holds a role: "A, B".
[[nodiscard]] Html persons(const Role& role);

[[nodiscard]] Html permalink(const Page& page, std::string_view anchor);

/// A list of facts: each a label and what stands behind it. Empty ones are left out.
class Facts {
public:
  explicit Facts(const Page& page)
      : page_(page) {}

  void add(Word label, const Html& value);
  void add(Word label, const Text& value) { add(label, text(value.value)); }
  [[nodiscard]] Html html(std::string_view style = "facts") const;

private:
  const Page& page_;
  Html rows_;
};

/// Kind, title and what it is for, at the top of a page. `badges` may be empty.
[[nodiscard]] Html page_header(const Html& kind, const Html& title, const Html& lead,
                               const Html& badges = {});
[[nodiscard]] Html badge(std::string_view style, const Html& content);
/// The performer as a badge that says what it is: a role, somebody outside, or a tool.
[[nodiscard]] Html who_badge(const Page& page, const Named& who);
[[nodiscard]] Html who_badge(const Page& page, DeclarationId who);

struct Column {
  Html heading;
  std::string_view style{};
};
/// A table that scrolls sideways where it is too wide. `rows` are `tr` elements.
[[nodiscard]] Html table(const SpokenLabel& label, const std::vector<Column>& columns,
                         const Html& rows);
/// The same, but on a narrow screen each row is a block of its labelled cells.
[[nodiscard]] Html stacked_table(const SpokenLabel& label, const std::vector<Column>& columns,
                                 const Html& rows);
[[nodiscard]] Html cell(const Html& content, std::string_view style = {});
/// A cell that says what it holds where the table is too narrow to show its headings.
[[nodiscard]] Html labelled_cell(const Page& page, Word label, const Html& content);
[[nodiscard]] Html row(const Html& cells);

/// A section that every controlled document has. Without content it is left out, or says "Not
/// applicable" if the handbook is strict.
void add_standard_section(Page& page, std::string_view anchor, Word heading, const Html& content);

/// Whether a list of gaps says of each what it is about, or stands below that.
enum class GapSubject : std::uint8_t { named, above };
/// The findings with these indices in plain words, with links to the steps concerned; what the
/// compiler says of them stands folded up behind.
[[nodiscard]] Html gap_list(const Page& page, const std::vector<std::uint32_t>& findings,
                            GapSubject subject = GapSubject::above);
/// The section of a page that lists what is known to be missing about its subject.
void add_gaps_section(Page& page, DeclarationId subject);

/// Where the line can be edited (`handbook { edit … }`), if that is an address that may stand here.
[[nodiscard]] std::optional<Link> edit_address(const Site& site, const Span& span);

} // namespace waymark::html
