#include "compiler/identity.hpp"

#include "identifiers.hpp"

#include <fmt/format.h>
#include <unordered_map>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waymark {
namespace {

std::string_view segment(StatementKind kind) {
  switch (kind) {
  case StatementKind::step: return "step";
  case StatementKind::decide: return "decide";
  case StatementKind::if_: return "if";
  case StatementKind::parallel: return "parallel";
  case StatementKind::for_each: return "each";
  case StatementKind::stage: return "stage";
  case StatementKind::wait: return "wait";
  case StatementKind::jump: return "jump";
  case StatementKind::end: return "end";
  case StatementKind::answer: return "answer";
  case StatementKind::branch: return "branch";
  }
  return "";
}

std::string_view segment(AnswerKind kind) {
  switch (kind) {
  case AnswerKind::yes: return "yes";
  case AnswerKind::no: return "no";
  case AnswerKind::when: return "when";
  case AnswerKind::otherwise: return "otherwise";
  }
  return "";
}

/// Builds the keys of one workflow's statements, from the outside in.
class StatementKeys {
public:
  StatementKeys(const Model& model, DeclarationId workflow)
      : workflow_(model.workflow(workflow))
      , root_(key(model, workflow)) {}

  std::vector<std::string> build() {
    keys_.reserve(workflow_.statements.size());
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i)
      keys_.push_back(distinct(plain_key(workflow_.statements[i])));
    return std::move(keys_);
  }

private:
  /// Statements with an id stand below the workflow, so that moving one into a block keeps its key.
  [[nodiscard]] std::string plain_key(const Statement& statement) {
    if (!statement.id.empty())
      return fmt::format("{}/{}/{}", root_, segment(statement.kind), statement.id);
    const std::string& parent =
        statement.parent == StatementId::none ? root_ : keys_[index(statement.parent)];
    if (statement.kind == StatementKind::answer) {
      const AnswerKind answer = workflow_.answers[statement.facts].kind;
      if (answer != AnswerKind::when) return fmt::format("{}/{}", parent, segment(answer));
      return fmt::format("{}/when/{}", parent, title_part(statement));
    }
    return fmt::format("{}/{}/{}", parent, segment(statement.kind), title_part(statement));
  }

  /// The title as an id; for untitled elements nothing, so that `distinct` counts them.
  [[nodiscard]] std::string_view title_part(const Statement& statement) {
    if (statement.kind == StatementKind::end || statement.kind == StatementKind::jump) return {};
    return id_of_title(statement.title, texts_);
  }

  /// Untitled siblings are numbered from 1; of several elements with one key, the later ones.
  [[nodiscard]] std::string distinct(std::string key) {
    const std::size_t count = ++seen_[key];
    if (key.ends_with('/')) return fmt::format("{}{}", key, count);
    return count == 1 ? key : fmt::format("{}~{}", key, count);
  }

  const Workflow& workflow_;
  std::string root_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::size_t> seen_;
  TextStore texts_;
};

bool is_significant(const Node& node) {
  return node.size == 1 && node.kind != Kind::comment && node.kind != Kind::separator &&
         node.kind != Kind::missing;
}

} // namespace

std::string key(const Model& model, DeclarationId declaration) {
  return fmt::format("{}/{}", noun(model[declaration].kind), model[declaration].id);
}

std::string key(const Model& model, DeclarationId process, std::size_t stage) {
  return fmt::format("{}/stage/{}", key(model, process), model.process(process).stages[stage].id);
}

std::string key(const Model& model, DeclarationId workflow, StatementId statement) {
  return statement_keys(model, workflow)[index(statement)];
}

std::vector<std::string> statement_keys(const Model& model, DeclarationId workflow) {
  return StatementKeys(model, workflow).build();
}

std::uint64_t content_hash(const Tree& tree, std::uint32_t node) {
  const std::uint32_t end = node + tree.nodes[node].size;
  std::uint64_t hash = 0;
  for (std::uint32_t i = node; i < end; ++i) {
    if (!is_significant(tree.nodes[i])) continue;
    const std::string_view text = NodeRef(&tree, i).text();
    // The seed chains the tokens, so that their borders count: `a b` differs from `ab`.
    hash = XXH3_64bits_withSeed(text.data(), text.size(), hash + 1);
  }
  return hash;
}

} // namespace waymark
