#pragma once

#include "lexical.hpp"

namespace waymark::rules {

template<typename Rule>
concept makes_node = requires {
  Rule::kind;
};

/// A rule of our own that reads characters only: it passes what it matches, and otherwise leaves
/// input and tree alone.
template<typename Rule>
concept reads_characters = requires(Input& in) {
  Rule::match(in);
};

/// PEGTL control that writes the tree: a rule with a `kind` becomes a node, and what a failed
/// alternative wrote is forgotten. No actions: they would run in abandoned alternatives, too.
template<typename Rule>
struct build_tree : pegtl::normal<Rule> {
  template<pegtl::apply_mode A, pegtl::rewind_mode M, template<typename...> class Action,
           template<typename...> class Control>
  static bool match(Input& in, TreeWriter& writer) {
    if constexpr (reads_characters<Rule>) {
      const std::uint32_t first = offset_of(in);
      if (!Rule::match(in)) return false;
      if constexpr (makes_node<Rule>) writer.leaf(Rule::kind, first, offset_of(in));
      return true;
    } else {
      return match_and_write<A, M, Action, Control>(in, writer);
    }
  }

private:
  template<pegtl::apply_mode A, pegtl::rewind_mode M, template<typename...> class Action,
           template<typename...> class Control>
  static bool match_and_write(Input& in, TreeWriter& writer) {
    const TreeWriter::Mark mark = writer.mark();
    if constexpr (makes_node<Rule>) writer.open(Rule::kind, offset_of(in));
    if (!pegtl::match<Rule, A, M, Action, Control>(in, writer)) {
      writer.restore(mark);
      return false;
    }
    if constexpr (makes_node<Rule>) writer.close_leaf(offset_of(in));
    return true;
  }
};

/// Runs one rule at the input's place; false leaves the input where it was.
template<typename Rule>
bool run(Input& in, TreeWriter& writer) {
  return build_tree<Rule>::template match<pegtl::apply_mode::nothing, pegtl::rewind_mode::required,
                                          pegtl::nothing, build_tree>(in, writer);
}

} // namespace waymark::rules
