#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

/// Writes XML. Author's text gets in only through `attribute` and `text`, which escape it; names
/// are the program's own.
class XmlWriter {
public:
  /// Opens `<name`; attributes may follow until the next other call.
  XmlWriter& open(std::string_view name);
  XmlWriter& attribute(std::string_view name, std::string_view value);
  XmlWriter& attribute(std::string_view name, std::int64_t value);
  XmlWriter& text(std::string_view value);
  /// Closes the element opened last, which is `name`.
  XmlWriter& close(std::string_view name);
  XmlWriter& line_break();

  [[nodiscard]] std::string take() { return std::move(out_); }

private:
  void finish_tag();

  std::string out_{};
  bool in_tag_ = false;
};

/// Replaces what XML cannot hold (control characters) and what would be read as markup; a line
/// break in an attribute would be read as a space.
void append_escaped(std::string& out, std::string_view text, bool in_attribute);

} // namespace waymark
