#include "console.hpp"

#include "failure.hpp"
#include "files.hpp"
#include "printable.hpp"
#include "text_pieces.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace waymark {
namespace {

constexpr std::size_t piece = 64 * 1024;

/// https://no-color.org: any value that is not empty counts.
bool environment_allows_colours() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_color == nullptr || *no_color == '\0') && terminal != nullptr &&
         std::string_view(terminal) != "dumb" && *terminal != '\0';
}

void wait_for_reader(int descriptor) {
  struct pollfd pipe {
    descriptor, POLLOUT, 0
  };
  ::poll(&pipe, 1, -1);
}

} // namespace

Output::Output(int descriptor, std::string name, bool colours)
    : descriptor_(descriptor)
    , name_(std::move(name))
    , is_terminal_(::isatty(descriptor) == 1)
    , colours_(colours && is_terminal_) {}

Output::~Output() {
  try {
    flush();
  } catch (const Failure&) {
    // The program is on its way out with another message.
  }
}

void Output::write(std::string_view text) {
  if (buffer_.size() + text.size() > piece) flush();
  buffer_ += text;
  if (buffer_.size() > piece) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  int error = 0;
  while (!rest.empty() && error == 0) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EAGAIN) {
      wait_for_reader(descriptor_); // whoever started the program made it non-blocking
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  buffer_.clear();
  if (error != 0) throw Failure(fmt::format("cannot write to {}: {}", name_, reason(error)));
}

Console::Console(bool colours_allowed)
    : out(STDOUT_FILENO, "standard output", colours_allowed && environment_allows_colours())
    , err(STDERR_FILENO, "standard error", colours_allowed && environment_allows_colours()) {}

void Console::complain(std::string_view message) {
  while (!message.empty())
    err.write(fmt::format("waymark: {}\n", printable(take_until('\n', message))));
}

} // namespace waymark
