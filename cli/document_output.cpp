#include "document_output.hpp"

#include "disk_paths.hpp"
#include "files.hpp"

#include <unistd.h>

namespace waymark {
namespace {

/// What is written there goes on behind what was written before; to replace it would lose that.
bool is_open_as(const std::string& file, int descriptor) {
  const std::optional<FileIdentity> named = identity_of(file);
  return named && named == identity_of(descriptor);
}

bool is_standard_error(const std::optional<std::string>& file) {
  return file && is_open_as(*file, STDERR_FILENO);
}

} // namespace

bool is_standard_output(const std::optional<std::string>& file) {
  return !file || *file == "-" || is_open_as(*file, STDOUT_FILENO);
}

bool is_stream(const std::optional<std::string>& file) {
  return is_standard_output(file) || is_standard_error(file) || is_device_or_pipe(*file);
}

void write_document(const std::optional<std::string>& file, std::string_view bytes,
                    Console& console) {
  if (is_standard_output(file))
    console.out.write(bytes);
  else if (is_standard_error(file))
    console.err.write(bytes);
  else if (is_device_or_pipe(*file))
    write_into(*file, bytes);
  else
    replace_file(*file, bytes);
}

} // namespace waymark
