#include "diagram/layout/module_file.hpp"

#include <array>
#include <dlfcn.h>
#include <string>
#include <unistd.h>

namespace waymark {
namespace {

std::string program_directory() {
  std::array<char, 4096> path{};
  const ssize_t length = readlink("/proc/self/exe", path.data(), path.size());
  if (length <= 0) return ".";
  const std::string_view found(path.data(), static_cast<std::size_t>(length));
  return std::string(found.substr(0, found.rfind('/')));
}

} // namespace

void* open_module(std::string_view file, const char* symbol) {
  const std::string here = program_directory();
  for (const char* folder : {"/", "/" WAYMARK_MODULE_PATH "/"}) {
    const std::string path = here + folder + std::string(file);
    void* module = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module != nullptr) return dlsym(module, symbol);
  }
  return nullptr;
}

} // namespace waymark
