#include "program.hpp"

#include "golden.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sys/wait.h>

namespace waymark {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> all;
  for (std::string& word : words) all.push_back(word.data());
  all.push_back(nullptr);
  return all;
}

std::vector<std::string> environment(const ProgramCall& call) {
  std::map<std::string, std::string> all{{"TERM", "dumb"},
                                         {"PATH", "/usr/bin:/bin"},
                                         {"SOURCE_DATE_EPOCH", "1795219200"}, // 2026-11-21
                                         {"TZ", "UTC"}};
  // The sanitizers are told from outside how to behave.
  for (const char* name : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
    if (const char* value = std::getenv(name)) all[name] = value;
  }
  for (const auto& [name, value] : call.environment) all[name] = value;
  std::vector<std::string> lines;
  for (const auto& [name, value] : all) lines.push_back(name + "=" + value);
  return lines;
}

} // namespace

ProgramResult run_program(const ProgramCall& call) {
  const TemporaryFolder streams;
  streams.write("in", call.input);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, (streams / "in").c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, (streams / "out").c_str(), O_WRONLY | O_CREAT,
                                   0600);
  posix_spawn_file_actions_addopen(&actions, 2, (streams / "err").c_str(), O_WRONLY | O_CREAT,
                                   0600);
  posix_spawn_file_actions_addchdir_np(&actions, call.folder.c_str());

  std::vector<std::string> words{"waymark"};
  words.insert(words.end(), call.arguments.begin(), call.arguments.end());
  std::vector<std::string> variables = environment(call);
  pid_t child = 0;
  const std::string program = call.program.empty() ? WAYMARK_PROGRAM : call.program.string();
  const int error = posix_spawn(&child, program.c_str(), &actions, nullptr, pointers(words).data(),
                                pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE_MESSAGE(error == 0, "cannot run " << program);

  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), streams.read("out"),
          streams.read("err")};
}

TemporaryFolder::TemporaryFolder() {
  std::string name = std::filesystem::temp_directory_path() / "waymark-test-XXXXXX";
  REQUIRE(::mkdtemp(name.data()) != nullptr);
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::filesystem::create_directories((path_ / name).parent_path());
  std::ofstream out(path_ / name, std::ios::binary);
  out << bytes;
  REQUIRE(out.good());
}

std::string TemporaryFolder::read(const std::string& name) const {
  return golden::read(path_ / name);
}

bool TemporaryFolder::has(const std::string& name) const {
  return std::filesystem::exists(path_ / name);
}

std::vector<std::string> TemporaryFolder::files() const {
  std::vector<std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
    if (!entry.is_directory()) all.push_back(std::filesystem::relative(entry.path(), path_));
  }
  std::sort(all.begin(), all.end());
  return all;
}

} // namespace waymark
