#include "brace_balance.hpp"

#include "grammar/keywords.hpp"
#include "grammar/unicode.hpp"
#include "string_scan.hpp"
#include "text_block_scan.hpp"

#include <algorithm>

namespace waymark {
namespace {

class BraceCounter {
public:
  BraceCounter(std::string_view text, std::uint32_t offset, std::uint32_t indentation)
      : text_(text)
      , at_(offset)
      , indentation_(indentation)
      , line_start_(offset - indentation) {}

  BraceBalance count() {
    owner_ = find_keyword(read_word());
    while (at_ < text_.size() && !at_next_declaration()) pass_token();
    balance_.end = static_cast<std::uint32_t>(at_);
    balance_.fits = balance_.fits && balance_.surplus == 0;
    return balance_;
  }

private:
  std::string_view read_word() {
    const std::string_view word = text_.substr(at_, identifier_length(text_, at_));
    at_ += word.size();
    return word;
  }

  [[nodiscard]] bool at_next_declaration() const {
    const Keyword keyword = find_keyword(text_.substr(at_, identifier_length(text_, at_)));
    if (keyword == Keyword::none || facts(keyword).group != KeywordGroup::declaration) return false;
    // Nobody can tell by their braces whether these stand in the system or behind it.
    const bool may_be_inside = keyword == Keyword::system || keyword == Keyword::process;
    if (owner_ == Keyword::system && may_be_inside) return false;
    return balance_.surplus <= 0 || (fresh_ && at_ - line_start_ <= indentation_);
  }

  void pass_token() {
    const char c = text_[at_];
    if (c == '\n') {
      line_start_ = ++at_;
      fresh_ = true;
      return;
    }
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at_;
      return;
    }
    fresh_ = false;
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (text_.substr(at_, 3) == "\"\"\"") {
      at_ = find_text_block_end(text_, at_).offset;
    } else if (c == '"') {
      at_ = find_string_end(text_, at_).offset;
    } else if (!read_word().empty()) {
      return;
    } else {
      if (c == '{') ++balance_.surplus;
      if (c == '}' && --balance_.surplus < 0) balance_.fits = false;
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t indentation_;
  std::size_t line_start_;
  bool fresh_ = false; ///< nothing but blanks on the line so far
  Keyword owner_{};
  BraceBalance balance_;
};

} // namespace

BraceBalance count_braces(std::string_view text, std::uint32_t offset, std::uint32_t indentation) {
  return BraceCounter(text, offset, indentation).count();
}

} // namespace waymark
