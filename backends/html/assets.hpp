#pragma once

#include <string_view>

/// The files style.css and script.js beside this one, embedded when the program is built.
namespace waymark::html {

[[nodiscard]] std::string_view style_sheet();
[[nodiscard]] std::string_view script();

} // namespace waymark::html
