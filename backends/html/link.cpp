#include "backends/percent_encoding.hpp"
#include "html/html.hpp"

#include <vector>

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

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> result;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    result.push_back(path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return result;
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
  if (!to.empty() && to != from) {
    const auto here = segments(from);
    const auto there = segments(to);
    std::size_t shared = 0;
    while (shared + 1 < here.size() && shared + 1 < there.size() && here[shared] == there[shared]) {
      ++shared;
    }
    for (std::size_t up = shared + 1; up < here.size(); ++up) {
      address += "../";
    }
    for (std::size_t at = shared; at < there.size(); ++at) {
      address += percent_encoded(there[at]);
      if (at + 1 < there.size()) {
        address += '/';
      }
    }
  }
  if (!anchor.empty() || address.empty()) {
    address += '#';
    address += percent_encoded(anchor);
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
