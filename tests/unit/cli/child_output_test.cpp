#include "child_output.hpp"

#include <csignal>
#include <doctest/doctest.h>

namespace {

using namespace waymark;
using std::chrono::milliseconds;

ChildOutput output_of_shell(const std::string& script, milliseconds limit = milliseconds(20'000)) {
  return output_of({{"/bin/sh", "-c", script}, {}, limit, 1000});
}

} // namespace

TEST_CASE("what a program prints is read, and whether it ended well") {
  const ChildOutput well = output_of_shell("echo text");
  CHECK(well.end == ChildEnd::well);
  CHECK(well.text == "text\n");
  CHECK(output_of_shell("echo text; exit 3").end == ChildEnd::failed);
  CHECK(output_of_shell("kill -TERM $$").end == ChildEnd::failed);
  CHECK(output_of({{"/no/such/program"}, {}, milliseconds(1000), 10}).end == ChildEnd::not_started);
}

TEST_CASE("a program is ended at its limits, also one that goes on without output") {
  const milliseconds limit(200);
  CHECK(output_of_shell("sleep 60", limit).end == ChildEnd::too_slow);
  CHECK(output_of_shell("exec >&-; sleep 60", limit).end == ChildEnd::too_slow);
  CHECK(output_of_shell("while :; do echo more; done").end == ChildEnd::too_long);
}

TEST_CASE("a program whose end cannot be asked for did not end well") {
  const auto before = std::signal(SIGCHLD, SIG_IGN);
  const ChildOutput output = output_of_shell("exit 1");
  std::signal(SIGCHLD, before);
  CHECK(output.end == ChildEnd::failed);
}
