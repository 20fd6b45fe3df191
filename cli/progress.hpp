#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace waymark {

/// On a terminal, says what a command is busy with once it has taken longer than a second; the line
/// is wiped at the end. Silent elsewhere.
class Progress {
public:
  explicit Progress(bool is_wanted);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void now(std::string_view doing);
  /// Wipes the line, so that others can print; `now` goes on.
  void pause();

private:
  void show();
  void wipe();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::string doing_; ///< empty while paused
  bool shown_ = false;
  bool done_ = false;
  std::thread thread_;
};

} // namespace waymark
