#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace waymark {

using Json = nlohmann::ordered_json;

/// On one line. Paths may be no UTF-8; such bytes become U+FFFD.
[[nodiscard]] inline std::string text_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace waymark
