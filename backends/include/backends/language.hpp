#pragma once

#include "compiler/values.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

/// What documents say themselves, beside what the author says.
namespace waymark {

enum class Word : std::uint16_t {
#define WAYMARK_WORD(name, english, german, french) name,
#include "backends/words.def"
#undef WAYMARK_WORD
};

inline constexpr std::size_t word_count = 0
#define WAYMARK_WORD(name, english, german, french) +1
#include "backends/words.def"
#undef WAYMARK_WORD
    ;

/// One of the languages of words.def. A small value; copy it.
class Language {
public:
  /// By the first part of a tag like "de" or "fr-CA" (BCP 47), in any case. English for every
  /// language that is not there, and for none.
  explicit Language(std::string_view tag = {});

  /// "en", "de" or "fr".
  [[nodiscard]] std::string_view tag() const;

  [[nodiscard]] std::string_view word(Word word) const;
  /// With arguments in the place of its `{}`.
  template<typename... Arguments>
  [[nodiscard]] std::string filled(Word pattern, const Arguments&... arguments) const {
    return fmt::format(fmt::runtime(word(pattern)), arguments...);
  }
  /// "1 step", "3 steps".
  [[nodiscard]] std::string count(std::size_t number, Word one, Word many) const;

  // Values as readers of that language write them; in English as the language of `.way` files does.
  [[nodiscard]] std::string text(double number) const;
  [[nodiscard]] std::string text(const Duration& duration) const; ///< "10 to 20 minutes"
  [[nodiscard]] std::string text(const Money& money) const;       ///< "30 EUR per hour"
  [[nodiscard]] std::string text(const Frequency& frequency) const;
  /// "2026-11-21", "21.11.2026", "21/11/2026".
  [[nodiscard]] std::string text(const Date& date) const;
  /// "every 6 months", "every month".
  [[nodiscard]] std::string every(const Duration& duration) const;
  /// "12.5 a month", "under 0.1 a month".
  [[nodiscard]] std::string a_month(double often) const;

private:
  [[nodiscard]] bool is_one(double amount) const;
  [[nodiscard]] std::string amount(double amount, TimeUnit unit) const;

  std::uint8_t column_ = 0; ///< of words.def
};

} // namespace waymark
