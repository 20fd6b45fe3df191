#pragma once

#include "compiler/checked_model.hpp"
#include "model/json_writer.hpp"
#include "reader_paths.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The parts of `model.json`: docs/model.md. What is not said in the text has no key. For
/// backends/model only.
namespace waymark::model_parts {

using json::List;
using json::Object;

/// Writes elements of one model. References are the keys of what they name; one that names nothing
/// is left out, for a finding tells of it.
class Writer {
public:
  Writer(const CheckedModel& checked, const ShownPaths* paths);

  [[nodiscard]] const CheckedModel& checked() const { return checked_; }
  [[nodiscard]] const Model& model() const { return checked_.model; }
  [[nodiscard]] const std::string& key(DeclarationId declaration) const {
    return keys_[index(declaration)];
  }

  /// What all declarations say: key, id, title, place.
  void add_declaration(Object& object, DeclarationId declaration) const;
  void add_place(Object& object, const Span& span) const;
  /// From 1. O(log lines), however long they are.
  [[nodiscard]] std::size_t line(const Span& span) const;
  void add(Object& object, std::string_view name, const std::optional<Reference>& reference) const;
  void add(Object& object, std::string_view name, DeclarationId declaration) const;
  void add(Object& object, std::string_view name, std::span<const Reference> references) const;
  void add(Object& object, std::string_view name,
           const std::vector<DeclarationId>& declarations) const;

private:
  const CheckedModel& checked_;
  ReaderPaths paths_;
  std::vector<std::string> keys_;                     ///< by declaration
  std::vector<std::vector<std::uint32_t>> line_ends_; ///< by source
};

void add(Object& object, std::string_view name, const Text& text);
// Each writes a value to the end of the string.
void duration(std::string& out, const Duration& duration);
void money(std::string& out, const Money& money);
void instructions(std::string& out, std::span<const Instruction> all);
void strings(std::string& out, std::span<const std::string_view> all);

void system(std::string& out, const Writer& writer, const System& system);
void process(std::string& out, const Writer& writer, const Process& process);
void role(std::string& out, const Writer& writer, const Role& role);
void party(std::string& out, const Writer& writer, const Party& party);
void tool(std::string& out, const Writer& writer, const Tool& tool);
void document(std::string& out, const Writer& writer, const Document& document);
void term(std::string& out, const Writer& writer, const Term& term);

/// On one line, then as many as it has statements and ways on.
void workflow(std::string& out, const Writer& writer, const Workflow& workflow);
/// The nodes and edges of its flow graph; `keys` are those of its statements.
void flow(std::string& out, const FlowGraph& flow, const Workflow& workflow,
          std::span<const std::string> keys);

} // namespace waymark::model_parts
