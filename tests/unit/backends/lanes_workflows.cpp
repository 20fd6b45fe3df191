#include "lanes_workflows.hpp"

#include <array>
#include <fmt/format.h>
#include <random>
#include <string_view>

namespace waymark::test {
namespace {

constexpr std::array<std::string_view, 9> words = {
    "Check",
    "the invoice",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "請求書を確認する",
    "\U0001F389 celebrate",
    "and",
    "send it to the client",
    "أرسل الفاتورة",
    "x"};

class Writer {
public:
  explicit Writer(std::uint64_t seed)
      : random_(seed) {}

  std::string write() {
    lanes_ = 1 + below(8);
    budget_ = 2 + below(below(4) == 0 ? 80 : 25);
    targets_ = 1 + budget_;
    std::string head = "tool app0 \"App\" owner r0\n";
    for (unsigned i = 0; i < lanes_; ++i) {
      const std::string_view kind = i % 3 == 1 ? "party" : i % 5 == 4 ? "tool" : "role";
      head += fmt::format("{} r{} \"{}\"\n", kind, i,
                          i == 2 ? "Someone with a rather long name" : title());
    }
    text_ = head + "workflow w \"Anything\" {\n";
    while (budget_ > 0) statement(0);
    return text_ + "}\n";
  }

private:
  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }

  std::string title() {
    std::string out;
    for (unsigned i = 0, count = 1 + below(4); i < count; ++i) {
      out += (out.empty() ? "" : " ") + std::string(words[below(words.size())]);
    }
    return out;
  }

  std::string id() { return fmt::format("s{}", next_++); }
  std::string by() { return below(8) == 0 ? "" : fmt::format(" by r{}", below(lanes_)); }

  std::string goal() {
    return below(5) == 0 ? fmt::format("-> end \"{}\"", title())
                         : fmt::format("-> s{}", below(targets_));
  }

  std::string jump() {
    if (below(2) == 0) return goal();
    return fmt::format("{} up to {} times, then {}", goal(), 1 + below(3),
                       below(2) == 0 ? std::string("continue") : goal());
  }

  void flow(unsigned depth) {
    for (unsigned i = 0, count = 1 + below(3); i < count; ++i) statement(depth);
  }

  void block(const std::string& head, unsigned depth) {
    text_ += head + " {\n";
    flow(depth + 1);
    text_ += "}\n";
  }

  void statement(unsigned depth) {
    if (budget_ > 0) --budget_;
    const unsigned choice = below(budget_ > 0 && depth < 3 ? 16 : 9);
    if (choice < 6) return step();
    if (choice < 7) {
      text_ += fmt::format("wait {} \"{}\"{}\n", id(), title(), by());
    } else if (choice < 8) {
      text_ += jump() + "\n";
    } else if (choice < 9) {
      text_ += below(2) == 0 ? fmt::format("end \"{}\"\n", title()) : jump() + "\n";
    } else if (choice < 12) {
      decision(depth);
    } else if (choice < 13) {
      block(fmt::format("if {} \"{}\"{}", id(), title(), by()), depth);
    } else if (choice < 14) {
      block(fmt::format("for each \"{}\"", title()), depth);
    } else if (choice < 15 && depth == 0) {
      block(fmt::format("stage t{} \"{}\"", next_++, title()), depth);
    } else {
      parallel(depth);
    }
  }

  void step() {
    text_ += fmt::format("step {} \"{}\"{}", id(), title(), by());
    if (below(4) == 0) text_ += " using app0";
    if (below(5) == 0) {
      text_ += fmt::format(" {{\nwithin 2 days else {}\n", jump());
      if (below(2) == 0) text_ += fmt::format("on \"{}\" {}\n", title(), jump());
      text_ += "}";
    }
    text_ += "\n";
  }

  void decision(unsigned depth) {
    text_ += fmt::format("decide {} \"{}\"{} {{\n", id(), title(), by());
    const unsigned count = below(4) == 0 ? 3 + below(4) : 2;
    for (unsigned i = 0; i < count; ++i) {
      std::string answer = i == 0 ? "yes" : "no";
      if (count > 2) answer = i + 1 == count ? "otherwise" : fmt::format("when \"{}\"", title());
      switch (below(3)) {
      case 0: text_ += answer + " continue\n"; break;
      case 1: text_ += answer + " " + jump() + "\n"; break;
      default: block(answer, depth);
      }
    }
    text_ += "}\n";
  }

  void parallel(unsigned depth) {
    text_ += fmt::format("parallel {} \"{}\" {{\n", id(), title());
    for (unsigned i = 0, count = 2 + below(4); i < count; ++i) {
      block(fmt::format("branch \"{}\"", title()), depth);
    }
    text_ += "}\n";
  }

  std::mt19937_64 random_;
  std::string text_{};
  unsigned lanes_ = 1;
  unsigned budget_ = 0;
  unsigned targets_ = 1;
  unsigned next_ = 0;
};

} // namespace

std::string random_lanes_workflow(std::uint64_t seed) {
  return Writer(seed).write();
}

} // namespace waymark::test
