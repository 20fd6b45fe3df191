#include "lanes_edits.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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

/// The id of a step, which is given one if it has none.
std::string named(std::string& line) {
  const std::size_t name = line.find("step ") + 5;
  if (line[name] == '"') line.insert(name, "edited_target ");
  return line.substr(name, line.find(' ', name) - name);
}

/// The nearest step before a line, of the list of statements that is indented so.
std::optional<std::size_t> step_before(const std::vector<std::string>& lines, std::size_t line,
                                       std::size_t indent) {
  while (line > 0) {
    const std::string before = indent_of(lines[--line]);
    if (lines[line].empty() || before.size() > indent) continue;
    if (before.size() < indent) return std::nullopt;
    if (is_step(lines[line])) return line;
  }
  return std::nullopt;
}

/// What may be followed by words in quotes that the drawing shows; such words alone are an answer.
constexpr std::string_view titled[] = {"step ",   "decide ", "if ",       "wait ", "end ",
                                       "branch ", "when ",   "for each ", "on ",   "\""};

std::optional<std::vector<std::string>> retitle(std::vector<std::string> lines, std::size_t line,
                                                std::string_view title) {
  const std::size_t quote = lines[line].find('"');
  if (quote == std::string::npos) return std::nullopt;
  lines[line].replace(quote + 1, lines[line].find('"', quote + 1) - quote - 1, title);
  return lines;
}

/// The line after a step and what belongs to it.
std::size_t behind(const std::vector<std::string>& lines, std::size_t step) {
  std::size_t next = step + 1;
  if (!lines[step].ends_with("{")) return next;
  while (lines[next] != indent_of(lines[step]) + "}") ++next;
  return next + 1;
}

std::string question(std::string_view step) {
  return "decide added \"Is that right?\"" + performer_in(step) + " {";
}

void insert_question(std::vector<std::string>& lines, std::size_t at, std::size_t target,
                     const std::string& head) {
  const std::string indent = indent_of(head);
  const std::vector<std::string> added = {
      head, indent + "  yes continue",
      indent + "  no -> " + named(lines[target]) + " up to 2 times, then continue", indent + "}"};
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
}

} // namespace

bool is_step(std::string_view line) {
  const std::string indent = indent_of(line);
  return !indent.empty() && line.substr(indent.size()).starts_with("step ");
}

bool is_titled(std::string_view line) {
  const std::size_t indent = indent_of(line).size();
  const std::string_view words = line.substr(indent);
  return indent > 0 && line.find('"') != std::string_view::npos &&
         std::any_of(std::begin(titled), std::end(titled),
                     [&](std::string_view word) { return words.starts_with(word); });
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

std::optional<std::vector<std::string>> shorten(std::vector<std::string> lines, std::size_t line) {
  return retitle(std::move(lines), line, "X");
}

std::optional<std::vector<std::string>> lengthen(std::vector<std::string> lines, std::size_t line) {
  return retitle(std::move(lines), line,
                 "Whatever has to be said about this one, in as many words as somebody found");
}

std::optional<std::vector<std::string>> insert_step_behind(std::vector<std::string> lines,
                                                           std::size_t step) {
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(behind(lines, step)),
               indent_of(lines[step]) + "step added \"Look at it once more\"" +
                   performer_in(lines[step]));
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
  const auto target = step_before(lines, step, indent.size());
  if (!target) return std::nullopt;
  insert_question(lines, step, *target, indent + question(lines[step]));
  return lines;
}

std::optional<std::vector<std::string>> add_loop_out_of_block(std::vector<std::string> lines,
                                                              std::size_t step) {
  const std::string indent = indent_of(lines[step]);
  if (step_before(lines, step, indent.size())) return std::nullopt;
  for (std::size_t outer = indent.size() - 1; outer > 0; --outer) {
    const auto target = step_before(lines, step, outer);
    if (!target) continue;
    insert_question(lines, step, *target, indent + question(lines[step]));
    return lines;
  }
  return std::nullopt;
}

std::optional<std::vector<std::string>> add_loop_behind(std::vector<std::string> lines,
                                                        std::size_t step) {
  const std::string indent = indent_of(lines[step]);
  insert_question(lines, behind(lines, step), step, indent + question(lines[step]));
  return lines;
}

} // namespace waymark::test
