#include "places.hpp"

#include "grammar/unicode.hpp"

#include <string_view>

namespace waymark {

Position PlaceFinder::find(const Source& source, std::uint32_t offset) {
  const std::string_view text = source.text();
  const bool goes_on = source_ == &source && offset >= offset_ && offset <= text.size();
  const std::string_view between = goes_on ? text.substr(offset_, offset - offset_) : "";
  if (goes_on && between.find_first_of("\r\n") == std::string_view::npos) {
    position_.column += static_cast<std::uint32_t>(count_code_points(between));
  } else {
    position_ = source.position(offset);
  }
  source_ = &source;
  offset_ = offset;
  return position_;
}

} // namespace waymark
