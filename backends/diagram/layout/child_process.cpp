#include "diagram/layout/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace waymark {
namespace {

constexpr std::size_t largest_reply = std::size_t{1} << 28;

void limit(int resource, rlim_t value) {
  const rlimit both{value, value};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &both);
}

#ifndef WAYMARK_SANITIZE
constexpr rlim_t memory_beyond_ours = rlim_t{1} << 30;

/// Address space in use; what the copy of a large model takes must not count against the layout.
rlim_t memory_in_use() {
  std::array<char, 64> text{};
  const int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text.data(), text.size() - 1);
  close(file);
  const rlim_t pages = length > 0 ? std::strtoull(text.data(), nullptr, 10) : 0;
  return pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}
#endif

void enter_child(const ChildLimits& limits) {
  limit(RLIMIT_CORE, 0);
#ifdef WAYMARK_SANITIZE
  (void)limits;
#else
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu_seconds));
  limit(RLIMIT_AS, memory_in_use() + memory_beyond_ours);
#endif
  // A handler of the program must not run in the copy, and a fault must end it.
  for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL, SIGXCPU, SIGINT, SIGTERM}) {
    std::signal(number, SIG_DFL);
  }
  const int nowhere = open("/dev/null", O_RDWR);
  if (nowhere >= 0) {
    dup2(nowhere, STDIN_FILENO);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
  }
}

bool send(int file, const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = write(file, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return true;
}

[[noreturn]] void run_child(const ChildProcess::Work& work, const ChildLimits& limits, int pipe) {
  enter_child(limits);
  bool well = false;
  try {
    std::vector<std::int32_t> reply;
    work(reply);
    well = send(pipe, reinterpret_cast<const char*>(reply.data()),
                reply.size() * sizeof(std::int32_t));
  } catch (...) {
    well = false; // also out of memory
  }
  // Neither destructors nor buffers of the parent's are the child's business.
  _exit(well ? 0 : 1);
}

} // namespace

std::unique_ptr<ChildProcess> ChildProcess::start(const Work& work, const ChildLimits& limits) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return nullptr;
  const Clock::time_point deadline = Clock::now() + limits.wall;
  const pid_t process = fork();
  if (process == 0) {
    close(ends[0]);
    run_child(work, limits, ends[1]);
  }
  close(ends[1]);
  if (process < 0) {
    close(ends[0]);
    return nullptr;
  }
  return std::unique_ptr<ChildProcess>(new ChildProcess(process, ends[0], deadline));
}

ChildProcess::~ChildProcess() {
  if (finished()) return;
  bytes_.clear();
  kill(process_, SIGKILL);
  end();
}

void ChildProcess::read_some() {
  std::array<char, 65536> chunk;
  const ssize_t count = read(pipe_, chunk.data(), chunk.size());
  if (count < 0 && errno == EINTR) return;
  if (count > 0 && bytes_.size() < largest_reply) {
    bytes_.insert(bytes_.end(), chunk.data(), chunk.data() + count);
    return;
  }
  if (count != 0) kill(process_, SIGKILL);
  end();
}

void ChildProcess::end() {
  close(pipe_);
  pipe_ = -1;
  int status = 0;
  pid_t ended = 0;
  while ((ended = waitpid(process_, &status, 0)) < 0 && errno == EINTR) {
  }
  const bool well = ended == process_ && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (well && bytes_.size() % sizeof(std::int32_t) == 0 && !bytes_.empty()) {
    reply_.resize(bytes_.size() / sizeof(std::int32_t));
    std::memcpy(reply_.data(), bytes_.data(), bytes_.size());
  }
  bytes_ = {};
}

void wait_for_any(std::span<ChildProcess* const> children) {
  using std::chrono::milliseconds;
  std::vector<pollfd> files;
  auto first_deadline = ChildProcess::Clock::time_point::max();
  for (const ChildProcess* child : children) {
    files.push_back({child->pipe_, POLLIN, 0});
    first_deadline = std::min(first_deadline, child->deadline_);
  }
  const auto left = std::chrono::ceil<milliseconds>(first_deadline - ChildProcess::Clock::now());
  poll(files.data(), files.size(),
       static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000)));

  const auto now = ChildProcess::Clock::now();
  for (std::size_t i = 0; i < children.size(); ++i) {
    ChildProcess& child = *children[i];
    if (files[i].revents != 0) {
      child.read_some();
    } else if (now >= child.deadline_) {
      kill(child.process_, SIGKILL);
      child.bytes_.clear();
      child.end();
    }
  }
}

} // namespace waymark
