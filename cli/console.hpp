#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// A buffered way out of the program. Text goes out in large pieces; a failed write is remembered.
class Output {
public:
  Output(int descriptor, std::string name, bool colours);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  /// Writes what is left; errors are lost here, so call `flush` first.
  ~Output();

  /// Throws `Failure` when a write fails (a full disk, a closed terminal).
  void write(std::string_view text);
  void flush();

  [[nodiscard]] bool colours() const { return colours_; }
  [[nodiscard]] bool is_terminal() const { return is_terminal_; }

private:
  int descriptor_;
  std::string name_;
  bool is_terminal_;
  bool colours_;
  std::string buffer_;
};

/// Where the program prints: results to `out`, messages to `err`.
struct Console {
  explicit Console(bool colours_allowed);

  Output out;
  Output err;

  /// "waymark: message", in its own lines, on `err`.
  void complain(std::string_view message);
};

} // namespace waymark
