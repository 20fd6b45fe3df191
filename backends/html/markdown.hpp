#pragma once

#include "html/html.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark::html {

struct LinkedWords {
  std::size_t first = 0; ///< bytes of the text
  std::size_t last = 0;
  Link link;
  std::string title; ///< what a pointer that rests on it is told
};

struct MarkdownOptions {
  /// What an author's first-level heading becomes; deeper ones follow, h6 at most.
  int heading_level = 4;
  /// Where the copy of a file stands that a relative address names; none: there is no such file.
  std::function<std::optional<Link>(std::string_view path)> file{};
  /// Where another relative address leads; none: nowhere, then only its words are kept. Pictures
  /// are files.
  std::function<std::optional<Link>(std::string_view address)> place{};
  std::string_view box_empty = "to do"; ///< of a list with boxes to tick, for those who hear it
  std::string_view box_ticked = "done";
  /// Words of a text that lead somewhere by themselves, ascending and apart: terms of the glossary.
  std::function<std::vector<LinkedWords>(std::string_view text)> terms{};
};

/// Author Markdown (CommonMark, tables, task lists, strikethrough, autolinks) through cmark-gfm in
/// safe mode: raw HTML is dropped, links that `Link::from_author` refuses keep their words only,
/// and pictures of other hosts become links, so that a page asks no other host for anything. Linear
/// in the text; texts over 16 KiB are read as plain CommonMark, because cmark-gfm's extensions take
/// quadratic time on hostile ones.
[[nodiscard]] Html markdown(std::string_view author, const MarkdownOptions& options = {});

} // namespace waymark::html
