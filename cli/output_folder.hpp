#pragma once

#include "build_stamp.hpp"
#include "manifest.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace waymark {

/// The folder that `build` writes. Files that earlier builds made are listed in its manifest;
/// nothing else in it is ever touched.
///
/// New files are first written completely to a folder inside it, then renamed to their places (new
/// folders as a whole), then files that are no longer made are removed. So a full disk leaves the
/// old output as it was, a first build that fails leaves no folder behind, and a program that dies
/// leaves every file either old or new. The manifest names both until all is done.
///
/// Beside the manifest lies a stamp: the key of the build, what it said, and what the disk said of
/// every file when it ended. It is true of this disk only; without one, a build does its whole
/// work.
class OutputFolder {
public:
  /// Throws `Failure` if `path` is a file, or a folder with something in it and no manifest.
  /// Writes nothing.
  explicit OutputFolder(const std::string& path);

  /// What the last build that ended left behind, if every file is still as it was then. Asks the
  /// disk about each file and reads none of them.
  [[nodiscard]] std::optional<BuildStamp> last_build() const;
  /// The files that earlier builds made.
  [[nodiscard]] std::size_t file_count() const { return made_before_.size(); }

  struct Result {
    std::size_t written = 0;   ///< new or different
    std::size_t unchanged = 0; ///< left alone
    std::size_t removed = 0;
  };

  /// `files`: bytes by path. Throws `Failure` for what cannot be written, for a path that leads out
  /// of the folder, for a file in the way that no build made, and if another build is writing
  /// there.
  Result replace(const std::map<std::string, std::string>& files);
  /// Says of the files that `replace` wrote what they were made from; `outputs` is filled in.
  void stamp(BuildStamp stamp);

private:
  bool read_manifest_of_earlier_builds();
  [[nodiscard]] std::string at(const std::string& relative) const;
  /// Throws if what stands where the folders must be is something else.
  void require_folders(const std::string& relative) const;
  /// Throws if something is there that no build made.
  [[nodiscard]] bool is_there(const std::string& relative, const std::string& bytes) const;
  /// Puts what is new or different in its place; `made` lists the files come to, should it throw.
  Result write(const std::map<std::string, std::string>& files, Manifest& made);
  void remove(const std::string& relative);
  /// Of what earlier builds made; how many there were.
  std::size_t remove_all_but(const Manifest& made);
  /// What a first build made that could not be ended.
  void take_back(const Manifest& made);
  void write_manifest(const Manifest& manifest);
  [[nodiscard]] std::uint64_t state_of_files() const;

  std::string path_;
  bool exists_ = false;
  Manifest made_before_;
};

} // namespace waymark
