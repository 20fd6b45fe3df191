#include "diagram/text/text_metrics.hpp"

#include "diagram/text/font_advances.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <string_view>

namespace waymark {
namespace {

/// A text of 2^31 code points would not overflow.
using Units = std::int64_t;

constexpr char32_t soft_hyphen = 0xad;         ///< where authors allow a word to be broken
constexpr std::size_t longest_measured = 4096; ///< bytes; nobody reads more in a diagram

Units advance(char32_t code_point, bool bold) {
  const FontAdvance found = font_advance(code_point);
  return bold ? found.bold : found.regular;
}

Units units(std::string_view text, bool bold) {
  Units sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode(text, at);
    if (next.size == 0) break;
    sum += advance(next.value, bold);
    at += next.size;
  }
  return sum;
}

bool is_space(char32_t code_point) {
  return code_point <= 0x20 || (code_point >= 0x7f && code_point <= 0x85) || code_point == 0x2028 ||
         code_point == 0x2029;
}

bool is_one_of(std::u32string_view signs, char32_t code_point) {
  return signs.find(code_point) != std::u32string_view::npos;
}

/// A line may begin before a wide character (CJK is written without spaces) and after a space; but
/// not with what closes, or goes on with, what stands before it, nor end with what opens.
bool may_break_between(char32_t last, char32_t next) {
  static constexpr std::u32string_view never_last =
      U"([{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b";
  static constexpr std::u32string_view never_first =
      U"\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3041\u3043\u3045\u3047\u3049\u3063"
      U"\u3083"
      U"\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30fb\u30fc"
      U"\uff01\uff09"
      U"\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d";
  return next >= 0x1100 && advance(next, false) >= units_per_em && !is_one_of(never_last, last) &&
         !is_one_of(never_first, next);
}

/// Chinese and Japanese, with their full-width signs.
bool is_written_without_spaces(char32_t code_point) {
  return (code_point >= 0x2e80 && code_point < 0xa000) ||
         (code_point >= 0xf900 && code_point < 0xfb00) ||
         (code_point >= 0xff00 && code_point < 0xfff0) ||
         (code_point >= 0x20000 && code_point < 0x40000);
}

CodePoint last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return decode(text, at);
}

/// What is never torn apart, unless it is wider than a line.
struct MeasuredWord {
  std::string text;
  Units width = 0;
  bool space_before = false;
  Units hyphen = 0; ///< of the sign that stands behind it if the line ends here
};

/// Of scripts that are hyphenated: Latin, Greek, Cyrillic, Armenian.
bool is_letter(char32_t code_point) {
  const bool ascii =
      (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z');
  return ascii || (code_point >= 0xc0 && code_point < 0x590);
}

/// Into pieces of much the same width, with hyphens between letters.
void break_up(const MeasuredWord& word, bool bold, Units limit, std::vector<MeasuredWord>& out) {
  const Units hyphen = advance('-', bold);
  const Units room = std::max({limit - hyphen, limit / 2, Units{1}});
  const Units pieces = (word.width + room - 1) / room;
  const Units piece = std::min(room, word.width / pieces + units_per_em * 3 / 10);
  char32_t last = 0;
  for (std::size_t at = 0; at < word.text.size();) {
    const CodePoint next = decode(word.text, at);
    if (next.size == 0) break;
    const Units width = advance(next.value, bold);
    const bool is_full = at > 0 && width > 0 && out.back().width + width > piece;
    if (is_full && is_letter(last) && is_letter(next.value) && out.back().width + hyphen <= limit)
      out.back().hyphen = hyphen;
    if (at == 0 || is_full) out.push_back({{}, 0, word.space_before && at == 0});
    out.back().text += word.text.substr(at, next.size);
    out.back().width += width;
    if (width > 0) last = next.value;
    at += next.size;
  }
  out.back().hyphen = word.hyphen;
}

/// A word that is wider than a line: behind its own hyphens, and what is still too wide into
/// pieces.
void break_wide(const MeasuredWord& word, bool bold, Units limit, std::vector<MeasuredWord>& out) {
  for (std::size_t at = 0; at < word.text.size();) {
    const std::size_t end = std::min(word.text.find('-', at), word.text.size() - 1) + 1;
    MeasuredWord part{word.text.substr(at, end - at), 0, word.space_before && at == 0};
    part.width = units(part.text, bold);
    if (end == word.text.size()) part.hyphen = word.hyphen;
    if (part.width > limit) {
      break_up(part, bold, limit, out);
    } else {
      out.push_back(std::move(part));
    }
    at = end;
  }
}

/// `limit`: the widest word that is left whole.
std::vector<MeasuredWord> split(std::string_view text, bool bold, Units limit) {
  std::vector<MeasuredWord> words;
  MeasuredWord word;
  bool open = false;
  bool space = false;
  char32_t last = 0;
  const auto close = [&] {
    if (!open) return;
    if (word.width > limit) {
      break_wide(word, bold, limit, words);
    } else {
      words.push_back(word);
    }
    open = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode(text, at);
    if (next.size == 0) break;
    const std::string_view bytes = text.substr(at, next.size);
    at += next.size;
    if (is_space(next.value)) {
      close();
      space = true;
      continue;
    }
    if (next.value == soft_hyphen) {
      if (open) word.hyphen = advance('-', bold);
      close();
      continue;
    }
    if (open && may_break_between(last, next.value)) close();
    last = next.value;
    if (!open) {
      if (space && !words.empty()) words.back().hyphen = 0;
      word = {{}, 0, space && !words.empty()};
      open = true;
      space = false;
    }
    word.text += bytes;
    word.width += advance(next.value, bold);
  }
  close();
  if (!words.empty()) words.back().hyphen = 0;
  return words;
}

bool is_number(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "14 days" is one word to a reader: a number stays with what it counts, if a line has room.
std::vector<MeasuredWord> with_numbers_joined(std::span<const MeasuredWord> words, Units limit,
                                              Units space) {
  std::vector<MeasuredWord> joined;
  for (const MeasuredWord& word : words) {
    if (!joined.empty() && word.space_before && is_number(joined.back().text) &&
        joined.back().width + space + word.width + word.hyphen <= limit) {
      joined.back().text += " " + word.text;
      joined.back().width += space + word.width;
      joined.back().hyphen = word.hyphen;
    } else {
      joined.push_back(word);
    }
  }
  return joined;
}

/// Index of the first word of each line when lines are filled up to `limit`.
std::vector<std::size_t> fill(std::span<const MeasuredWord> words, Units limit, Units space) {
  std::vector<std::size_t> starts;
  Units width = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Units gap = words[i].space_before ? space : 0;
    if (i == 0 || width + gap + words[i].width + words[i].hyphen > limit) {
      starts.push_back(i);
      width = words[i].width;
    } else {
      width += gap + words[i].width;
    }
  }
  return starts;
}

/// The narrowest limit that needs no more lines than `limit` does.
Units balanced(std::span<const MeasuredWord> words, Units limit, Units space) {
  const std::size_t lines = fill(words, limit, space).size();
  Units low = 0;
  Units high = limit;
  while (low + 16 < high) {
    const Units middle = (low + high) / 2;
    (fill(words, middle, space).size() <= lines ? high : low) = middle;
  }
  return high;
}

void shorten(std::string& line, Units limit, bool bold) {
  static constexpr std::string_view ellipsis = "\u2026";
  const Units room = limit - units(ellipsis, bold);
  Units width = 0;
  std::size_t keep = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint next = decode(line, at);
    if (next.size == 0) break;
    width += advance(next.value, bold);
    if (width > room) break;
    at += next.size;
    keep = at;
  }
  line.resize(keep);
  line += ellipsis;
}

std::string join(std::span<const MeasuredWord> words) {
  std::string line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].space_before) line += ' ';
    line += words[i].text;
  }
  if (words.back().hyphen > 0) line += '-';
  return line;
}

} // namespace

std::int32_t text_width(std::string_view text, Font font) {
  const Units width = units(text, font.bold);
  return static_cast<std::int32_t>((width * font.size + units_per_em - 1) / units_per_em);
}

bool has_known_width(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint next = decode(text, at);
    if (next.size == 0 || !font_advance(next.value).known) return false;
    at += next.size;
  }
  return true;
}

std::vector<std::string> wrap(std::string_view text, std::int32_t max_width, Font font,
                              std::size_t max_lines) {
  const bool too_long = text.size() > longest_measured;
  if (too_long) {
    std::size_t end = longest_measured;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text = text.substr(0, end);
  }
  const Units limit = static_cast<Units>(max_width) * units_per_em / std::max(font.size, 1);
  const Units space = advance(' ', font.bold);
  std::vector<MeasuredWord> words = split(text, font.bold, limit);
  if (words.empty()) return {std::string()};
  std::vector<MeasuredWord> joined = with_numbers_joined(words, limit, space);
  if (joined.size() < words.size() &&
      fill(joined, limit, space).size() <= fill(words, limit, space).size()) {
    words = std::move(joined);
  }

  std::vector<std::size_t> starts = fill(words, balanced(words, limit, space), space);
  const bool cut = starts.size() > max_lines || too_long;
  if (starts.size() > max_lines) starts = fill(words, limit, space);
  std::vector<std::string> lines;
  const std::size_t count = std::min(starts.size(), std::max<std::size_t>(max_lines, 1));
  for (std::size_t line = 0; line < count; ++line) {
    const std::size_t last = line + 1 < starts.size() ? starts[line + 1] : words.size();
    lines.push_back(join(std::span(words).subspan(starts[line], last - starts[line])));
  }
  if (cut) {
    // A short last line must not look complete.
    shorten(lines.back(), limit, font.bold);
  }
  return lines;
}

void append_wrapped(std::string& text, std::string_view line) {
  const bool had_space = text.empty() || line.empty() ||
                         !is_written_without_spaces(last_code_point(text).value) ||
                         !is_written_without_spaces(decode(line, 0).value);
  if (!text.empty() && had_space) text += ' ';
  text += line;
}

std::int32_t widest_word(std::string_view text, Font font) {
  Units most = 0;
  for (const MeasuredWord& word :
       split(text.substr(0, longest_measured), font.bold, std::numeric_limits<Units>::max())) {
    most = std::max(most, word.width + word.hyphen);
  }
  return static_cast<std::int32_t>((most * font.size + units_per_em - 1) / units_per_em);
}

std::int32_t widest(const std::vector<std::string>& lines, Font font) {
  std::int32_t width = 0;
  for (const std::string& line : lines) {
    const std::int32_t measured = text_width(line, font);
    width = std::max(width, has_known_width(line) ? measured : measured * 5 / 4);
  }
  return width;
}

} // namespace waymark
