#pragma once

#include <string>
#include <string_view>

namespace waymark::markdown {

/// A Markdown file in the making: blocks, each with a blank line before it, and rows within a
/// block.
class Page {
public:
  /// One block of one or more lines.
  void block(std::string_view lines) {
    if (!text_.empty()) text_ += '\n';
    row(lines);
  }
  /// A further line of the block before.
  void row(std::string_view line) {
    text_ += line;
    text_ += '\n';
  }
  void heading(int level, std::string_view title) {
    block(std::string(static_cast<std::size_t>(level), '#') + ' ' + std::string(title));
  }
  /// Many rows that form one block.
  template<typename Rows>
  void rows(const Rows& rows) {
    bool first = true;
    for (const auto& one : rows) {
      first ? block(one) : row(one);
      first = false;
    }
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

private:
  std::string text_;
};

} // namespace waymark::markdown
