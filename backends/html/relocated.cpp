#include "html/relocated.hpp"

#include "html/short_name.hpp"

#include <algorithm>

namespace waymark::html {

namespace {

/// "../files/a.png" seen from "workflows/x.html" is "files/a.png".
void resolve(std::string& out, std::string_view from, std::string_view path) {
  std::string_view folder = from.substr(0, from.rfind('/') + 1);
  while (path.starts_with("../")) {
    path.remove_prefix(3);
    folder =
        folder.substr(0, folder.empty() ? 0 : folder.substr(0, folder.size() - 1).rfind('/') + 1);
  }
  out = folder;
  out += path;
}

bool has_scheme(std::string_view address) {
  const std::size_t mark = address.find_first_of(":/?#");
  return mark != std::string_view::npos && address[mark] == ':';
}

/// Copies markup, with other things in the place of some. What stays as it is between two of those
/// is copied at once.
class Relocator {
public:
  Relocator(std::string_view markup, const Relocation& relocation)
      : markup_(markup)
      , relocation_(relocation) {
    out_.reserve(markup.size() + markup.size() / 8);
  }

  std::string apply() {
    for (std::size_t at = markup_.find('<'); at != std::string_view::npos;
         at = markup_.find('<', at)) {
      // Half of all tags: they have no attributes, and few are those of headings.
      if (at + 2 < markup_.size() && markup_[at + 1] == '/' && markup_[at + 2] != 'h') {
        at += 2;
        continue;
      }
      const std::size_t end = std::min(markup_.find('>', at), markup_.size());
      tag(at + 1, end);
      at = end;
    }
    copy_up_to(markup_.size());
    return std::move(out_);
  }

private:
  void copy_up_to(std::size_t place) {
    out_ += markup_.substr(copied_, place - copied_);
    copied_ = place;
  }
  void leave_out_up_to(std::size_t place) { copied_ = place; }

  /// Between the brackets. Values never hold `>` or `"`: both are escaped.
  void tag(std::size_t at, std::size_t end) {
    const std::size_t level = markup_[at] == '/' ? at + 1 : at;
    if (level + 1 < end && markup_[level] == 'h' && markup_[level + 1] >= '1' &&
        markup_[level + 1] <= '5') {
      copy_up_to(level + 1);
      out_ += static_cast<char>(markup_[level + 1] + 1);
      leave_out_up_to(level + 2);
    }
    const std::size_t first = at;
    while (at < end && markup_[at] != ' ') ++at;
    const bool is_section = markup_.substr(first, at - first) == "section";
    while (at < end) {
      const std::size_t space = at++;
      const std::size_t name = at;
      while (at < end && markup_[at] != '"' && markup_[at] != ' ') ++at;
      if (at >= end) return;
      if (markup_[at] == ' ') continue; // without a value
      const std::size_t last = std::min(markup_.find('"', at + 1), end);
      attribute(markup_.substr(name, at - name), space, at + 1, last, is_section);
      at = last + 1;
    }
  }

  /// `name` with its `=`; the value stands from `first` to before `last`.
  void attribute(std::string_view name, std::size_t space, std::size_t first, std::size_t last,
                 bool of_section) {
    switch (short_name(name)) {
    case short_name("id="):
    case short_name("for="):
      copy_up_to(first);
      out_ += relocation_.prefix;
      break;
    case short_name("href="):
    case short_name("src="): address(first, last); break;
    case 0:
      if (name == "aria-labelledby=" || name == "aria-describedby=") {
        described(name, space, first, last, of_section);
      }
      break;
    default: break;
    }
  }

  void described(std::string_view name, std::size_t space, std::size_t first, std::size_t last,
                 bool of_section) {
    if (of_section && name == "aria-labelledby=") {
      copy_up_to(space);
      leave_out_up_to(std::min(last + 1, markup_.size()));
      return;
    }
    for (std::size_t at = first; at < last; at = std::min(markup_.find(' ', at), last - 1) + 1) {
      copy_up_to(at);
      out_ += relocation_.prefix;
    }
  }

  void address(std::size_t first, std::size_t last) {
    const std::string_view value = markup_.substr(first, last - first);
    if (has_scheme(value)) return;
    copy_up_to(first);
    address(value);
    leave_out_up_to(last);
  }

  void address(std::string_view address) {
    const std::size_t mark = std::min(address.find('#'), address.size());
    if (mark == 0) {
      path_ = relocation_.from;
    } else {
      resolve(path_, relocation_.from, address.substr(0, mark));
    }
    const auto prefix = relocation_.prefix_of(path_);
    if (!prefix) {
      out_ += path_ == relocation_.to ? "" : path_;
      out_ += address.substr(mark);
      return;
    }
    out_ += '#';
    const std::string_view anchor = mark < address.size() ? address.substr(mark + 1) : "";
    out_ += *prefix;
    out_ += anchor.empty() ? "top" : anchor;
  }

  std::string_view markup_;
  const Relocation& relocation_;
  std::string out_;
  std::string path_; ///< used again and again
  std::size_t copied_ = 0;
};

} // namespace

Html relocated(const Html& content, const Relocation& relocation) {
  Html result;
  result.markup_ = Relocator(content.markup(), relocation).apply();
  return result;
}

} // namespace waymark::html
