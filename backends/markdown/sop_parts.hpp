#pragma once

#include "backends/sop.hpp"
#include "page.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// The parts of an SOP, each of which adds its blocks. For backends/markdown/sop*.cpp only.
namespace waymark::sop_parts {

struct Sop {
  const CheckedModel& checked;
  const Outliner& outliner;
  const Outline& outline;
  const Workflow& workflow;
  const SopOptions& options;
  bool strict = false; ///< every standard heading, with "Not applicable" where there is nothing
  markdown::Page page{};
  std::set<std::uint32_t> linked_terms{}; ///< each where it is first used
  /// The places of this document that a text may link; worked out when the first one does.
  std::optional<std::set<std::string>> anchors{};

  [[nodiscard]] const Language& language() const { return outliner.language(); }
  [[nodiscard]] std::string_view word(Word word) const { return language().word(word); }
  template<typename... Arguments>
  [[nodiscard]] std::string filled(Word pattern, const Arguments&... arguments) const {
    return language().filled(pattern, arguments...);
  }
  [[nodiscard]] std::string text(const auto& value) const { return language().text(value); }
};

/// The heading, then the rows; without any, nothing, or "Not applicable" in a strict SOP.
void section(Sop& sop, int level, Word heading, const std::vector<std::string>& rows);

/// Puts the head of a table with these columns before its rows.
void add_columns(const Sop& sop, std::initializer_list<Word> columns,
                 std::vector<std::string>& rows);

void add_head(Sop& sop);   ///< title, control table, purpose, scope, trigger, outcome
void add_roles(Sop& sop);  ///< roles and the RACI table
void add_things(Sop& sop); ///< tools, documents, records
void add_steps(Sop& sop);
void add_back(Sop& sop);    ///< definitions, references
void add_records(Sop& sop); ///< revisions, reviews and approvals, the sheet to sign

[[nodiscard]] std::string sentence(const Sop& sop, const Sentence& words);
[[nodiscard]] std::string names(const std::vector<Named>& all); ///< "A, B", escaped
[[nodiscard]] std::string names(const std::vector<Text>& persons);
/// A link to the SOP of that workflow.
[[nodiscard]] std::string sop_link(const Sop& sop, DeclarationId workflow);
[[nodiscard]] std::string sop_links(const Sop& sop, const std::vector<DeclarationId>& workflows);
/// A link to a file or address of the author's.
[[nodiscard]] std::string author_link(const Sop& sop, const Text& target);
/// The author's Markdown, with links to files that lead to their copies, and of terms where they
/// are first used.
[[nodiscard]] std::string author_text(Sop& sop, const Text& text);
/// The author's plain words in one line, with links of terms where they are first used.
[[nodiscard]] std::string plain_text(Sop& sop, std::string_view text);
/// The same where a block begins.
[[nodiscard]] std::string plain_text_block(Sop& sop, std::string_view text);
/// Workflows linked, all others by name: "A, B".
[[nodiscard]] std::string partners(const Sop& sop, const std::vector<Named>& all);
/// A link to an item of this document: "3. Call the client".
[[nodiscard]] std::string item_link(const Sop& sop, std::uint32_t item);
[[nodiscard]] std::string author_image(const Sop& sop, const Instruction& image);
/// "2026-03-01 by Founder".
[[nodiscard]] std::string dated(const Sop& sop, const Approval& approval);
[[nodiscard]] std::string with_purpose(const Sop& sop, std::string name, const Text& purpose);

} // namespace waymark::sop_parts
