#pragma once

#include <string>

namespace waymark {

/// Keeps a second build out of a folder while the first one writes there. Goes with its process,
/// however that ends.
class FolderLock {
public:
  /// Throws `Failure` if another process holds the lock. A file system that has no locks (some
  /// network ones) is taken as it is.
  explicit FolderLock(const std::string& folder);
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;
  ~FolderLock();

private:
  int descriptor_ = -1;
};

} // namespace waymark
