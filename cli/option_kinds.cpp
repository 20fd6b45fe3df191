#include "option_kinds.hpp"

#include <utility>

namespace waymark {

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
