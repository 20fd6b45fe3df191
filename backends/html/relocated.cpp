#include "html/relocated.hpp"

#include <algorithm>

namespace waymark::html {

namespace {

/// "../files/a.png" seen from "workflows/x.html" is "files/a.png".
std::string resolved(std::string_view from, std::string_view path) {
  std::string_view folder = from.substr(0, from.rfind('/') + 1);
  while (path.starts_with("../")) {
    path.remove_prefix(3);
    folder =
        folder.substr(0, folder.empty() ? 0 : folder.substr(0, folder.size() - 1).rfind('/') + 1);
  }
  return std::string(folder) + std::string(path);
}

bool has_scheme(std::string_view address) {
  const std::size_t mark = address.find_first_of(":/?#");
  return mark != std::string_view::npos && address[mark] == ':';
}

class Relocator {
public:
  explicit Relocator(const Relocation& relocation)
      : relocation_(relocation) {}

  std::string apply(std::string_view markup) {
    out_.reserve(markup.size() + markup.size() / 16);
    while (!markup.empty()) {
      const std::size_t begin = std::min(markup.find('<'), markup.size());
      out_ += markup.substr(0, begin);
      markup.remove_prefix(begin);
      const std::size_t length =
          std::min(markup.find('>'), markup.size() - (markup.empty() ? 0 : 1)) + 1;
      if (markup.empty()) break;
      tag(markup.substr(0, length));
      markup.remove_prefix(length);
    }
    return std::move(out_);
  }

private:
  /// Values never hold `>` or `"`: both are escaped.
  void tag(std::string_view tag) {
    const std::size_t name = tag.starts_with("</") ? 2 : 1;
    const bool is_section = tag.starts_with("<section");
    if (tag.size() > name + 1 && tag[name] == 'h' && tag[name + 1] >= '1' && tag[name + 1] <= '5') {
      out_ += tag.substr(0, name + 1);
      out_ += static_cast<char>(tag[name + 1] + 1);
      tag.remove_prefix(name + 2);
    }
    for (;;) {
      const std::size_t quote = tag.find("=\"");
      if (quote == std::string_view::npos) break;
      const std::size_t end = tag.find('"', quote + 2);
      if (end == std::string_view::npos) break;
      const std::string_view attribute =
          tag.substr(tag.rfind(' ', quote) + 1, quote - tag.rfind(' ', quote) - 1);
      if (is_section && attribute == "aria-labelledby") {
        out_ += tag.substr(0, tag.rfind(' ', quote));
      } else {
        out_ += tag.substr(0, quote + 2);
        value(attribute, tag.substr(quote + 2, end - quote - 2));
        out_ += '"';
      }
      tag.remove_prefix(end + 1);
    }
    out_ += tag;
  }

  void value(std::string_view attribute, std::string_view value) {
    if (attribute == "id" || attribute == "for") {
      out_ += relocation_.prefix;
      out_ += value;
    } else if (attribute == "aria-labelledby" || attribute == "aria-describedby") {
      ids(value);
    } else if (attribute == "href" || attribute == "src") {
      address(value);
    } else {
      out_ += value;
    }
  }

  void ids(std::string_view list) {
    while (!list.empty()) {
      const std::size_t length = std::min(list.find(' '), list.size());
      out_ += relocation_.prefix;
      out_ += list.substr(0, length);
      list.remove_prefix(length);
      if (!list.empty()) out_ += ' ';
      list.remove_prefix(std::min<std::size_t>(1, list.size()));
    }
  }

  void address(std::string_view address) {
    if (has_scheme(address)) {
      out_ += address;
      return;
    }
    const std::size_t mark = std::min(address.find('#'), address.size());
    const std::string path = mark == 0 ? std::string(relocation_.from)
                                       : resolved(relocation_.from, address.substr(0, mark));
    const auto prefix = relocation_.prefix_of(path);
    if (!prefix) {
      out_ += path == relocation_.to ? "" : path;
      out_ += address.substr(mark);
      return;
    }
    out_ += '#';
    const std::string_view anchor = mark < address.size() ? address.substr(mark + 1) : "";
    out_ += *prefix;
    out_ += anchor.empty() ? "top" : anchor;
  }

  const Relocation& relocation_;
  std::string out_;
};

} // namespace

Html relocated(const Html& content, const Relocation& relocation) {
  Html result;
  result.markup_ = Relocator(relocation).apply(content.markup());
  return result;
}

} // namespace waymark::html
