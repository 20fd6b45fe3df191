#pragma once

#include "html/markdown.hpp"
#include "html/site.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace waymark::html {

/// A page and its content alone, for those who put many together.
/// A place of the site. The path is empty for its top.
struct SitePlace {
  std::string path;
  std::string anchor;
};

struct FinishedPage {
  OutputFile file;
  std::string title;
  DeclarationId subject = DeclarationId::none;
  Html content;
  std::vector<SitePlace> author_links{}; ///< to which the author's texts lead
};

/// What a part of a page is called, in which language, and that of what stands in it. Empty: as
/// around it.
struct SpokenLabel {
  std::string_view text{};
  std::string_view language{};
  std::string_view inside{};
};

/// What browsers may load for a page of the handbook, for its head.
[[nodiscard]] Html content_policy();

/// One page while it is written. Knows where it stands, so that every link it makes is relative.
class Page {
public:
  /// `title` is the author's or ours, as plain text.
  Page(const Site& site, std::string_view path, std::string_view title);

  [[nodiscard]] const Site& site() const { return site_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  // ---- Our own words
  [[nodiscard]] const Language& words() const { return site_.words; }
  [[nodiscard]] std::string_view word(Word word) const { return site_.word(word); }
  [[nodiscard]] const Html& say(Word word) const { return site_.say(word); }
  [[nodiscard]] std::string count(std::size_t number, Word one, Word many) const {
    return site_.count(number, one, many);
  }
  [[nodiscard]] Html own(std::string_view text) const { return site_.own(text); }
  /// For what is read aloud of a table and the like.
  [[nodiscard]] SpokenLabel label(Word word) const {
    return {site_.word(word), site_.our_lang(), site_.author_lang()};
  }
  [[nodiscard]] Html date(const Date& date) const; ///< `time` element
  /// A message of the compiler as a sentence; in English, and said to be.
  [[nodiscard]] Html message(std::string_view message) const;

  // ---- Links from here
  [[nodiscard]] Link to(std::string_view path, std::string_view anchor = {}) const;
  /// The element's title, linked to its page.
  [[nodiscard]] const Html& link(DeclarationId declaration) const;
  [[nodiscard]] Html link(const Named& named) const; ///< or its name alone, if it is unknown
  [[nodiscard]] Html link(const std::optional<Reference>& reference) const; ///< or "Nobody yet"
  [[nodiscard]] Html link_item(DeclarationId workflow, std::uint32_t number,
                               const Html& content) const;
  /// Separated by commas.
  [[nodiscard]] Html links(const std::vector<Named>& names) const;
  [[nodiscard]] Html links(const std::vector<DeclarationId>& declarations) const;
  /// An author's `see` or `url`: a copy of the file, an address, or the words alone.
  [[nodiscard]] Html link(const Text& address) const;
  /// Markdown in which relative addresses are understood from where it stands.
  [[nodiscard]] Html markdown(const Text& author, int heading_level) const;

  /// Plain words of the author's, with links to the glossary where terms are first used.
  [[nodiscard]] Html plain_text(std::string_view author) const;

  // ---- What it says
  void add(const Html& content) { main_.add(content); }
  /// All of them in one element. They may be very large together, and are copied only once.
  void add_group(std::string_view style, const std::vector<Html>& parts);
  /// A section with a heading, listed under "On this page". `anchor` must be unique on the page.
  void add_section(std::string_view anchor, const Html& heading, const Html& content);
  /// An entry below the last section's, for a place inside it.
  void add_place(std::string anchor, std::string_view title);
  /// This page shows that declaration: gives trail, neighbours and the link to its source.
  void set_subject(DeclarationId subject);
  /// One more style sheet of the site, for paper.
  void add_style(std::string_view path) { styles_.emplace_back(path); }
  void set_description(std::string_view description) { description_ = description; }

  /// Everything around the content is added here; the page cannot be used any more.
  [[nodiscard]] FinishedPage finish() &&;

private:
  struct Place {
    std::string anchor;
    Html title;
    bool inner = false;
  };

  /// Where a relative address in a text leads that names no file; it is noted.
  [[nodiscard]] std::optional<Link> place(std::string_view address) const;
  [[nodiscard]] Html head() const;
  /// Where a file of the site may be, seen from here.
  [[nodiscard]] std::vector<Link> places_of(std::string_view file) const;
  [[nodiscard]] bool has_our_title() const;
  [[nodiscard]] Html title() const;
  [[nodiscard]] Html header() const;
  [[nodiscard]] Html breadcrumb() const;
  [[nodiscard]] Html contents() const;
  [[nodiscard]] Html neighbours() const;
  [[nodiscard]] Html footer() const;

  const Site& site_;
  std::string path_;
  std::string title_;
  std::string description_;
  DeclarationId subject_ = DeclarationId::none;
  std::vector<DeclarationId> trail_; ///< the pages above this one, after the start
  std::vector<Place> places_;
  std::vector<std::string> styles_;
  MarkupWriter main_;
  mutable std::unordered_map<DeclarationId, Html> links_; ///< that were asked for; most are again
  mutable std::vector<SitePlace> author_links_;
};

} // namespace waymark::html
