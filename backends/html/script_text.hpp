#pragma once

#include <string>
#include <string_view>

/// Author text in scripts.
namespace waymark::html {

/// A string literal of JavaScript, in quotes; whatever the text is, it ends neither the string nor
/// the script.
void append_script_string(std::string& out, std::string_view text);
[[nodiscard]] std::string script_string(std::string_view text);

} // namespace waymark::html
