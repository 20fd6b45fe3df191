#pragma once

#include "compiler/values.hpp"
#include "grammar/span.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// What all parts of the model are made of: ids, texts, references.
namespace waymark {

enum class DeclarationKind : std::uint8_t {
  system,
  process,
  workflow,
  procedure,
  role,
  party,
  tool,
  document,
};
inline constexpr auto declaration_kind_count =
    static_cast<std::size_t>(DeclarationKind::document) + 1;

/// One value for each kind of declaration.
template<typename Value>
class ByDeclarationKind {
public:
  [[nodiscard]] Value& operator[](DeclarationKind kind) { return values_[slot(kind)]; }
  [[nodiscard]] const Value& operator[](DeclarationKind kind) const { return values_[slot(kind)]; }

private:
  static constexpr std::size_t slot(DeclarationKind kind) { return static_cast<std::size_t>(kind); }

  std::array<Value, declaration_kind_count> values_{};
};

/// Index into `Model::declarations`.
enum class DeclarationId : std::uint32_t { none = 0xffffffff };

/// Index into the statements of one workflow, in text order.
enum class StatementId : std::uint32_t { none = 0xffffffff };

[[nodiscard]] constexpr std::uint32_t index(DeclarationId id) {
  return static_cast<std::uint32_t>(id);
}
[[nodiscard]] constexpr std::uint32_t index(StatementId id) {
  return static_cast<std::uint32_t>(id);
}

/// Author's text and where it stands. Empty without a span if it was not given.
struct Text {
  std::string_view value;
  Span span{};

  [[nodiscard]] bool given() const { return span.last != span.first; }
};

/// A name used. `target` is none if nothing (or nothing of the right kind) is called that; that has
/// been reported, and whoever reads the model treats it as somebody or something unknown.
struct Reference {
  DeclarationId target = DeclarationId::none;
  Span span{};

  [[nodiscard]] bool resolved() const { return target != DeclarationId::none; }
};

/// A run of elements in one of a workflow's pools.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  [[nodiscard]] bool empty() const { return count == 0; }
};

/// What all named declarations have in common.
struct Declaration {
  DeclarationKind kind{};
  bool damaged = false; ///< has a syntax error in its head
  std::string_view id;  ///< NFC
  std::string_view title;
  Span name_span{};        ///< what a finding about it points at
  Span span{};             ///< all of it
  std::uint32_t index = 0; ///< into the vector of its kind
  std::vector<std::string_view> former_ids{};
};

} // namespace waymark
