#include "document_output.hpp"

#include "files.hpp"

#include <sys/stat.h>
#include <unistd.h>

namespace waymark {

bool is_standard_output(const std::optional<std::string>& file) {
  if (!file || *file == "-") return true;
  struct stat named {};
  struct stat standard {};
  return ::stat(file->c_str(), &named) == 0 && ::fstat(STDOUT_FILENO, &standard) == 0 &&
         named.st_dev == standard.st_dev && named.st_ino == standard.st_ino;
}

bool is_stream(const std::optional<std::string>& file) {
  return is_standard_output(file) || is_device_or_pipe(*file);
}

void write_document(const std::optional<std::string>& file, std::string_view bytes,
                    Console& console) {
  if (is_standard_output(file))
    console.out.write(bytes);
  else if (is_device_or_pipe(*file))
    write_into(*file, bytes);
  else
    replace_file(*file, bytes);
}

} // namespace waymark
