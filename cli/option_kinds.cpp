#include "option_kinds.hpp"

#include "compiler/nearest.hpp"

#include <optional>
#include <utility>

namespace waymark {

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  const std::optional<std::string_view> close = nearest(word, candidates);
  return close ? fmt::format("; did you mean '{}'?", *close) : "";
}

std::string either(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

CLI::Option* add_list(CLI::App& app, const std::string& spelling, const std::string& value,
                      const std::string& help, std::function<void(const std::string&)> take) {
  const auto take_all = [take = std::move(take)](const std::vector<std::string>& words) {
    for (const std::string& word : words) take(word);
  };
  return app.add_option_function<std::vector<std::string>>(spelling, take_all, help)
      ->type_name(value)
      ->delimiter(',')
      ->allow_extra_args(false);
}

} // namespace waymark
