#include "model/model_parts.hpp"

namespace waymark::model_parts {
namespace {

std::string_view kind_name(InstructionKind kind) {
  switch (kind) {
  case InstructionKind::text: return "text";
  case InstructionKind::check: return "check";
  case InstructionKind::caution: return "caution";
  case InstructionKind::note: return "note";
  case InstructionKind::image: return "image";
  case InstructionKind::see: return "see";
  }
  return {};
}

} // namespace

void duration(std::string& out, const Duration& duration) {
  Object object(out);
  object.add("low", duration.low);
  object.add("high", duration.high);
  object.add("unit", name(duration.unit));
}

void money(std::string& out, const Money& money) {
  Object object(out);
  object.add("amount", money.amount);
  object.add("currency", money.currency);
  if (money.per) object.add("per", name(*money.per));
}

void instructions(std::string& out, std::span<const Instruction> all) {
  List list(out);
  for (const Instruction& one : all) {
    Object object(list.element());
    object.add("kind", kind_name(one.kind));
    object.add("text", one.text.value);
    add(object, "alternative", one.alternative);
  }
}

void strings(std::string& out, std::span<const std::string_view> all) {
  List list(out);
  for (const std::string_view one : all) list.add(one);
}

} // namespace waymark::model_parts
