#include "disk_paths.hpp"

#include "text_pieces.hpp"

#include <fmt/format.h>

#include <sys/stat.h>

namespace waymark {

std::string tidy_path(const std::string& path) {
  std::string tidy = path.starts_with('/') ? "/" : "";
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::string_view part = take_until('/', rest);
    if (part.empty() || part == ".") continue;
    if (!tidy.empty() && tidy.back() != '/') tidy += '/';
    tidy += part;
  }
  return tidy.empty() ? "." : tidy;
}

std::string path_in(std::string_view folder, std::string_view name) {
  return fmt::format("{}{}{}", folder, folder.ends_with('/') ? "" : "/", name);
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return FileIdentity{facts.st_dev, facts.st_ino};
}

std::optional<FileIdentity> identity_of(int descriptor) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) return std::nullopt;
  return FileIdentity{facts.st_dev, facts.st_ino};
}

} // namespace waymark
