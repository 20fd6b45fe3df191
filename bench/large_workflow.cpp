#include "large_workflow.hpp"

#include "random_source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace waymark::bench {
namespace {

constexpr std::size_t branches = 3;
constexpr std::size_t steps_per_branch = 3;

class Writer {
public:
  explicit Writer(const LargeWorkflow& size)
      : size_(size) {}

  Files write() {
    text_ = "role lead \"Lead\"\nrole crew \"Crew\"\n\nworkflow large \"Large\" {\n"
            "  owner lead\n";
    const std::size_t steps_in_parallels = size_.parallels * branches * steps_per_branch;
    const std::size_t plain = size_.steps - std::min(size_.steps, steps_in_parallels);
    const std::size_t jump_every = std::max<std::size_t>(1, plain / size_.jumps);
    const std::size_t parallel_every = std::max<std::size_t>(1, plain / size_.parallels);
    for (std::size_t i = 0; i < plain; ++i) {
      write_step(2, fmt::format("s{}", i));
      if (i % jump_every == jump_every - 1) write_jump(i);
      if (i % parallel_every == parallel_every - 1) write_parallel();
    }
    text_ += "}\n";
    return {{"large.way", std::move(text_)}};
  }

private:
  template<typename... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
  }

  void write_step(std::size_t indentation, const std::string& id) {
    ++number_;
    line("{:{}}step {} \"Do part {}\" by {} takes 5 min\n", "", indentation, id, number_,
         number_ % 5 == 0 ? "crew" : "lead");
  }

  void write_jump(std::size_t here) {
    const bool far = random_.chance(10);
    const std::size_t target =
        far ? random_.below(here + 1) : here - std::min<std::size_t>(here, 3);
    line("  decide \"Is part {} right?\" {{\n    yes continue\n    no -> s{}{}\n  }}\n", number_,
         target, ++jumps_ % 2 == 0 ? " up to 3 times, then continue" : "");
  }

  void write_parallel() {
    text_ += "  parallel {\n";
    for (std::size_t branch = 0; branch < branches; ++branch) {
      line("    branch \"Part {} of {}\" {{\n", branch, parallel_);
      for (std::size_t i = 0; i < steps_per_branch; ++i)
        write_step(6, fmt::format("p{}_{}_{}", parallel_, branch, i));
      text_ += "    }\n";
    }
    ++parallel_;
    text_ += "  }\n";
  }

  LargeWorkflow size_;
  RandomSource random_{1};
  std::string text_;
  std::size_t number_ = 0;
  std::size_t jumps_ = 0;
  std::size_t parallel_ = 0;
};

} // namespace

Files generate_large_workflow(const LargeWorkflow& size) {
  return Writer(size).write();
}

} // namespace waymark::bench
