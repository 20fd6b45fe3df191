#pragma once

#include "choices.hpp"
#include "failure.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Kinds of options that several commands have.
namespace waymark {

/// One of a few words.
template<typename Value>
CLI::Option* add_choice(CLI::App& app, const std::string& spelling, Value& target,
                        std::vector<std::string_view> words, std::vector<Value> values,
                        const std::string& help) {
  const auto choose = [=, &target](const std::string& word) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) {
      const std::string noun = spelling.substr(spelling.rfind('-') + 1);
      throw Failure(fmt::format("'{}' is no {}, expected {}{}", word, noun, list_of(words, "or"),
                                suggestion(word, words)));
    }
    target = values[static_cast<std::size_t>(found - words.begin())];
  };
  return app.add_option_function<std::string>(spelling, choose, help)
      ->type_name(fmt::format("{}", fmt::join(words, "|")));
}

/// May be repeated, and takes a list with commas.
CLI::Option* add_list(CLI::App& app, const std::string& spelling, const std::string& value,
                      const std::string& help, std::function<void(const std::string&)> take);

} // namespace waymark
