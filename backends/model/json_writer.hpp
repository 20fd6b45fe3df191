#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

/// JSON, written at the end of a string as it is said: a model is large, and a tree of it in memory
/// costs more than all that is said.
namespace waymark::json {

/// In quotes. Bytes that are no UTF-8 become U+FFFD.
void append(std::string& out, std::string_view text);
void append(std::string& out, double number);
void append(std::string& out, std::uint64_t number);
template<std::same_as<bool> Value>
void append(std::string& out, Value value) {
  out += value ? "true" : "false";
}
template<std::unsigned_integral Number>
requires(!std::same_as<Number, bool>) void append(std::string& out, Number number) {
  append(out, std::uint64_t{number});
}

/// On one line. It ends with the life of this value; what is written into it must have ended
/// before.
class Object {
public:
  explicit Object(std::string& out)
      : out_(out) {
    out_ += '{';
  }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  ~Object() { out_ += '}'; }

  /// `name`: one of the program's own, which needs no escaping.
  template<typename Value>
  void add(std::string_view name, const Value& value) {
    append(member(name), value);
  }
  /// Begins a member: its value is to be written to the end of the string.
  std::string& member(std::string_view name);

private:
  std::string& out_;
  bool first_ = true;
};

/// On one line, or with a line for each element. It ends as an object does.
class List {
public:
  enum class Layout : std::uint8_t { one_line, lines };

  explicit List(std::string& out, Layout layout = Layout::one_line)
      : out_(out)
      , layout_(layout) {
    out_ += '[';
  }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  ~List() { out_ += layout_ == Layout::lines && !first_ ? "\n]" : "]"; }

  template<typename Value>
  void add(const Value& value) {
    append(element(), value);
  }
  /// Begins an element: its value is to be written to the end of the string.
  std::string& element();

private:
  std::string& out_;
  Layout layout_;
  bool first_ = true;
};

} // namespace waymark::json
