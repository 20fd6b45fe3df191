#include "console.hpp"

#include "failure.hpp"
#include "grammar/keywords.hpp"
#include "program.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <string>
#include <thread>
#include <unistd.h>

namespace {
using namespace waymark;
}

TEST_CASE("output arrives whole, in order, whatever the size of its pieces") {
  const TemporaryFolder folder;
  std::string expected;
  const int file = ::open((folder / "out").c_str(), O_WRONLY | O_CREAT, 0600);
  REQUIRE(file >= 0);
  {
    Output out(file, "a file", true);
    CHECK_FALSE(out.colours()); // it is no terminal
    for (std::size_t size : {1U, 70000U, 3U, 65536U, 65535U, 10U}) {
      const std::string text(size, static_cast<char>('a' + size % 26));
      out.write(text);
      expected += text;
    }
    out.flush();
  }
  ::close(file);
  CHECK(folder.read("out") == expected);
}

TEST_CASE("a full disk is noticed") {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) {
    MESSAGE("this system has no /dev/full");
    return;
  }
  Output out(full, "standard output", false);
  out.write("x");
  CHECK_THROWS_WITH_AS(out.flush(), "cannot write to standard output: no space left on device",
                       Failure);
  ::close(full);
}

TEST_CASE("a pipe that is full and does not block is waited for") {
  int ends[2]{};
  REQUIRE(::pipe(ends) == 0);
  REQUIRE(::fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0);
  const std::string text(1'000'000, 'x'); // more than a pipe holds
  std::string read;
  std::thread reader([&] {
    std::string piece(65536, ' ');
    for (ssize_t got = 0; (got = ::read(ends[0], piece.data(), piece.size())) > 0;)
      read.append(piece, 0, static_cast<std::size_t>(got));
  });
  {
    Output out(ends[1], "a pipe", false);
    out.write(text);
    CHECK_NOTHROW(out.flush());
  }
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  CHECK(read == text);
}

TEST_CASE("explain knows every check, and shows its tested example") {
  const ProgramResult table = run_program({.arguments = {"explain"}});
  CHECK(table.status == 0);
  for (const char* check : {"syntax", "unowned-step", "aimless-workflow"}) {
    CHECK(table.out.find(check) != std::string::npos);
  }
  const ProgramResult one = run_program({.arguments = {"explain", "unowned-step"}});
  CHECK(one.status == 0);
  for (const char* part : {"Bad:", "error[unowned-step]", "Good:", "allow unowned-step"}) {
    CHECK_MESSAGE(one.out.find(part) != std::string::npos, part);
  }
  CHECK(run_program({.arguments = {"explain", "syntax"}}).out.find("cannot be silenced") !=
        std::string::npos);
}

TEST_CASE("explain knows every word of the language, and where it stands") {
  const auto explain = [](std::string_view word) {
    return run_program({.arguments = {"explain", std::string(word)}}).out;
  };
  CHECK(explain("kept") == "kept (a clause): how long, and where, a document is kept\n\n"
                           "It stands in: document\n");
  CHECK(explain("stage").ends_with("process, workflow, procedure, if, for, stage, yes, no, when, "
                                   "otherwise, branch\n"));
  CHECK(explain("role").ends_with("It stands in: file\n"));
  for (const KeywordFacts& keyword : keywords)
    CHECK_MESSAGE(explain(keyword.spelling).find(keyword.help) != std::string::npos,
                  keyword.spelling);
}
