#include "backends/percent_encoding.hpp"
#include "html/html.hpp"

namespace waymark::html {

namespace {

std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') {
      letter = static_cast<char>(letter - 'A' + 'a');
    }
  }
  return result;
}

/// How much both paths have in common, in whole folders.
std::size_t shared_folders(std::string_view one, std::string_view other) {
  std::size_t shared = 0;
  for (std::size_t at = 0; at < one.size() && at < other.size() && one[at] == other[at]; ++at) {
    if (one[at] == '/') shared = at + 1;
  }
  return shared;
}

} // namespace

std::optional<Link> Link::from_author(std::string_view address) {
  while (!address.empty() && address.front() == ' ') {
    address.remove_prefix(1);
  }
  while (!address.empty() && address.back() == ' ') {
    address.remove_suffix(1);
  }
  if (address.empty()) {
    return std::nullopt;
  }
  for (const char letter : address) {
    // Browsers drop tabs and line ends inside a scheme and take `\` for `/`: both hide where it
    // leads.
    if (static_cast<unsigned char>(letter) <= 0x20 || letter == '\x7f' || letter == '\\') {
      return std::nullopt;
    }
  }
  const std::size_t mark = address.find_first_of(":/?#");
  if (mark != std::string_view::npos && address[mark] == ':') {
    const std::string scheme = lower_ascii(address.substr(0, mark));
    if (scheme != "http" && scheme != "https" && scheme != "mailto") {
      return std::nullopt;
    }
    return Link(std::string(address), true);
  }
  if (address.starts_with("//")) {
    return std::nullopt; // another host, by whatever scheme the page was opened with
  }
  return Link(std::string(address), false);
}

Link Link::between(std::string_view from, std::string_view to, std::string_view anchor) {
  std::string address;
  address.reserve(to.size() + anchor.size() + 8);
  if (!to.empty() && to != from) {
    const std::size_t shared = shared_folders(from, to);
    for (const char letter : from.substr(shared)) {
      if (letter == '/') address += "../";
    }
    append_percent_encoded(address, to.substr(shared));
  }
  if (!anchor.empty() || address.empty()) {
    address += '#';
    append_percent_encoded(address, anchor);
  }
  return Link(std::move(address), false);
}

Attribute href(const Link& link) {
  return {Attribute::Address{}, "href", link.address()};
}
Attribute source(const Link& link) {
  return {Attribute::Address{}, "src", link.address()};
}

} // namespace waymark::html
