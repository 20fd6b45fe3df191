#include "folder_lock.hpp"

#include "failure.hpp"
#include "files.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace waymark {

FolderLock::FolderLock(const std::string& folder)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) throw Failure(fmt::format("cannot write '{}': {}", folder, reason(errno)));
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  ::close(descriptor_);
  throw Failure(fmt::format("cannot build into '{}': another build is writing there; wait until it "
                            "has ended, or name another folder",
                            folder));
}

FolderLock::~FolderLock() {
  ::close(descriptor_);
}

} // namespace waymark
