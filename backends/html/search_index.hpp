#pragma once

#include "html/page.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waymark::html {

struct WordHash : std::hash<std::string_view> {
  using is_transparent = void;
};
/// In no order; what is written is sorted.
using PagesByWord =
    std::unordered_map<std::string, std::vector<std::uint32_t>, WordHash, std::equal_to<>>;

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
  void add_word(std::string_view folded, std::uint32_t page);
  void add_place(std::string_view number, std::string_view title, std::string_view anchor);

  const Site& site_;
  std::string pages_; ///< a line each: kind, title, path
  std::string items_; ///< a line each: page, number, title, anchor
  std::vector<std::string> texts_;
  PagesByWord words_;
};

} // namespace waymark::html
