#pragma once

#include <cstddef>
#include <string_view>

namespace waymark {

struct TextBlockEnd {
  std::size_t offset = 0;
  bool closed = false;
};

/// Where the text block that opens at `offset` ends. Unclosed ones would swallow the text up to the
/// next block's opening mark, so a line `}` that stands further left than the opening mark ends the
/// block when the next mark does not close it properly. Linear in the block.
[[nodiscard]] TextBlockEnd find_text_block_end(std::string_view text, std::size_t offset);

} // namespace waymark
