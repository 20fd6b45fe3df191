#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <sys/types.h>
#include <vector>

namespace waymark {

struct ChildLimits {
  int cpu_seconds = 10;
  std::chrono::milliseconds wall{30'000};
};

/// Work that may crash, hang or leak, done in a forked copy of this process. Its answer comes back
/// through a pipe; its output goes nowhere. Limits on time and memory are set, memory not in builds
/// with sanitizers, which reserve terabytes.
class ChildProcess {
public:
  using Work = std::function<void(std::vector<std::int32_t>& reply)>;

  /// Null if the system has no more processes or pipes.
  [[nodiscard]] static std::unique_ptr<ChildProcess> start(const Work& work,
                                                           const ChildLimits& limits);

  ~ChildProcess(); ///< ends the child if it still runs
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  [[nodiscard]] bool finished() const { return pipe_ < 0; }
  /// Empty if it crashed, ran out of a limit or answered nothing.
  [[nodiscard]] std::span<const std::int32_t> reply() const { return reply_; }

private:
  friend void wait_for_any(std::span<ChildProcess* const> children);
  using Clock = std::chrono::steady_clock;

  ChildProcess(pid_t process, int pipe, Clock::time_point deadline)
      : process_(process)
      , pipe_(pipe)
      , deadline_(deadline) {}
  void read_some();
  void end();

  pid_t process_;
  int pipe_;
  Clock::time_point deadline_;
  std::vector<char> bytes_{};
  std::vector<std::int32_t> reply_{};
};

/// Returns when something was heard of at least one of them, or its time is over. None may have
/// finished before.
void wait_for_any(std::span<ChildProcess* const> children);

} // namespace waymark
