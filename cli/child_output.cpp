#include "child_output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace waymark {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

/// Where the child's standard files lead: nowhere, but for its output.
class SpawnActions {
public:
  explicit SpawnActions(int output) {
    add(posix_spawn_file_actions_init(&actions_));
    made_ = error_ == 0;
    add(posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0));
    add(posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO));
    add(posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0));
  }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  ~SpawnActions() {
    if (made_) posix_spawn_file_actions_destroy(&actions_);
  }

  [[nodiscard]] bool complete() const { return error_ == 0; }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

private:
  void add(int error) {
    if (error_ == 0) error_ = error;
  }

  posix_spawn_file_actions_t actions_{};
  int error_ = 0;
  bool made_ = false;
};

/// Its standard output goes into `pipe`, which closes itself in the child. 0: not started.
pid_t start(const ChildCall& call, int pipe) {
  const SpawnActions actions(pipe);
  if (!actions.complete()) return 0;
  const std::vector<char*> arguments = pointers(call.arguments);
  const std::vector<char*> environment = pointers(call.environment);
  pid_t process = 0;
  const int error = posix_spawnp(&process, arguments.front(), actions.get(), nullptr,
                                 arguments.data(), environment.data());
  return error == 0 ? process : 0;
}

/// Until the end of the output or a limit; which of them it was.
ChildEnd read_all(int pipe, const ChildCall& call, Clock::time_point deadline, std::string& text) {
  std::array<char, 65536> chunk;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return ChildEnd::too_slow;
    pollfd file{pipe, POLLIN, 0};
    const int ready = poll(&file, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
    if (ready < 0 && errno != EINTR) return ChildEnd::failed;
    if (ready <= 0) continue;
    const ssize_t count = ::read(pipe, chunk.data(), chunk.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return ChildEnd::failed;
    if (count == 0) return ChildEnd::well;
    if (text.size() + static_cast<std::size_t>(count) > call.size_limit) return ChildEnd::too_long;
    text.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

/// It may go on without output. Ended by force at the deadline.
ChildEnd wait_for_end(pid_t process, Clock::time_point deadline) {
  int status = 0;
  for (;;) {
    const pid_t ended = waitpid(process, &status, WNOHANG);
    if (ended == process)
      return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildEnd::well : ChildEnd::failed;
    if (ended < 0 && errno != EINTR) return ChildEnd::failed;
    if (Clock::now() >= deadline) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return ChildEnd::too_slow;
}

void end_by_force(pid_t process) {
  kill(process, SIGKILL);
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

} // namespace

ChildOutput output_of(const ChildCall& call) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {ChildEnd::not_started, {}};
  const pid_t process = start(call, ends[1]);
  close(ends[1]);
  if (process == 0) {
    close(ends[0]);
    return {ChildEnd::not_started, {}};
  }
  const Clock::time_point deadline = Clock::now() + call.time_limit;
  ChildOutput output;
  output.end = read_all(ends[0], call, deadline, output.text);
  close(ends[0]);
  if (output.end == ChildEnd::well) {
    output.end = wait_for_end(process, deadline);
    if (output.end != ChildEnd::too_slow) return output;
  }
  end_by_force(process);
  return output;
}

} // namespace waymark
