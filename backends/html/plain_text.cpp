#include "html/plain_text.hpp"

#include "html/short_name.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark::html {

namespace {

/// Elements whose content is no running text.
bool is_no_running_text(std::string_view name) {
  switch (short_name(name)) {
  case short_name("h1"):
  case short_name("svg"):
  case short_name("thead"): return true;
  case 0: return name == "figcaption";
  default: return false;
  }
}

/// Inside a line: no space stands for them.
bool is_within_words(std::string_view name) {
  switch (short_name(name)) {
  case short_name("a"):
  case short_name("b"):
  case short_name("em"):
  case short_name("code"):
  case short_name("abbr"):
  case short_name("time"):
  case short_name("strong"): return true;
  default: return false;
  }
}

/// Of an attribute with the space before it, in the tag of an element that is not the page's own
/// text: its kind, permalinks, the changes of its file, the sheet to sign.
bool is_mark_of_left_out(std::string_view attribute) {
  switch (attribute.size() > 1 ? attribute[1] : ' ') {
  case 'a': return attribute.starts_with(" aria-hidden=\"true\"");
  case 'c':
    return attribute.starts_with(" class=\"kind\"") || attribute.starts_with(" class=\"sign-off\"");
  case 'i': return attribute.starts_with(" id=\"history\"");
  default: return false;
  }
}

/// Of the attributes of a tag, each with a space before it. Values hold no quotation mark.
bool has_mark_of_left_out(std::string_view attributes) {
  while (!attributes.empty()) {
    if (is_mark_of_left_out(attributes)) return true;
    const std::size_t value = attributes.find('"');
    if (value == std::string_view::npos) return false;
    const std::size_t end = attributes.find('"', value + 1);
    if (end == std::string_view::npos) return false;
    attributes.remove_prefix(end + 1);
  }
  return false;
}

constexpr auto is_of_run = [] {
  std::array<bool, 256> table{};
  table.fill(true);
  for (const unsigned char byte : {'<', '&', ' ', '\n', '\t'}) table[byte] = false;
  return table;
}();

/// Where the text at `at` ends that is copied as it stands: at a tag, at a reference, or at white
/// space that is more than one space between letters.
std::size_t end_of_run(std::string_view markup, std::size_t at) {
  const auto is_plain = [&](std::size_t place) {
    return is_of_run[static_cast<unsigned char>(markup[place])];
  };
  const std::size_t end = markup.size();
  if (at == end || !is_plain(at)) return at;
  for (;;) {
    do ++at;
    while (at < end && is_plain(at));
    if (at + 1 >= end || markup[at] != ' ' || !is_plain(at + 1)) return at;
  }
}

/// The character that `&…;` at the start of the text stands for, and how long that is.
std::pair<char, std::size_t> reference(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, char>, 5> known{
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
  for (const auto& [written, letter] : known) {
    if (text.starts_with(written)) return {letter, written.size()};
  }
  return {'&', 1};
}

class Writer {
public:
  explicit Writer(std::size_t room) { text_.reserve(room); }

  /// Neither begins nor ends with white space.
  void run(std::string_view letters) {
    if (pending_ && !text_.empty()) text_ += ' ';
    pending_ = false;
    text_ += letters;
  }
  void space() { pending_ = true; }
  [[nodiscard]] std::string take() {
    text_.shrink_to_fit(); // kept for long
    return std::move(text_);
  }

private:
  std::string text_;
  bool pending_ = false;
};

/// Reads what follows the `<` at `at`; gives the place behind it.
std::size_t pass_tag(std::string_view markup, std::size_t at, Writer& writer) {
  const std::size_t end = std::min(markup.find('>', at), markup.size());
  const bool closes = markup.substr(at + 1).starts_with('/');
  const std::size_t first = at + (closes ? 2 : 1);
  std::size_t last = first;
  while (last < end && markup[last] != ' ') ++last;
  const std::string_view name = markup.substr(first, last - first);
  if (!is_within_words(name)) writer.space();
  at = std::min(end + 1, markup.size());
  const bool is_left_out = !closes && (is_no_running_text(name) ||
                                       has_mark_of_left_out(markup.substr(last, end - last)));
  if (!is_left_out) return at;
  writer.space();
  const std::string closing = "</" + std::string(name);
  at = std::min(markup.find(closing, at), markup.size());
  return std::min(markup.find('>', at), markup.size() - 1) + 1;
}

} // namespace

std::string plain_text(const Html& content) {
  const std::string_view markup = content.markup();
  Writer writer(markup.size() / 2);
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] == '<') {
      at = pass_tag(markup, at, writer);
    } else if (markup[at] == '&') {
      const auto [letter, length] = reference(markup.substr(at));
      writer.run({&letter, 1});
      at += length;
    } else if (const std::size_t end = end_of_run(markup, at); end > at) {
      writer.run(markup.substr(at, end - at));
      at = end;
    } else {
      writer.space();
      ++at;
    }
  }
  return writer.take();
}

} // namespace waymark::html
