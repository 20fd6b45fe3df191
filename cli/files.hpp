#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// Reading and replacing whole files. Every function throws `Failure` with the path and the reason.
namespace waymark {

/// What `Source` can take: offsets have 32 bits.
inline constexpr std::uint64_t maximum_source_size = (std::uint64_t{1} << 32) - 1;

/// Regular files and pipes; a device, socket or folder is refused.
[[nodiscard]] std::string read_file(const std::string& path);
[[nodiscard]] std::string read_standard_input();

[[nodiscard]] bool is_file(const std::string& path);

/// Writes to a temporary file in the same folder and renames it, so that readers see the old bytes
/// or the new ones, never a part. Keeps the permissions of a file that is replaced, and replaces
/// what a symbolic link points to, not the link. Leaves no temporary file behind when it fails.
void replace_file(const std::string& path, std::string_view bytes);

struct NamedBytes {
  std::string path;
  std::string_view bytes;
};
/// The same for several files that belong together: none is replaced before all are written.
void replace_files(std::span<const NamedBytes> files);

/// Does the file itself allow to be replaced? Renaming over it needs no right to write to it, so
/// its own word must be asked for.
[[nodiscard]] bool may_replace(const std::string& path);

/// May this process make files in the folder in which `replace_file` would?
[[nodiscard]] bool may_write_beside(const std::string& path);

/// Creates a new file with exactly these bytes; the caller knows that nothing is there. A message
/// calls it `shown_as`, if that is given.
void write_new_file(const std::string& path, std::string_view bytes,
                    std::string_view shown_as = {});

/// A terminal, /dev/null, a named pipe: bytes go into it, and it stays what it is.
[[nodiscard]] bool is_device_or_pipe(const std::string& path);
/// Waits for a reader of a pipe that has none yet.
void write_into(const std::string& path, std::string_view bytes);

/// The reason in `errno`, in lower case, as messages want it: "no such file or directory".
[[nodiscard]] std::string reason(int error);

} // namespace waymark
