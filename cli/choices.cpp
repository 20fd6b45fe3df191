#include "choices.hpp"

#include "compiler/nearest.hpp"

#include <fmt/format.h>

#include <optional>

namespace waymark {

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  const std::optional<std::string_view> close = nearest(word, candidates);
  return close ? fmt::format("; did you mean '{}'?", *close) : "";
}

std::string list_of(std::span<const std::string_view> words, std::string_view joint) {
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += i + 1 == words.size() ? fmt::format(" {} ", joint) : ", ";
    list += words[i];
  }
  return list;
}

} // namespace waymark
