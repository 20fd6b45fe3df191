#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// The examples in the documentation: what stands between two lines of three backquotes.
namespace waymark::tests {

struct FencedBlock {
  std::string info; ///< what stands behind the opening mark: "way finds=unowned-step"
  std::string text;
  std::size_t line = 0; ///< of the opening mark, from 1

  [[nodiscard]] bool is(std::string_view word) const {
    return info == word || info.starts_with(std::string(word) + " ");
  }
  /// The value of `name=value`; empty if it is not given.
  [[nodiscard]] std::string value(std::string_view name) const {
    const std::size_t at = info.find(" " + std::string(name) + "=");
    if (at == std::string::npos) return {};
    const std::size_t first = at + name.size() + 2;
    return info.substr(first, info.find(' ', first) - first);
  }
};

[[nodiscard]] inline std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(mark);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

[[nodiscard]] inline std::vector<FencedBlock> fenced_blocks(std::string_view markdown) {
  std::vector<FencedBlock> blocks;
  bool inside = false;
  std::size_t number = 0;
  for (const std::string& line : split(markdown, '\n')) {
    ++number;
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) blocks.push_back({line.substr(3), "", number});
    } else if (inside) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

} // namespace waymark::tests
