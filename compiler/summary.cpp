#include "compiler/summary.hpp"

#include "compiler/paths.hpp"
#include "identifiers.hpp"

namespace waymark {

namespace {

std::optional<DeclarationKind> declaration_kind(Kind kind) {
  switch (kind) {
  case Kind::system: return DeclarationKind::system;
  case Kind::process: return DeclarationKind::process;
  case Kind::workflow: return DeclarationKind::workflow;
  case Kind::procedure: return DeclarationKind::procedure;
  case Kind::role: return DeclarationKind::role;
  case Kind::party: return DeclarationKind::party;
  case Kind::tool: return DeclarationKind::tool;
  case Kind::document: return DeclarationKind::document;
  default: return std::nullopt;
  }
}

void add_path(FileSummary& summary, NodeRef clause, TextStore& texts) {
  const NodeRef string = clause.child(Kind::string);
  if (!string || string.damage() == Damage::unclosed) return;
  const std::string_view path = string_text(string, texts);
  if (is_address(path)) return;
  std::string resolved = resolve_path(clause.tree().source->path(), path);
  if (path.starts_with('#')) return; // a place in the same document
  const std::string_view quoted = string.text();
  summary.paths.push_back(
      {{quoted.substr(1, quoted.size() - 2), string.span()}, std::move(resolved)});
}

} // namespace

FileSummary summarize(const Tree& tree) {
  FileSummary summary;
  TextStore texts;
  for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
    const NodeRef node(&tree, i);
    switch (node.kind()) {
    case Kind::logo:
    case Kind::template_:
    case Kind::image:
    case Kind::see: add_path(summary, node, texts); break;
    default:
      if (const auto kind = declaration_kind(node.kind())) {
        const NameText name = name_text(node.child(Kind::name), node.child(Kind::title), texts);
        summary.declared.push_back({*kind, std::string(name.id), i});
      }
      break;
    }
  }
  summary.declared.shrink_to_fit();
  return summary;
}

} // namespace waymark
