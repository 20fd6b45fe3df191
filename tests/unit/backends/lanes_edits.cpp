#include "lanes_edits.hpp"

#include <algorithm>

namespace waymark::test {
namespace {

std::string indent_of(std::string_view line) {
  return std::string(line.substr(0, std::min(line.find_first_not_of(' '), line.size())));
}

/// " by founder", if the line says so.
std::string performer_in(std::string_view line) {
  const std::size_t title = line.find('"'); // which may say "by", too
  const std::size_t by = line.find(" by ", line.find('"', title + 1));
  if (by == std::string_view::npos) return {};
  return std::string(line.substr(by, line.find(' ', by + 4) - by));
}

} // namespace

bool is_step(std::string_view line) {
  const std::string indent = indent_of(line);
  return !indent.empty() && line.substr(indent.size()).starts_with("step ");
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

std::optional<std::vector<std::string>> relabel(std::vector<std::string> lines, std::size_t step) {
  const std::size_t quote = lines[step].find('"');
  if (quote == std::string::npos) return std::nullopt;
  lines[step].insert(quote + 1, "Now ");
  return lines;
}

std::optional<std::vector<std::string>> insert_step(std::vector<std::string> lines,
                                                    std::size_t step) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(step),
               indent_of(lines[step]) + "step added \"Look at it once more\"" +
                   performer_in(lines[step]));
  return lines;
}

std::optional<std::vector<std::string>> add_loop(std::vector<std::string> lines, std::size_t step) {
  const std::string indent = indent_of(lines[step]);
  std::size_t target = step;
  while (target > 0) {
    const std::string before = indent_of(lines[--target]);
    if (lines[target].empty() || before.size() > indent.size()) continue;
    if (before.size() < indent.size()) return std::nullopt;
    if (is_step(lines[target])) break;
  }
  if (!is_step(lines[target]) || target == step) return std::nullopt;
  std::string& line = lines[target];
  const std::size_t name = line.find("step ") + 5;
  if (line[name] == '"') line.insert(name, "edited_target ");
  const std::string id = line.substr(name, line.find(' ', name) - name);
  const std::vector<std::string> added = {
      indent + "decide added \"Is that right?\"" + performer_in(lines[step]) + " {",
      indent + "  yes continue", indent + "  no -> " + id + " up to 2 times, then continue",
      indent + "}"};
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(step), added.begin(), added.end());
  return lines;
}

} // namespace waymark::test
