#include "model/model_parts.hpp"

namespace waymark::model_parts {
namespace {

std::string_view unit_name(TimeUnit unit) {
  switch (unit) {
  case TimeUnit::second: return "second";
  case TimeUnit::minute: return "minute";
  case TimeUnit::hour: return "hour";
  case TimeUnit::day: return "day";
  case TimeUnit::working_day: return "working day";
  case TimeUnit::week: return "week";
  case TimeUnit::month: return "month";
  case TimeUnit::year: return "year";
  }
  return {};
}

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

Json duration(const Duration& duration) {
  return Json{{"low", duration.low}, {"high", duration.high}, {"unit", unit_name(duration.unit)}};
}

Json money(const Money& money) {
  Json object{{"amount", money.amount}, {"currency", money.currency}};
  if (money.per) object["per"] = unit_name(*money.per);
  return object;
}

Json instructions(std::span<const Instruction> all) {
  Json list = Json::array();
  for (const Instruction& one : all) {
    Json object{{"kind", kind_name(one.kind)}, {"text", one.text.value}};
    add(object, "alternative", one.alternative);
    list.push_back(std::move(object));
  }
  return list;
}

} // namespace waymark::model_parts
