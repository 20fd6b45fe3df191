#include "build_stamp.hpp"

#include "manifest.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace waymark {
namespace {

constexpr std::string_view end_mark = "end\n";

/// The words of one line after another.
class Lines {
public:
  explicit Lines(std::string_view text)
      : rest_(text) {}

  /// What stands behind `name` and a space; nothing if the next line has another name.
  std::optional<std::string_view> take(std::string_view name) {
    const std::size_t length = rest_.find('\n');
    if (length == std::string_view::npos || !rest_.starts_with(name)) return std::nullopt;
    std::string_view line = rest_.substr(name.size(), length - name.size());
    if (!line.starts_with(' ')) return std::nullopt;
    line.remove_prefix(1);
    rest_.remove_prefix(length + 1);
    return line;
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

private:
  std::string_view rest_;
};

std::optional<std::uint64_t> number(std::optional<std::string_view> digits, int base) {
  std::uint64_t value = 0;
  if (!digits || digits->empty()) return std::nullopt;
  const char* const end = digits->data() + digits->size();
  const auto read = std::from_chars(digits->data(), end, value, base);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return value;
}

} // namespace

std::string stamp_text(const BuildStamp& stamp) {
  std::string text = fmt::format("inputs {:016x}\noutputs {:016x}\nerrors {}\n", stamp.inputs,
                                 stamp.outputs, stamp.has_errors ? 1 : 0);
  for (const std::string& path : stamp.named_files) text += "file " + path_line(path);
  for (const std::string& note : stamp.notes) text += "note " + path_line(note);
  text += fmt::format("report {}\n", stamp.report.size());
  text += stamp.report;
  text += end_mark; // a text that was cut off is none
  return text;
}

std::optional<BuildStamp> read_stamp(std::string_view text) {
  Lines lines(text);
  const auto inputs = number(lines.take("inputs"), 16);
  const auto outputs = number(lines.take("outputs"), 16);
  const auto errors = number(lines.take("errors"), 10);
  if (!inputs || !outputs || !errors) return std::nullopt;
  BuildStamp stamp{*inputs, *outputs, {}, *errors != 0, {}, {}};
  while (const auto path = lines.take("file")) stamp.named_files.push_back(path_of_line(*path));
  while (const auto note = lines.take("note")) stamp.notes.push_back(path_of_line(*note));
  const auto size = number(lines.take("report"), 10);
  if (!size || !lines.rest().ends_with(end_mark) ||
      lines.rest().size() - end_mark.size() != *size) {
    return std::nullopt;
  }
  stamp.report = lines.rest().substr(0, *size);
  return stamp;
}

} // namespace waymark
