#pragma once

#include "grammar/syntax.hpp"
#include "text_store.hpp"

#include <string_view>

/// Ids and titles: how NAME gives both, as docs/language.md says. Views point into the source where
/// the text stands there, else into the store.
namespace waymark {

/// The contents of a `string` or `title` node, closed or not, escapes resolved.
[[nodiscard]] std::string_view string_text(NodeRef string, TextStore& texts);

/// An id as written, in NFC.
[[nodiscard]] std::string_view normal_id(std::string_view written, TextStore& texts);

/// The title in lower case, each run of other characters than those of ids as one `-`, none at the
/// ends. Empty if the title has no letter or digit.
[[nodiscard]] std::string_view id_of_title(std::string_view title, TextStore& texts);

/// "send_invoice" -> "Send invoice".
[[nodiscard]] std::string_view title_of_id(std::string_view id, TextStore& texts);

struct NameText {
  std::string_view id;    ///< NFC; empty if neither id nor title gives one
  std::string_view title; ///< never empty if the id is not
  Span span{};            ///< of the id, else of the title; else empty
  bool explicit_id = false;
};
/// From a `name` and a `title` node, each of which may be absent.
[[nodiscard]] NameText name_text(NodeRef name, NodeRef title, TextStore& texts);

} // namespace waymark
