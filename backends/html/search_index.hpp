#pragma once

#include "html/page.hpp"
#include "html/word_table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::html {

/// What search finds, as scripts, so that it works over file://: `search/index.js` has the titles
/// of pages and of places in them, and for every word of a text the pages that have it;
/// `search/N.js` has the texts of some pages, for excerpts, and is loaded when one of them is
/// shown. Linear.
class SearchIndex {
public:
  explicit SearchIndex(const Site& site)
      : site_(site) {}

  void add(const FinishedPage& page);
  /// Steps, decisions and waits of the workflow that the last page showed.
  void add_items(DeclarationId workflow);
  void add_term(std::size_t term);

  /// The scripts.
  [[nodiscard]] std::vector<OutputFile> finish() const;

private:
  void add_words(std::string_view text, std::uint32_t page);
  void add_place(std::string_view number, std::string_view title, std::string_view anchor);

  const Site& site_;
  std::string pages_; ///< a line each: kind, title, path, and the number of a document that has one
  std::string items_; ///< a line each: page, number, title, anchor
  std::vector<std::string> texts_;
  WordTable words_;
};

} // namespace waymark::html
