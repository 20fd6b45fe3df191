#include "grammar/source.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <cstring>

namespace waymark {
namespace {

/// Length of the well-formed UTF-8 sequence at `offset`; 0 if there is none (Unicode, table 3-7).
std::uint32_t well_formed_length(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) -> unsigned {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const auto continues = [&](std::size_t at, unsigned low = 0x80, unsigned high = 0xbf) {
    return byte(at) >= low && byte(at) <= high;
  };
  const unsigned lead = byte(offset);
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return continues(offset + 1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const unsigned low = lead == 0xe0 ? 0xa0 : 0x80;
    const unsigned high = lead == 0xed ? 0x9f : 0xbf;
    return continues(offset + 1, low, high) && continues(offset + 2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const unsigned low = lead == 0xf0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xf4 ? 0x8f : 0xbf;
    return continues(offset + 1, low, high) && continues(offset + 2) && continues(offset + 3) ? 4
                                                                                              : 0;
  }
  return 0;
}

bool is_plain_ascii_block(const char* block) {
  std::uint64_t word = 0;
  std::memcpy(&word, block, sizeof word);
  constexpr std::uint64_t ones = 0x0101010101010101ULL;
  constexpr std::uint64_t highs = 0x8080808080808080ULL;
  const bool has_high = (word & highs) != 0;
  const bool has_zero = ((word - ones) & ~word & highs) != 0;
  return !has_high && !has_zero;
}

} // namespace

Source::Source(FileId file, std::string path, std::string bytes)
    : file_(file)
    , path_(std::move(path))
    , bytes_(std::move(bytes)) {
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1))
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));

  for (std::size_t at = 0; at < bytes_.size();) {
    if (at + 8 <= bytes_.size() && is_plain_ascii_block(bytes_.data() + at)) {
      at += 8;
      continue;
    }
    const bool is_nul = bytes_[at] == '\0';
    const std::uint32_t length = is_nul ? 0 : well_formed_length(bytes_, at);
    if (length == 0) {
      if (!foreign_byte_) {
        foreign_byte_ = ForeignByte{static_cast<std::uint32_t>(at), is_nul};
        sanitized_ = bytes_;
      }
      (*sanitized_)[at] = '?';
    }
    at += std::max<std::uint32_t>(length, 1);
  }
}

Position Source::position(std::uint32_t offset) const {
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - line_starts_.begin());
  std::uint32_t start = *(next - 1);
  const std::uint32_t end =
      std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(bytes_.size()));
  if (start == 0 && text().starts_with("\xef\xbb\xbf") && end >= 3) start = 3;
  return {line,
          static_cast<std::uint32_t>(count_code_points(text().substr(start, end - start))) + 1};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t start = line_starts_[number - 1];
  const std::size_t end = number < line_starts_.size() ? line_starts_[number] : bytes_.size();
  std::string_view line = text().substr(start, end - start);
  if (start == 0 && line.starts_with("\xef\xbb\xbf")) line.remove_prefix(3);
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

} // namespace waymark
