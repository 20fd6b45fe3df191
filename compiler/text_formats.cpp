#include "text_formats.hpp"

#include "grammar/ascii.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>

namespace waymark {

namespace {

bool is_alphanumeric(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c);
}

bool is_hexadecimal(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The subtags of a language tag, taken one by one.
class Subtags {
public:
  explicit Subtags(std::string_view text)
      : rest_(text) {
    next();
  }

  [[nodiscard]] bool at_end() const { return done_; }
  [[nodiscard]] std::string_view current() const { return current_; }

  void next() {
    if (last_) {
      done_ = true;
      current_ = {};
      return;
    }
    const std::size_t hyphen = rest_.find('-');
    current_ = rest_.substr(0, hyphen);
    last_ = hyphen == std::string_view::npos;
    rest_ = last_ ? std::string_view() : rest_.substr(hyphen + 1);
  }

  bool take_letters(std::size_t least, std::size_t most) {
    return take(least, most, is_ascii_letter);
  }
  bool take_alphanumeric(std::size_t least, std::size_t most) {
    return take(least, most, is_alphanumeric);
  }
  bool take_digits(std::size_t count) { return take(count, count, is_ascii_digit); }

private:
  bool take(std::size_t least, std::size_t most, bool (*accepts)(char)) {
    const bool fits = !done_ && current_.size() >= least && current_.size() <= most &&
                      std::ranges::all_of(current_, accepts);
    if (fits) next();
    return fits;
  }

  std::string_view rest_;
  std::string_view current_;
  bool last_ = false;
  bool done_ = false;
};

bool take_variant(Subtags& subtags) {
  const std::string_view tag = subtags.current();
  if (tag.size() == 4 && !is_ascii_digit(tag[0])) return false;
  return subtags.take_alphanumeric(4, 8);
}

/// `x-…` or a single letter or digit with subtags of its own.
bool take_extensions(Subtags& subtags) {
  while (!subtags.at_end()) {
    const bool is_private = subtags.current() == "x" || subtags.current() == "X";
    if (!subtags.take_alphanumeric(1, 1)) return false;
    const std::size_t least = is_private ? 1 : 2;
    if (!subtags.take_alphanumeric(least, 8)) return false;
    while (subtags.take_alphanumeric(least, 8)) {
    }
  }
  return true;
}

} // namespace

bool is_web_address(std::string_view text) {
  const std::size_t colon = text.find("://");
  if (colon == std::string_view::npos) return false;
  const std::string scheme = to_lower(text.substr(0, colon));
  if (scheme != "https" && scheme != "http") return false;
  const std::string_view rest = text.substr(colon + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  return !host.empty() && text.find_first_of(" \t\"<>") == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
  constexpr std::string_view scheme = "mailto:";
  if (to_lower(text.substr(0, scheme.size())) != scheme) return false;
  const std::string_view mailbox = text.substr(scheme.size());
  const std::size_t at = mailbox.find('@');
  return at != 0 && at != std::string_view::npos && at + 1 < mailbox.size() &&
         mailbox.find_first_of(" \t\"<>") == std::string_view::npos;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), is_hexadecimal);
}

bool is_language_tag(std::string_view text) {
  Subtags subtags(text);
  if (subtags.take_letters(2, 3)) {
    for (int extended = 0; extended < 3 && subtags.take_letters(3, 3); ++extended) {
    }
  } else if (!subtags.take_letters(4, 8)) {
    return (subtags.current() == "x" || subtags.current() == "X") && take_extensions(subtags);
  }
  subtags.take_letters(4, 4);                              // script
  if (!subtags.take_letters(2, 2)) subtags.take_digits(3); // region
  while (!subtags.at_end() && take_variant(subtags)) {
  }
  return take_extensions(subtags);
}

} // namespace waymark
