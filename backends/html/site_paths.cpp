#include "backends/handbook.hpp"

#include <array>
#include <cstdint>
#include <set>

#include <fmt/format.h>

namespace waymark {

namespace {

constexpr std::size_t longest_name = 80;

std::string_view folder(DeclarationKind kind) {
  switch (kind) {
  case DeclarationKind::system: return "systems";
  case DeclarationKind::process: return "processes";
  case DeclarationKind::workflow: return "workflows";
  case DeclarationKind::procedure: return "procedures";
  case DeclarationKind::role: return "roles";
  case DeclarationKind::party: return "parties";
  case DeclarationKind::tool: return "tools";
  case DeclarationKind::document: return "documents";
  }
  return "pages";
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 14695981039346656037ULL;
  for (const char letter : text) {
    value = (value ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  }
  return value;
}

/// Device names of Windows, whatever follows behind a dot.
bool is_reserved(std::string_view name) {
  static constexpr std::array devices{"con", "prn", "aux", "nul"};
  for (const std::string_view device : devices) {
    if (name == device) {
      return true;
    }
  }
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
         name[3] >= '0' && name[3] <= '9';
}

std::string file_name(std::string_view id) {
  std::string name;
  bool faithful = id.size() <= longest_name;
  for (const char letter : id.substr(0, longest_name)) {
    if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_' ||
        letter == '-') {
      name += letter;
    } else {
      faithful = false;
      if (letter >= 'A' && letter <= 'Z') {
        name += static_cast<char>(letter - 'A' + 'a');
      }
    }
  }
  if (!faithful || name.empty() || is_reserved(name)) {
    name += fmt::format("{}{:08x}", name.empty() ? "" : "-", hash(id) >> 32);
  }
  return name;
}

} // namespace

SitePaths::SitePaths(const Model& model) {
  pages_.reserve(model.declarations.size());
  std::set<std::string, std::less<>> taken;
  for (const Declaration& declaration : model.declarations) {
    std::string path = page_path(declaration.kind, declaration.id);
    const std::string stem = path.substr(0, path.rfind('.'));
    // Only ids that are declared twice (an error) or whose hashes agree get here.
    for (int more = 2; !taken.insert(path).second; ++more) {
      path = fmt::format("{}-{}.html", stem, more);
    }
    pages_.push_back(std::move(path));
  }
}

std::string page_path(DeclarationKind kind, std::string_view id) {
  return fmt::format("{}/{}.html", folder(kind), file_name(id));
}

std::string page_name(std::string_view id) {
  return file_name(id);
}

std::string drawing_path(std::string_view id) {
  std::string path = fmt::format("diagrams/{}.svg", file_name(id));
  return path == landscape_path ? "diagrams/landscape.workflow.svg" : path;
}

std::string page_anchor(std::string_view key) {
  // Behind the kind and id of the declaration: "workflow/x/".
  const std::size_t first = key.find('/');
  const std::size_t second = first == std::string_view::npos ? first : key.find('/', first + 1);
  if (second == std::string_view::npos) {
    return {};
  }
  std::string anchor(key.substr(second + 1));
  for (char& letter : anchor) {
    if (letter == '/') {
      letter = '.';
    }
  }
  return anchor;
}

} // namespace waymark
