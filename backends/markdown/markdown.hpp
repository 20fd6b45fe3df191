#pragma once

#include "backends/outline.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Markdown (CommonMark, GFM) from texts that must not be taken for mark-up. For backends/markdown
/// only.
namespace waymark::markdown {

/// One line that shows `text` as it is behind other text: in a heading, table cell, bold. White
/// space is collapsed. Linear.
[[nodiscard]] std::string escape(std::string_view text);
/// The same where a block begins, so that `1. x` or `- x` opens no list.
[[nodiscard]] std::string escape_block(std::string_view text);
/// The same in bold; nothing for nothing.
[[nodiscard]] std::string strong(std::string_view text);
/// `label` is escaped, `destination` encoded.
[[nodiscard]] std::string link(std::string_view label, std::string_view destination);
[[nodiscard]] std::string image(std::string_view alternative, std::string_view destination);

/// A path as part of an address: what could end or confuse a link destination is percent-encoded.
[[nodiscard]] std::string encode_path(std::string_view path);
/// A whole address, likewise; what is encoded already stays.
[[nodiscard]] std::string encode_address(std::string_view address);
/// An address that is safe to link: http, https or mailto.
[[nodiscard]] bool is_web_address(std::string_view text);

/// Where a relative address of the author's leads: to a file, a page or a place. None: to nothing,
/// and its words stay alone. Without such a function it is left as it is, if it is safe
/// (`site_link`).
using RelativeLinks = std::function<std::optional<std::string>(std::string_view path)>;

/// Words of a text that lead somewhere by themselves: bytes of it, and where to.
struct LinkedWords {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string destination{}; ///< encoded
};
/// `escape`, with those words as links; they are ascending and apart.
[[nodiscard]] std::string escape(std::string_view text, const std::vector<LinkedWords>& links);
/// An escaped line for the start of a block, as `escape_block` makes one.
[[nodiscard]] std::string escape_line_start(std::string line);

/// Ascending and apart. Asked for texts outside links and code.
using WordLinks = std::function<std::vector<LinkedWords>(std::string_view text)>;

/// The author's Markdown as blocks that stand at the margin: headings become bold lines, raw HTML
/// is shown as text, links to unsafe schemes lose their target. Without a line end behind. Linear.
[[nodiscard]] std::string embed(std::string_view text, const RelativeLinks& relative = {},
                                const WordLinks& words = {});
/// The same for a text that should be one paragraph, e.g. a definition in a list.
[[nodiscard]] std::string embed_inline(std::string_view text);

} // namespace waymark::markdown
