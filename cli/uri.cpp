#include "uri.hpp"

#include "backends/percent_encoding.hpp"

namespace waymark {
std::string uri_of_path(std::string_view path) {
  return (path.starts_with('/') ? "file://" : "") + percent_encoded(path);
}

} // namespace waymark
