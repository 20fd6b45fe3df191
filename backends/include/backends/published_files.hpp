#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace waymark {

/// Where copies of the author's files are published: below "files/", so that no path of the
/// author's leads out of the output directory or meets a document; at a path made safe for every
/// file system and every address, and unique also where case is folded.
class PublishedFiles {
public:
  /// `folder` is the one that all sources are in, empty or with a slash behind it: seen from there,
  /// it does not matter where that is. A file that is known already stays where it is.
  void add(const std::string& origin, std::string_view folder);
  /// Null for a file that was not added.
  [[nodiscard]] const std::string* copy_of(std::string_view origin) const;
  /// Each copy by its origin.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const {
    return copies_;
  }

private:
  std::map<std::string, std::string, std::less<>> copies_; ///< by origin
  std::set<std::string> taken_;                            ///< in lower case
};

} // namespace waymark
