#pragma once

#include <cstring>
#include <string_view>

namespace waymark {

/// The symbol of a module that lies beside the program, or where it is installed; null if the
/// module, or a library that it needs, is not there. It stays open to the end.
[[nodiscard]] void* open_module(std::string_view file, const char* symbol);

template<typename Engine>
[[nodiscard]] Engine open_engine(std::string_view file, const char* symbol) {
  void* found = open_module(file, symbol);
  Engine engine = nullptr;
  static_assert(sizeof engine == sizeof found);
  std::memcpy(&engine, &found, sizeof engine);
  return engine;
}

} // namespace waymark
