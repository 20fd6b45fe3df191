#include "build_key.hpp"

#include "fingerprint.hpp"

namespace waymark {

std::uint64_t build_key(const Workspace& workspace, const std::vector<std::string>& named_files,
                        const std::vector<std::string>& history, const BuildArguments& arguments) {
  Fingerprint key;
  key.add(WAYMARK_VERSION);
  key.add_file("/proc/self/exe");
  key.add(std::uint64_t{arguments.diagrams});
  key.add(to_text(workspace.today));
  for (const SourcePtr& source : workspace.sources.sources()) {
    key.add(source->path());
    key.add(std::string_view(source->bytes()));
  }
  for (const std::string& path : named_files) key.add_file(path);
  for (const std::string& state : history) key.add(state);
  return key.value();
}

} // namespace waymark
