#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace waymark {

/// A number made of many parts, in their order; other parts give another number (XXH3, 64 bits).
/// It tells changes apart and is no protection against somebody who wants two to be alike.
class Fingerprint {
public:
  Fingerprint();
  ~Fingerprint();
  Fingerprint(const Fingerprint&) = delete;
  Fingerprint& operator=(const Fingerprint&) = delete;

  void add(std::string_view text); ///< told apart from its neighbours by its length
  void add(std::uint64_t number);
  /// What the disk says of the file, or of what a link leads to, without reading it: size, times,
  /// place. Every write changes that, also one that sets the time of the last change back. A path
  /// where nothing is counts as such.
  void add_file(const std::string& path);

  [[nodiscard]] std::uint64_t value() const;

private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace waymark
