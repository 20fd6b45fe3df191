#include "backends/codeowners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace waymark {
namespace {

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
}

bool is_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, is_name_letter);
}

/// "@name", "@organisation/team" or a mail address.
bool is_code_owner(std::string_view handle) {
  if (!handle.starts_with('@')) {
    const std::size_t at = handle.find('@');
    return at != std::string_view::npos && is_name(handle.substr(0, at)) &&
           is_name(handle.substr(at + 1)) && handle.find('.', at) != std::string_view::npos;
  }
  handle.remove_prefix(1);
  const std::size_t slash = handle.find('/');
  if (slash == std::string_view::npos) return is_name(handle);
  return is_name(handle.substr(0, slash)) && is_name(handle.substr(slash + 1));
}

/// From the root. A blank would end the pattern, the other signs would mean something, and a
/// backslash cannot be escaped for all of them.
std::string pattern(std::string_view path) {
  constexpr std::string_view meaningful = "*?[]!#\\";
  std::string text = "/";
  for (const char letter : path) {
    const auto byte = static_cast<unsigned char>(letter);
    if (letter == ' ') {
      text += "\\ ";
    } else if (byte < 0x20 || byte == 0x7F || meaningful.find(letter) != std::string_view::npos) {
      text += '?';
    } else {
      text += letter;
    }
  }
  return text;
}

/// The roles that own something, by file and in the order of the text.
class Owners {
public:
  explicit Owners(const Model& model)
      : model_(model)
      , by_file_(model.sources.size()) {
    for (const Declaration& declaration : model.declarations) add(declaration);
  }

  [[nodiscard]] const std::vector<DeclarationId>& of(std::size_t file) const {
    return by_file_[file];
  }

private:
  [[nodiscard]] DeclarationId owner(const Declaration& declaration) const {
    const auto target = [](const std::optional<Reference>& reference) {
      return reference ? reference->target : DeclarationId::none;
    };
    switch (declaration.kind) {
    case DeclarationKind::system: return model_.systems[declaration.index].accountable;
    case DeclarationKind::process: return model_.processes[declaration.index].accountable;
    case DeclarationKind::workflow:
    case DeclarationKind::procedure: return target(model_.workflows[declaration.index].owner);
    case DeclarationKind::tool: return target(model_.tools[declaration.index].owner);
    case DeclarationKind::document: return target(model_.documents[declaration.index].owner);
    case DeclarationKind::role:
    case DeclarationKind::party: break;
    }
    return DeclarationId::none;
  }

  void add(const Declaration& declaration) {
    const DeclarationId who = owner(declaration);
    if (!model_.is(who, DeclarationKind::role)) return;
    const auto file = static_cast<std::size_t>(declaration.span.file);
    if (known_.emplace(file, who).second) by_file_[file].push_back(who);
  }

  const Model& model_;
  std::vector<std::vector<DeclarationId>> by_file_;
  std::set<std::pair<std::size_t, DeclarationId>> known_;
};

/// Blank between them, each once.
std::string handles(const Model& model, const std::vector<DeclarationId>& owners,
                    std::set<DeclarationId>& without) {
  std::string text;
  std::set<std::string_view> known;
  for (const DeclarationId owner : owners) {
    const std::string_view handle = model.role(owner).handle.value;
    if (!is_code_owner(handle)) {
      without.insert(owner);
    } else if (known.insert(handle).second) {
      text += ' ';
      text += handle;
    }
  }
  return text;
}

} // namespace

CodeOwners render_codeowners(const CheckedModel& checked, const PathInRepository& path_of) {
  const Model& model = checked.model;
  const Owners owners(model);
  std::map<std::string, std::string> lines;
  std::set<DeclarationId> without;
  for (std::size_t file = 0; file < model.sources.size(); ++file) {
    const std::string handles_of_file = handles(model, owners.of(file), without);
    const std::optional<std::string> path = path_of(FileId{static_cast<std::uint32_t>(file)});
    if (path && !handles_of_file.empty()) lines.emplace(pattern(*path), handles_of_file);
  }
  CodeOwners result;
  for (const auto& [path, who] : lines) result.text += path + who + "\n";
  for (const DeclarationId role : without) {
    const std::string_view handle = model.role(role).handle.value;
    result.notes.push_back(
        handle.empty()
            ? fmt::format("role '{}' owns something and has no handle, so nobody is asked to "
                          "review its files; add 'handle \"@…\"'",
                          model[role].title)
            : fmt::format("handle '{}' of role '{}' is no '@name', '@organisation/team' or mail "
                          "address, so nobody is asked to review its files",
                          handle, model[role].title));
  }
  return result;
}

} // namespace waymark
