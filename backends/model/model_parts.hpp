#pragma once

#include "compiler/checked_model.hpp"
#include "reader_paths.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The parts of `model.json`: docs/model.md. What is not said in the text has no key. For
/// backends/model only.
namespace waymark::model_parts {

using Json = nlohmann::ordered_json;

/// Writes elements of one model. References are the keys of what they name; one that names nothing
/// is left out, for a finding tells of it.
class Writer {
public:
  explicit Writer(const CheckedModel& checked);

  [[nodiscard]] const CheckedModel& checked() const { return checked_; }
  [[nodiscard]] const Model& model() const { return checked_.model; }
  [[nodiscard]] const std::string& key(DeclarationId declaration) const {
    return keys_[index(declaration)];
  }

  /// What all declarations say: key, id, title, place.
  [[nodiscard]] Json declaration(DeclarationId declaration) const;
  void add_place(Json& object, const Span& span) const;
  /// From 1. O(log lines), however long they are.
  [[nodiscard]] std::size_t line(const Span& span) const;
  void add(Json& object, const char* name, const std::optional<Reference>& reference) const;
  void add(Json& object, const char* name, DeclarationId declaration) const;
  void add(Json& object, const char* name, std::span<const Reference> references) const;
  void add(Json& object, const char* name, const std::vector<DeclarationId>& declarations) const;

private:
  const CheckedModel& checked_;
  ReaderPaths paths_;
  std::vector<std::string> keys_;                     ///< by declaration
  std::vector<std::vector<std::uint32_t>> line_ends_; ///< by source
};

void add(Json& object, const char* name, const Text& text);
[[nodiscard]] Json duration(const Duration& duration);
[[nodiscard]] Json money(const Money& money);
[[nodiscard]] Json instructions(std::span<const Instruction> all);

[[nodiscard]] Json system(const Writer& writer, const System& system);
[[nodiscard]] Json process(const Writer& writer, const Process& process);
[[nodiscard]] Json role(const Writer& writer, const Role& role);
[[nodiscard]] Json party(const Writer& writer, const Party& party);
[[nodiscard]] Json tool(const Writer& writer, const Tool& tool);
[[nodiscard]] Json document(const Writer& writer, const Document& document);
[[nodiscard]] Json term(const Writer& writer, const Term& term);

/// On one line, then as many as it has statements and ways on.
[[nodiscard]] std::string workflow(const Writer& writer, const Workflow& workflow);
/// The nodes and edges of its flow graph; `keys` are those of its statements.
[[nodiscard]] std::string flow(const FlowGraph& flow, const Workflow& workflow,
                               std::span<const std::string> keys);

/// On one line. Paths may be no UTF-8; such bytes become U+FFFD.
[[nodiscard]] std::string text_of(const Json& json);
/// `[`, a line for each, `]`.
[[nodiscard]] std::string lines(const std::vector<std::string>& elements);

} // namespace waymark::model_parts
