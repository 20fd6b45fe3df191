#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace waymark {

/// Text of the model that stands in no source: decoded strings, ids derived from titles. Kept in
/// large chunks that never move, so that views stay valid as long as the contents live.
class TextStore {
public:
  TextStore()
      : chunks_(std::make_shared<std::deque<std::string>>()) {}

  std::string_view keep(std::string_view text);

  /// A chunk to which at most `size` bytes may be appended; what is appended does not move.
  std::string& room(std::size_t size);

  /// Shares ownership of all kept text.
  [[nodiscard]] std::shared_ptr<const std::deque<std::string>> contents() const { return chunks_; }

private:
  std::shared_ptr<std::deque<std::string>> chunks_;
};

} // namespace waymark
