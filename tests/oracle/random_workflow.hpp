#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// Small workflows at random, with every kind of statement, as a tree of their own and as text. The
/// oracle reads the tree, the compiler reads the text; they share nothing but the language.
namespace waymark::oracle {

enum class Kind : std::uint8_t {
  root,
  step,
  decide,
  if_,
  parallel,
  for_each,
  stage,
  wait,
  jump,
  end,
  answer,
  branch,
};

enum class Goal : std::uint8_t { statement, end, go_on };

struct Jump {
  Goal goal = Goal::end;
  int target = -1; ///< statement
  bool limited = false;
  Goal then_goal = Goal::go_on;
  int then_target = -1;
  int line = 0;
};

/// Documents, one bit each.
using Documents = std::uint8_t;
constexpr int document_count = 3;

enum class Outcome : std::uint8_t { block, jump, go_on };

struct Node {
  Kind kind = Kind::root;
  int parent = -1;
  std::vector<int> children{};
  int line = 0;
  std::vector<Jump> jump{};  ///< of a jump, or of an answer that is one; at most one
  std::vector<Jump> exits{}; ///< of work: `on`
  std::vector<Jump> late{};  ///< of work: `within … else`; at most one
  Outcome outcome = Outcome::block;
  bool optional = false;
  Documents needs = 0; ///< all told: also `approves`, and what a followed procedure needs
  Documents makes = 0; ///< all told
  Documents own_needs = 0, own_makes = 0, approves = 0;
  int follows = -1; ///< procedure
};

struct RandomWorkflow {
  std::vector<Node> nodes{}; ///< nodes[0] is the root; a parent stands before its children
  Documents handed_in = 0;
  int first_line = 0;
  int last_line = 0;
};

/// Declarations and procedures that the workflows of a file use.
[[nodiscard]] std::string preamble();

[[nodiscard]] RandomWorkflow random_workflow(std::uint64_t seed);

/// Appends the workflow to a text and notes the lines of its statements. `line` is the number of
/// the line that is written next.
void write_workflow(RandomWorkflow& workflow, const std::string& name, std::string& text,
                    int& line);

} // namespace waymark::oracle
