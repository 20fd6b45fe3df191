#include "model/json_writer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace waymark::json {
namespace {

/// Bytes that mean themselves in a string. What is not ASCII must be looked at whole.
constexpr auto stands_for_itself = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0x20; byte < 0x80; ++byte) table[byte] = byte != '"' && byte != '\\';
  return table;
}();

bool is_plain(std::string_view text) {
  for (const char letter : text)
    if (!stands_for_itself[static_cast<unsigned char>(letter)]) return false;
  return true;
}

} // namespace

void append(std::string& out, std::string_view text) {
  if (!is_plain(text)) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

void append(std::string& out, double number) {
  const std::size_t begin = out.size();
  fmt::format_to(std::back_inserter(out), "{}", number);
  const bool is_whole = out.find_first_of(".e", begin) == std::string::npos;
  if (is_whole) out += ".0"; // some readers tell numbers with a point from those without
}

void append(std::string& out, std::uint64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
}

std::string& Object::member(std::string_view name) {
  if (!first_) out_ += ',';
  first_ = false;
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return out_;
}

std::string& List::element() {
  if (!first_) out_ += ',';
  first_ = false;
  if (layout_ == Layout::lines) out_ += '\n';
  return out_;
}

} // namespace waymark::json
