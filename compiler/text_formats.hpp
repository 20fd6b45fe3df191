#pragma once

#include <string_view>

/// Texts that must have a form: addresses, colours, language tags.
namespace waymark {

/// `http://` or `https://`, then a host. Spaces are no part of an address.
[[nodiscard]] bool is_web_address(std::string_view text);
/// `mailto:` and one address of a mailbox.
[[nodiscard]] bool is_mail_address(std::string_view text);

/// `#rrggbb`.
[[nodiscard]] bool is_colour(std::string_view text);
/// Well-formed by RFC 5646 (BCP 47): language, script, region, variants, extensions, private use;
/// the registry of subtags is not consulted.
[[nodiscard]] bool is_language_tag(std::string_view text);

} // namespace waymark
