#include "tangled_workflow.hpp"

#include "random_source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace waymark::bench {
namespace {

constexpr std::size_t least_lanes = 5;
constexpr std::size_t most_lanes = 8;
constexpr std::size_t farthest_back = 9;  ///< statements of the workflow itself
constexpr std::size_t farthest_ahead = 7; ///< the same
constexpr std::size_t most_in_one = 4;    ///< steps of such a statement, with those inside it

class Writer {
public:
  Writer(std::size_t steps, std::uint64_t seed)
      : left_(steps)
      , random_(seed)
      , lanes_(least_lanes + random_.below(most_lanes - least_lanes + 1)) {}

  std::string write() {
    for (std::size_t i = 0; i < lanes_; ++i) {
      line("{} r{} \"Performer {}\"\n", i % 4 == 3 ? "party" : "role", i, i);
    }
    text_ += "workflow w \"A tangled workflow\" {\n  owner r0\n";
    while (left_ > 0) {
      for (std::size_t plain = 1 + random_.below(2); plain > 0 && left_ > 0; --plain) {
        begin("step");
        text_ += '\n';
      }
      if (left_ >= most_in_one) write_tangle();
    }
    return text_ + "}\n";
  }

private:
  template<typename... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  /// A statement of the workflow itself, up to its performer.
  void begin(const char* keyword) {
    line("  {} s{} \"Do the thing number {}\" by r{}", keyword, own_, own_, random_.below(lanes_));
    ++own_;
    --left_;
  }

  void write_inner_step() {
    line("      step \"Do the inner thing number {}\" by r{}\n", left_, random_.below(lanes_));
    --left_;
  }

  void write_tangle() {
    switch (random_.below(7)) {
    case 0: return write_question(loop());
    case 1: return write_question(way_ahead());
    case 2: return write_answers();
    case 3: return write_exits("wait", "Nobody answers");
    case 4: return write_exits("step", "It fails");
    case 5: return write_branches();
    default: begin("if"); line(" {}\n", way_ahead());
    }
  }

  void write_question(const std::string& way) {
    begin("decide");
    line(" {{\n    yes continue\n    no {}\n  }}\n", way);
  }

  void write_answers() {
    begin("decide");
    text_ += " {\n    when \"It is large\" {\n";
    write_inner_step();
    write_inner_step();
    line("    }}\n    when \"It is strange\" {}\n    otherwise {{\n", way_elsewhere());
    write_inner_step();
    text_ += "    }\n  }\n";
  }

  void write_exits(const char* keyword, const char* event) {
    begin(keyword);
    line(" {{\n    within 3 days else {}\n", way_elsewhere());
    line("    on \"{}\" {}\n  }}\n", event, way_elsewhere());
  }

  void write_branches() {
    text_ += "  parallel {\n";
    for (std::size_t i = 0, count = 2 + random_.below(2); i < count; ++i) {
      line("    branch \"Part {}\" {{\n", i);
      write_inner_step();
      if (count == 2) write_inner_step();
      text_ += "    }\n";
    }
    text_ += "  }\n";
  }

  std::string way_elsewhere() { return random_.chance(50) ? loop() : way_ahead(); }
  std::string loop() {
    const std::size_t steps_back = random_.below(std::min(own_, farthest_back));
    return fmt::format("-> s{} up to 2 times, then continue", own_ - 1 - steps_back);
  }
  /// To a statement that will be there, whatever comes before it: one of each two has a name.
  std::string way_ahead() {
    const std::size_t reach = std::min(farthest_ahead, left_ / (most_in_one + 1));
    if (reach < 2) return "-> end \"Given up\"";
    return fmt::format("-> s{}", own_ + 1 + random_.below(reach - 1));
  }

  std::size_t left_; ///< steps to be written
  RandomSource random_;
  std::size_t lanes_;
  std::string text_{};
  std::size_t own_ = 0; ///< statements of the workflow itself that have a name
};

} // namespace

std::string tangled_workflow(std::size_t steps, std::uint64_t seed) {
  return Writer(steps, seed).write();
}

} // namespace waymark::bench
