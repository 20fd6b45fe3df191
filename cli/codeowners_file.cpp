#include "codeowners_file.hpp"

#include "backends/codeowners.hpp"
#include "disk_paths.hpp"
#include "failure.hpp"
#include "files.hpp"
#include "git_history.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

namespace waymark {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view first_mark = "# Begin: made by 'waymark build --codeowners' from the "
                                        "owners in the text. Change them there.\n";
constexpr std::string_view last_mark = "# End: made by 'waymark build --codeowners'.\n";

std::optional<std::string> path_below(const fs::path& root, const std::string& path) {
  std::error_code error;
  const fs::path whole = fs::canonical(path, error);
  if (error) return std::nullopt;
  std::string relative = whole.lexically_relative(root).generic_string();
  if (relative.empty() || relative.starts_with("../")) return std::nullopt;
  return relative;
}

} // namespace

std::string with_owners(std::string_view text, std::string_view lines) {
  const std::size_t first = text.find(first_mark);
  const std::size_t last = text.find(last_mark, first == std::string_view::npos ? 0 : first);
  std::string_view before = text;
  std::string_view behind;
  if (first != std::string_view::npos && last != std::string_view::npos) {
    before = text.substr(0, first);
    behind = text.substr(last + last_mark.size());
  }
  std::string result(before);
  if (!result.empty() && !result.ends_with('\n')) result += '\n';
  result += first_mark;
  result += lines;
  result += last_mark;
  result += behind;
  return result;
}

std::vector<std::string> write_codeowners(const CheckedModel& checked, const std::string& file) {
  std::error_code error;
  const fs::path root = repository_around(folder_of(file)).value_or(fs::current_path(error));
  const CodeOwners owners = render_codeowners(checked, [&](FileId source) {
    return path_below(root, checked.model.source(source).path());
  });
  const std::string before = fs::exists(file, error) ? read_file(file) : std::string();
  const std::string after = with_owners(before, owners.text);
  if (after != before) replace_file(file, after);
  return owners.notes;
}

} // namespace waymark
