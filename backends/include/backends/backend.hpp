#pragma once

#include "compiler/checked_model.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A backend turns the checked model into documents. It reads nothing else: no files, no date, and
/// of the text only what was written for a name that nobody bears. It never judges; findings are in
/// the model.
namespace waymark {

/// A file to write, with `/` in its path, relative to the output directory.
struct OutputFile {
  std::string path;
  std::string bytes;
};

/// A file of the author's that the documents refer to, to be copied as it is.
struct FileCopy {
  std::string from; ///< as in `Workspace::existing_paths`
  std::string to;   ///< relative to the output directory
};

struct Publication {
  std::vector<OutputFile> documents;
  std::vector<FileCopy> copies;
  std::vector<std::string> notes; ///< what the user should know, e.g. a simpler drawing was used
};

/// How documents call the sources, by their paths: from the root of the repository or, outside of
/// one, of the workspace, wherever the program runs.
using ShownPaths = std::map<std::string, std::string, std::less<>>;

struct PublishOptions {
  bool diagrams = true;
  ShownPaths reader_paths{}; ///< also in links to the text as git has it
};

/// One row of backends.def.
struct Backend {
  std::string_view name;
  Publication (*render)(const CheckedModel&, const PublishOptions&);
  std::string_view doing; ///< what the progress line of a long build says
};

/// All backends, in the order in which `build` runs them.
[[nodiscard]] std::span<const Backend> backends();

} // namespace waymark
