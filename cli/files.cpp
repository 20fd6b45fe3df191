#include "files.hpp"

#include "disk_paths.hpp"
#include "failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace waymark {
namespace {

/// Closes on every way out. `close` reports write errors of some network file systems.
class Descriptor {
public:
  explicit Descriptor(int number)
      : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] bool close() { return ::close(std::exchange(number_, -1)) == 0; }

private:
  int number_;
};

[[noreturn]] void fail_reading(std::string_view path, std::string_view why) {
  throw Failure(fmt::format("cannot read '{}': {}", path, why));
}

[[noreturn]] void fail_writing(std::string_view path, int error) {
  throw Failure(fmt::format("cannot write '{}': {}", path, reason(error)));
}

std::string read_all(int descriptor, std::string_view path, std::uint64_t expected_size) {
  std::string bytes;
  // One byte more than the size, so that the end is seen without growing the buffer.
  std::size_t room = std::max<std::uint64_t>(expected_size + 1, 4096);
  std::size_t size = 0;
  for (;;) {
    if (bytes.size() - size == 0) bytes.resize(std::max(room, bytes.size() * 2));
    const ssize_t got = ::read(descriptor, bytes.data() + size, bytes.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_reading(path, reason(errno));
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
    if (size > maximum_source_size) fail_reading(path, "it is larger than 4 GiB");
  }
  bytes.resize(size);
  return bytes;
}

/// Whoever writes into a named pipe may come a moment after its reader, but somebody must. Lets
/// reads wait from then on, and gives what has been read meanwhile: a byte at most.
std::string wait_for_writer(int descriptor, std::string_view path) {
  constexpr int patience = 2000; // milliseconds
  constexpr int step = 10;
  std::string begun;
  for (int waited = 0;; waited += step) {
    struct pollfd pipe {
      descriptor, POLLIN, 0
    };
    if (::poll(&pipe, 1, step) > 0) break;
    // Where nobody writes, a read is at the end at once; where somebody does, it would wait.
    char byte = 0;
    const ssize_t got = ::read(descriptor, &byte, 1);
    if (got > 0) begun.push_back(byte);
    if (got != 0) break;
    if (waited >= patience) fail_reading(path, "it is a pipe that nobody writes into");
  }
  const int flags = ::fcntl(descriptor, F_GETFL);
  ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
  return begun;
}

/// 0, or the error number.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

/// Where a write to `path` has to go: what a symbolic link points to, or `path` itself.
std::string write_target(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0 || !S_ISLNK(facts.st_mode)) return path;
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return path;
  std::string target = resolved;
  std::free(resolved);
  return target;
}

/// The mode that a new file gets, from the process's mask.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

/// The new bytes of a file, in a temporary file beside it until they are put in its place.
class Replacement {
public:
  Replacement(std::string path, std::string_view bytes)
      : path_(std::move(path))
      , target_(write_target(path_)) {
    struct stat old {};
    const bool exists = ::stat(target_.c_str(), &old) == 0;
    if (exists && !S_ISREG(old.st_mode))
      throw Failure(fmt::format("cannot write '{}': it is not a file", path_));
    temporary_ = folder_of(target_) + ".waymark-XXXXXX";
    Descriptor file(::mkostemp(temporary_.data(), O_CLOEXEC));
    if (file.get() < 0) fail_writing(path_, errno);
    if (const int error = fill(file, bytes, exists ? &old : nullptr)) {
      ::unlink(temporary_.c_str());
      fail_writing(path_, error);
    }
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (!is_in_place_) ::unlink(temporary_.c_str());
  }

  void put_in_place() {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail_writing(path_, errno);
    is_in_place_ = true;
  }

private:
  /// 0, or the error number.
  static int fill(Descriptor& file, std::string_view bytes, const struct stat* old) {
    if (const int error = write_all(file.get(), bytes)) return error;
    const mode_t mode = old != nullptr ? old->st_mode & 07777 : default_mode();
    if (::fchmod(file.get(), mode) != 0) return errno;
    // Only root may give files away; for everybody else the owner is the same already.
    const bool is_anothers =
        old != nullptr && (old->st_uid != ::geteuid() || old->st_gid != ::getegid());
    if (is_anothers && ::fchown(file.get(), old->st_uid, old->st_gid) == 0)
      ::fchmod(file.get(), mode); // giving away clears set-id bits
    if (::fsync(file.get()) != 0 && errno != EINVAL && errno != EROFS) return errno;
    return file.close() ? 0 : errno;
  }

  std::string path_;
  std::string target_;
  std::string temporary_;
  bool is_in_place_ = false;
};

} // namespace

std::string reason(int error) {
  std::string text = std::strerror(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

bool is_file(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

std::string read_file(const std::string& path) {
  // Without O_NONBLOCK, a named pipe that nobody writes to would make us wait for ever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (file.get() < 0) fail_reading(path, reason(errno));
  struct stat facts {};
  if (::fstat(file.get(), &facts) != 0) fail_reading(path, reason(errno));
  if (S_ISDIR(facts.st_mode)) fail_reading(path, "it is a folder");
  if (!S_ISREG(facts.st_mode) && !S_ISFIFO(facts.st_mode)) fail_reading(path, "it is not a file");
  if (S_ISFIFO(facts.st_mode)) {
    const std::string begun = wait_for_writer(file.get(), path);
    return begun + read_all(file.get(), path, 0);
  }
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  if (size > maximum_source_size) fail_reading(path, "it is larger than 4 GiB");
  return read_all(file.get(), path, size);
}

std::string read_standard_input() {
  return read_all(STDIN_FILENO, "standard input", 0);
}

void write_new_file(const std::string& path, std::string_view bytes, std::string_view shown_as) {
  const std::string_view name = shown_as.empty() ? std::string_view(path) : shown_as;
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (file.get() < 0) fail_writing(name, errno);
  int error = write_all(file.get(), bytes);
  if (error == 0 && !file.close()) error = errno;
  if (error == 0) return;
  ::unlink(path.c_str());
  fail_writing(name, error);
}

bool is_device_or_pipe(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && (S_ISCHR(facts.st_mode) || S_ISFIFO(facts.st_mode));
}

void write_into(const std::string& path, std::string_view bytes) {
  Descriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (device.get() < 0) fail_writing(path, errno);
  if (const int error = write_all(device.get(), bytes)) fail_writing(path, error);
  if (!device.close()) fail_writing(path, errno);
}

bool may_replace(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return false;
  const bool write_protected = (facts.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0;
  return !write_protected && ::access(path.c_str(), W_OK) == 0;
}

bool may_write_beside(const std::string& path) {
  const std::string folder = folder_of(write_target(path));
  return ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0;
}

void replace_file(const std::string& path, std::string_view bytes) {
  Replacement(path, bytes).put_in_place();
}

void replace_files(std::span<const NamedBytes> files) {
  std::deque<Replacement> written;
  for (const NamedBytes& file : files) written.emplace_back(file.path, file.bytes);
  for (Replacement& each : written) each.put_in_place();
}

} // namespace waymark
