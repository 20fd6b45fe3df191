#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace waymark {

struct ProgramResult {
  int status = -1; ///< exit status; minus the signal if it was killed
  std::string out;
  std::string err;
};

struct ProgramCall {
  std::vector<std::string> arguments;
  std::filesystem::path folder = "."; ///< where it runs
  std::string input{};
  std::map<std::string, std::string> environment{}; ///< beside TERM=dumb and a fixed date
  std::filesystem::path program{};                  ///< a copy of the built one, if not itself
};

/// Runs the built `waymark`, without a shell.
[[nodiscard]] ProgramResult run_program(const ProgramCall& call);

/// A folder for one test, removed with all it holds.
class TemporaryFolder {
public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ / name; }
  /// Makes the folders on the way, too.
  void write(const std::string& name, const std::string& bytes) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  [[nodiscard]] bool has(const std::string& name) const;
  /// Relative paths of all files below, sorted.
  [[nodiscard]] std::vector<std::string> files() const;

private:
  std::filesystem::path path_;
};

} // namespace waymark
