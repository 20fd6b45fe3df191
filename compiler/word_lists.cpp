#include "word_lists.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace waymark {

std::string list_of(std::span<const std::string> words, std::string_view joint) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) list += i + 1 == words.size() ? fmt::format(" {} ", joint) : ", ";
    list += words[i];
  }
  return list;
}

std::string list_of_names(std::span<const std::string_view> names, std::string_view joint,
                          std::size_t most) {
  std::vector<std::string> quoted;
  for (const std::string_view name : names) {
    std::string text = fmt::format("'{}'", name);
    if (std::ranges::find(quoted, text) != quoted.end()) continue;
    if (quoted.size() == most) return fmt::format("{} …", fmt::join(quoted, ", "));
    quoted.push_back(std::move(text));
  }
  return list_of(quoted, joint);
}

} // namespace waymark
