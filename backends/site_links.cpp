#include "site_links.hpp"

#include "backends/percent_encoding.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace waymark {
namespace {

/// What may stand in an address (RFC 3986), and letters that are not ASCII. Not `\`, which browsers
/// take for `/`, and no white space, which they leave out.
bool is_plain(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  if (code >= 0x80 || (code >= '0' && code <= '9')) return true;
  if ((code | 0x20) >= 'a' && (code | 0x20) <= 'z') return true;
  return std::string_view("-._~!$&'()*+,;=@%/?#:").find(letter) != std::string_view::npos;
}

/// In a segment, decoded: what divides paths, begins a scheme, or is hidden from the reader.
bool divides(char letter) {
  const auto code = static_cast<unsigned char>(letter);
  return letter == '/' || letter == '\\' || letter == ':' || code < 0x20 || code == 0x7f;
}

/// The page's own folder, and what the address goes down from it or from beside it.
struct Way {
  bool leaves_folder = false;
  std::vector<std::string_view> down{};

  /// False where it would leave what is published.
  bool follow(std::string_view segment) {
    const std::string name = percent_decoded(segment);
    if (std::ranges::any_of(name, divides)) return false;
    if (name.empty() || name == ".") return true;
    if (name != "..") {
      down.push_back(segment);
      return true;
    }
    if (!down.empty()) {
      down.pop_back();
      return true;
    }
    return !std::exchange(leaves_folder, true);
  }
};

} // namespace

std::optional<std::string> site_link(std::string_view address) {
  if (address.empty() || !std::ranges::all_of(address, is_plain)) return std::nullopt;
  const std::size_t end = std::min(address.find_first_of("?#"), address.size());
  std::string_view path = address.substr(0, end);
  if (path.starts_with('/')) return std::nullopt;
  Way way;
  while (!path.empty()) {
    const std::size_t length = std::min(path.find('/'), path.size());
    if (!way.follow(path.substr(0, length))) return std::nullopt;
    path.remove_prefix(std::min(length + 1, path.size()));
  }
  std::string link = way.leaves_folder ? "../" : "";
  for (std::size_t at = 0; at < way.down.size(); ++at) {
    if (at > 0) link += '/';
    link += way.down[at];
  }
  if (link.empty() && end > 0) link = "./"; // the folder itself
  return link.append(address.substr(end));
}

} // namespace waymark
