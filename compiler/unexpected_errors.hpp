#pragma once

#include "damage_context.hpp"

#include <cstdint>

namespace waymark {

/// Text that has no place.
class UnexpectedErrors {
public:
  explicit UnexpectedErrors(DamageContext& context)
      : context_(context) {}

  void report(NodeRef node);

private:
  [[nodiscard]] bool closes_reported_bracket(NodeRef node);
  [[nodiscard]] bool belongs_to_misplaced_clause(NodeRef node) const;
  [[nodiscard]] bool reads_on(NodeRef node) const;
  void report_stray(NodeRef node);
  void report_unknown_word(NodeRef node);
  void report_no_place(NodeRef node);
  void report_missing_comma(const Span& word);
  void report_junk(NodeRef node);
  [[nodiscard]] bool is_passed(NodeRef node) const;
  [[nodiscard]] Span first_word(NodeRef node) const;

  DamageContext& context_;
  std::uint32_t bracket_ = 0; ///< where the last surplus bracket opens; 0: nowhere
};

} // namespace waymark
