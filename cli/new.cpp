#include "commands.hpp"
#include "disk_paths.hpp"
#include "failure.hpp"
#include "files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace waymark {
namespace {

constexpr std::string_view file_name = "handbook.way";

constexpr std::string_view first_workspace = R"(handbook "Our Handbook" { company "Our Company" }

role founder "Founder"
role assistant "Assistant" backup founder
party client "Client"
document enquiry "Enquiry"

workflow answer_enquiry "Answer an enquiry" {
  owner founder

  step "Send an enquiry" by client makes enquiry
  step "Answer it" by assistant needs enquiry within 1 day
}
)";

bool is_empty_folder(const std::string& folder) {
  std::error_code error;
  const bool is_empty = std::filesystem::is_empty(folder, error);
  if (error)
    throw Failure(fmt::format("cannot read folder '{}': {}", folder, reason(error.value())));
  return is_empty;
}

} // namespace

ExitStatus run(const NewArguments& arguments, Console& console) {
  const std::string& folder = arguments.folder;
  std::error_code error;
  const bool made = std::filesystem::create_directories(folder, error);
  if (error) {
    throw Failure(fmt::format("cannot make folder '{}': {}", folder, reason(error.value())));
  }
  if (!made && !is_empty_folder(folder)) {
    throw Failure(
        fmt::format("folder '{}' is not empty, name one that is empty or not there yet", folder));
  }

  const std::string path = path_in(folder, file_name);
  try {
    write_new_file(path, first_workspace);
  } catch (const Failure&) {
    if (made) ::rmdir(folder.c_str());
    throw;
  }
  console.err.write(
      fmt::format("wrote '{}'; now run 'waymark check {}', then edit it\n", path, folder));
  return ExitStatus::success;
}

} // namespace waymark
