#include "progress.hpp"

#include <fmt/format.h>

#include <chrono>
#include <unistd.h>

namespace waymark {
namespace {

void print(std::string_view text) {
  // A terminal that does not take it is no reason to stop the build.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

} // namespace

Progress::Progress(bool is_wanted) {
  if (is_wanted) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Progress::now(std::string_view doing) {
  const std::lock_guard lock(mutex_);
  doing_ = doing;
}

void Progress::pause() {
  const std::lock_guard lock(mutex_);
  doing_.clear();
  wipe();
}

void Progress::wipe() {
  if (shown_) print("\r\x1b[K");
  shown_ = false;
}

void Progress::show() {
  using namespace std::chrono_literals;
  const auto start = std::chrono::steady_clock::now();
  auto interval = 1000ms;
  std::unique_lock lock(mutex_);
  while (!changed_.wait_for(lock, interval, [this] { return done_; })) {
    interval = 250ms;
    if (doing_.empty()) continue;
    const auto passed = std::chrono::steady_clock::now() - start;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(passed).count();
    print(fmt::format("\r\x1b[K{} … {} s", doing_, seconds));
    shown_ = true;
  }
  wipe();
}

} // namespace waymark
