#include "html/plain_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace waymark::html {

namespace {

/// Elements whose content is no running text.
constexpr std::array<std::string_view, 4> left_out{"svg", "thead", "figcaption", "h1"};
/// In the tag of an element that is not the page's own text: its kind, permalinks, the changes of
/// its file, the sheet to sign.
constexpr std::array<std::string_view, 4> left_out_marks{" class=\"kind\"", " aria-hidden=\"true\"",
                                                         " id=\"history\"", " class=\"sign-off\""};

/// Inside a line: no space stands for them.
constexpr std::array<std::string_view, 7> within_words{"a",    "b",    "em",  "strong",
                                                       "code", "abbr", "time"};

bool is_left_out(std::string_view tag) {
  for (const std::string_view mark : left_out_marks) {
    if (tag.find(mark) != std::string_view::npos) return true;
  }
  return false;
}

std::string_view name_of(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  return tag.substr(0, tag.find_first_of(" >"));
}

template<std::size_t count>
bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
  for (const std::string_view one : names) {
    if (one == name) return true;
  }
  return false;
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
  /// Without white space.
  void run(std::string_view letters) {
    if (letters.empty()) return;
    if (pending_ && !text_.empty()) text_ += ' ';
    pending_ = false;
    text_ += letters;
  }
  void letter(char letter) {
    if (letter == ' ' || letter == '\n' || letter == '\t') {
      space();
      return;
    }
    if (pending_ && !text_.empty()) text_ += ' ';
    pending_ = false;
    text_ += letter;
  }
  void space() { pending_ = true; }
  [[nodiscard]] std::string take() { return std::move(text_); }

private:
  std::string text_;
  bool pending_ = false;
};

} // namespace

std::string plain_text(const Html& content) {
  const std::string_view markup = content.markup();
  Writer writer;
  for (std::size_t at = 0; at < markup.size();) {
    if (markup[at] == '&') {
      const auto [letter, length] = reference(markup.substr(at));
      writer.letter(letter);
      at += length;
      continue;
    }
    if (markup[at] != '<') {
      const std::size_t end = std::min(markup.find_first_of("<& \n\t", at), markup.size());
      writer.run(markup.substr(at, end - at));
      at = end;
      if (at < markup.size() && markup[at] != '<' && markup[at] != '&') {
        writer.space();
        ++at;
      }
      continue;
    }
    const std::size_t end = std::min(markup.find('>', at), markup.size());
    const std::string_view tag = markup.substr(at + 1, end - at - 1);
    const std::string_view name = name_of(tag);
    at = std::min(end + 1, markup.size());
    if (!tag.starts_with('/') && (is_one_of(name, left_out) || is_left_out(tag))) {
      const std::string closing = "</" + std::string(name);
      at = std::min(markup.find(closing, at), markup.size());
      at = std::min(markup.find('>', at), markup.size() - 1) + 1;
      writer.space();
    } else if (!is_one_of(name, within_words)) {
      writer.space();
    }
  }
  return writer.take();
}

} // namespace waymark::html
