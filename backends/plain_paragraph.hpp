#pragma once

#include <string_view>

namespace waymark {

/// Is that Markdown one paragraph of words, without any mark that could mean something? Then it
/// needs no parser: its text is what is written. Most of what authors write is. Linear.
[[nodiscard]] bool is_plain_paragraph(std::string_view markdown);

} // namespace waymark
