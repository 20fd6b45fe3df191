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

/// Its standard output goes into `pipe`, which closes itself in the child. 0: not started.
pid_t start(const ChildCall& call, int pipe) {
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  const std::vector<char*> arguments = pointers(call.arguments);
  const std::vector<char*> environment = pointers(call.environment);
  pid_t process = 0;
  const int error = posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(),
                                 environment.data());
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? process : 0;
}

/// Until the end of the output or a limit; which of them it was.
ChildEnd read_all(int pipe, const ChildCall& call, std::string& text) {
  const Clock::time_point deadline = Clock::now() + call.time_limit;
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
  ChildOutput output;
  output.end = read_all(ends[0], call, output.text);
  close(ends[0]);
  if (output.end != ChildEnd::well) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  if (output.end == ChildEnd::well && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) {
    output.end = ChildEnd::failed;
  }
  return output;
}

} // namespace waymark
