#pragma once

#include "html/page.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// The handbook on paper: what stands at the edges of each sheet, and all pages as one.
namespace waymark::html {

inline constexpr std::string_view whole_style = "print.css";

/// At the bottom of every sheet: that a copy is not controlled, the day, and the number of the
/// sheet.
[[nodiscard]] std::string paper_rules(const Site& site);
/// "workflows/x.css": the rules for a page's sheets, which name document and revision at the top.
/// Only workflows and procedures have them.
[[nodiscard]] std::string paper_style_of(std::string_view page);
[[nodiscard]] OutputFile paper_style(const Site& site, DeclarationId workflow);

/// All pages in one, with contents; `print.html` and its rules.
class WholeHandbook {
public:
  explicit WholeHandbook(const Site& site);

  /// In the order in which it is read. Of the pages without a subject, only glossary, gaps,
  /// reviews and hand-offs become a part of it: the others are lists of what it has anyway.
  void add(const FinishedPage& page);
  [[nodiscard]] FinishedPage page() &&;
  [[nodiscard]] OutputFile style() const;

private:
  const Site& site_;
  /// Of ids, by the path of the page that they come from.
  std::unordered_map<std::string, std::string> prefixes_;
  Html contents_;
  std::optional<DeclarationKind> group_; ///< that stands last in the contents
  std::vector<Html> articles_;
  std::string rules_;
};

} // namespace waymark::html
