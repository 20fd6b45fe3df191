#pragma once

#include "html/html.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace waymark::html {

/// How the content of a page becomes a part of another.
struct Relocation {
  std::string_view from;   ///< path of the page whose content it is
  std::string_view to;     ///< path of the page that it becomes a part of; not in a folder
  std::string_view prefix; ///< of all its ids: "p12."
  /// The prefix of the page at a path, if that became a part of the same page.
  std::function<std::optional<std::string_view>(const std::string& path)> prefix_of;
};

/// The same content with ids that are its own, links and pictures that still lead where they did
/// (to other parts of the page where they can), and headings one level deeper. Sections lose their
/// names, which many share: a page has only a few landmarks. Linear.
[[nodiscard]] Html relocated(const Html& content, const Relocation& relocation);

} // namespace waymark::html
