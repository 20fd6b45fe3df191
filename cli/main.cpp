#include "allocation.hpp"
#include "arguments.hpp"
#include "commands.hpp"
#include "console.hpp"
#include "failure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace waymark {
namespace {

ExitStatus run(const InformationRequest& request, Console& console) {
  console.out.write(request.text);
  return ExitStatus::success;
}

ExitStatus run_program(const std::vector<std::string>& words) {
  Console console(allow_colours(words));
  try {
    const ExitStatus status = std::visit(
        [&](const auto& arguments) { return run(arguments, console); }, parse_arguments(words));
    console.out.flush();
    console.err.flush();
    return status;
  } catch (const Failure& failure) {
    console.complain(failure.what());
  } catch (const std::bad_alloc&) {
    console.complain("not enough memory");
  } catch (const std::exception& error) {
    console.complain(fmt::format("a fault of waymark itself, please report it: {}", error.what()));
  }
  return ExitStatus::unusable;
}

} // namespace
} // namespace waymark

int main(int count, char** words) {
  waymark::prefer_large_pages();
  // Where whoever started us ignores it, nobody could say how a child of ours ended.
  std::signal(SIGCHLD, SIG_DFL);
  const std::vector<std::string> arguments(words + std::min(count, 1), words + count);
  return static_cast<int>(waymark::run_program(arguments));
}
