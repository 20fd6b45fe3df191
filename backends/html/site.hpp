#pragma once

#include "backends/backend.hpp"
#include "backends/handbook.hpp"
#include "backends/language.hpp"
#include "backends/outliner.hpp"
#include "compiler/workload.hpp"
#include "html/gaps.hpp"
#include "html/html.hpp"
#include "html/reading_order.hpp"
#include "html/relations.hpp"
#include "reader_paths.hpp"

#include <string>
#include <string_view>
#include <vector>

/// What all pages of one handbook share. Pages only read it.
namespace waymark::html {

inline constexpr std::string_view start_page = "index.html";
inline constexpr std::string_view workflows_page = "workflows.html";
inline constexpr std::string_view people_page = "people.html";
inline constexpr std::string_view tools_page = "tools.html";
inline constexpr std::string_view documents_page = "documents.html";
inline constexpr std::string_view glossary_page = "glossary.html";
inline constexpr std::string_view gaps_page = "gaps.html";
inline constexpr std::string_view reviews_page = "reviews.html";
inline constexpr std::string_view handoffs_page = "handoffs.html";
inline constexpr std::string_view not_found_page = "404.html";
inline constexpr std::string_view whole_page = "print.html";
inline constexpr std::string_view style_file = "handbook.css";
inline constexpr std::string_view script_file_name = "handbook.js";
inline constexpr std::string_view moved_script_name = "moved.js"; ///< of pages that moved
inline constexpr std::string_view not_found_script_name = "not-found.js";

struct Site {
  Site(const CheckedModel& checked, const PublishOptions& options);

  const CheckedModel& checked;
  const Model& model;
  PublishOptions options;
  Language words;
  SitePaths paths;
  ReaderPaths sources;
  Outliner outliner;
  ReadingOrder order;
  Gaps gaps;
  std::vector<RoleLoad> loads; ///< of a month, as the report counts them
  Relations relations;         ///< complete once every outline was added

  std::vector<Html> said; ///< by word
  std::string title;      ///< never empty
  std::string language;   ///< the author's, BCP 47
  /// Of what the handbook itself says: the author's, where there are words in it, else "en".
  std::string own_language;
  std::string logo;    ///< path of the copy; empty: none
  std::string address; ///< where it is published, with a slash at its end; may be empty
  std::string root;    ///< the path in it: "/" or "/book/"; empty without an address

  // What the handbook itself says.
  [[nodiscard]] std::string_view word(Word word) const { return words.word(word); }
  [[nodiscard]] const Html& say(Word word) const { return said[static_cast<std::size_t>(word)]; }
  /// Text that is made of the handbook's own words: said to be in their language, if the author's,
  /// which is that of the pages, is another.
  [[nodiscard]] Html own(std::string_view text) const;
  [[nodiscard]] std::string count(std::size_t number, Word one, Word many) const {
    return words.count(number, one, many);
  }

  [[nodiscard]] bool has_own_language() const { return own_language != language; }
  /// The `lang` of an element that says something of ours in an attribute, and of what stands in it
  /// of the author's. Empty if both have the same.
  [[nodiscard]] std::string_view our_lang() const {
    return has_own_language() ? std::string_view(own_language) : std::string_view();
  }
  [[nodiscard]] std::string_view author_lang() const {
    return has_own_language() ? std::string_view(language) : std::string_view();
  }

  /// What a role has to do a month; null if nothing can be counted.
  [[nodiscard]] const RoleLoad* load_of(DeclarationId role) const;
  [[nodiscard]] std::string_view title_of(DeclarationId declaration) const;
};

/// The workflows that realise a process, in the order of its stages.
[[nodiscard]] inline const std::vector<DeclarationId>& workflows_in(const Site& site,
                                                                    DeclarationId process) {
  return site.model.process(process).workflows;
}
/// The list that a declaration of that kind stands in.
[[nodiscard]] std::string_view list_page(DeclarationKind kind);

} // namespace waymark::html
