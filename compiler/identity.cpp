#include "compiler/identity.hpp"

#include "grammar/literals.hpp"
#include "identifiers.hpp"

#include <algorithm>
#include <fmt/core.h>
#include <unordered_map>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waymark {

namespace {

std::string_view key_word(const Workflow& workflow, StatementId id) {
  switch (workflow[id].kind) {
  case StatementKind::for_each: return "for-each";
  case StatementKind::answer: return name(workflow.answer(id)->kind);
  default: return name(workflow[id].kind);
  }
}

/// Makes the keys of a workflow's statements, in text order.
class StatementKeys {
public:
  StatementKeys(const Model& model, DeclarationId self)
      : workflow_(model.workflow(self))
      , root_(key(model, self)) {}

  std::vector<std::string> make() {
    keys_.reserve(workflow_.statements.size());
    for (std::uint32_t i = 0; i < workflow_.statements.size(); ++i) {
      keys_.push_back(told_apart(plain_key(StatementId{i})));
    }
    return std::move(keys_);
  }

private:
  std::string plain_key(StatementId id) {
    const Statement& statement = workflow_[id];
    const std::string_view word = key_word(workflow_, id);
    if (!statement.id.empty()) return fmt::format("{}/{}/{}", root_, word, statement.id);
    const std::string parent =
        statement.parent == StatementId::none ? root_ : keys_[index(statement.parent)];
    const std::string_view slug = id_of_title(statement.title, texts_);
    if (!slug.empty()) return fmt::format("{}/{}/{}", parent, word, slug);
    std::string key = fmt::format("{}/{}", parent, word);
    const bool counts = statement.kind != StatementKind::answer;
    return counts ? fmt::format("{}/{}", key, ++ordinals_[key]) : key;
  }

  std::string told_apart(std::string key) {
    const std::uint32_t count = ++uses_[key];
    if (count == 1) return key;
    std::string apart = fmt::format("{}~{}", key, count);
    ++uses_[apart];
    return apart;
  }

  const Workflow& workflow_;
  std::string root_;
  TextStore texts_;
  std::vector<std::string> keys_;
  std::unordered_map<std::string, std::uint32_t> ordinals_;
  std::unordered_map<std::string, std::uint32_t> uses_;
};

/// A block of clauses alone says the same as those clauses behind the name: its braces are layout.
bool holds_clauses_only(NodeRef body) {
  for (const NodeRef child : body.children()) {
    const Kind kind = child.kind();
    const bool is_layout = kind == Kind::open_brace || kind == Kind::close_brace ||
                           kind == Kind::comment || kind == Kind::separator;
    if (!is_layout && !is_clause(kind)) return false;
  }
  return true;
}

class ContentHash {
public:
  ContentHash() { XXH3_64bits_reset(&state_); }

  void add(std::string_view token) {
    const std::uint64_t size = token.size(); // so that "ab c" and "a bc" differ
    XXH3_64bits_update(&state_, &size, sizeof size);
    XXH3_64bits_update(&state_, token.data(), token.size());
  }
  [[nodiscard]] std::uint64_t value() const { return XXH3_64bits_digest(&state_); }

private:
  XXH3_state_t state_{};
};

} // namespace

std::string key(const Model& model, DeclarationId declaration) {
  const Declaration& declared = model[declaration];
  return fmt::format("{}/{}", noun(declared.kind), declared.id);
}

std::string key(const Model& model, DeclarationId process, std::size_t stage) {
  return fmt::format("{}/stage/{}", key(model, process), model.process(process).stages[stage].id);
}

std::vector<std::string> statement_keys(const Model& model, DeclarationId workflow) {
  return StatementKeys(model, workflow).make();
}

std::string key(const Model& model, DeclarationId workflow, StatementId statement) {
  return statement_keys(model, workflow)[index(statement)];
}

std::uint64_t content_hash(const Tree& tree, std::uint32_t node, std::span<const Kind> left_out) {
  ContentHash hash;
  const std::uint32_t end = node + tree.nodes[node].size;
  std::vector<std::uint32_t> bare; // ends of the bodies whose braces are layout
  for (std::uint32_t i = node; i < end; ++i) {
    const NodeRef part(&tree, i);
    if (std::ranges::find(left_out, part.kind()) != left_out.end()) {
      i += part.node().size - 1;
      continue;
    }
    if (part.kind() == Kind::body && holds_clauses_only(part)) bare.push_back(i + part.node().size);
    while (!bare.empty() && bare.back() <= i) bare.pop_back();
    const bool is_brace = part.kind() == Kind::open_brace || part.kind() == Kind::close_brace;
    const bool is_layout = part.kind() == Kind::comment || part.kind() == Kind::separator ||
                           (is_brace && !bare.empty());
    if (part.node().size != 1 || is_layout) continue;
    if (part.kind() == Kind::text_block) {
      hash.add(dedent_text_block(part.text()));
    } else {
      hash.add(part.text());
    }
  }
  return hash.value();
}

} // namespace waymark
