#include "syntax_errors.hpp"

#include "damage_errors.hpp"
#include "foreign_lines.hpp"
#include "placement_errors.hpp"
#include "value_errors.hpp"

#include <algorithm>

namespace waymark {

namespace {

/// More would help nobody, and a large file that is no `.way` text at all would fill the memory.
constexpr std::size_t most_findings = 10'000;

void report_foreign_byte(const Source& source, Findings& findings) {
  const ForeignByte& byte = *source.foreign_byte();
  const Span span{source.file(), byte.offset, byte.offset + 1};
  findings.report(Check::syntax, span,
                  byte.is_nul
                      ? "here is a character that no text has (NUL); save the file as plain "
                        "text in UTF-8"
                      : "the file is not UTF-8 text from here on; save it as UTF-8");
}

void leave_out_what_follows(const Source& source, std::vector<Finding>& findings) {
  const ForeignLines lines(source);
  std::erase_if(findings, [&](const Finding& finding) { return lines.touches(finding.span); });
}

void leave_out_the_rest(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, &Finding::span);
  Finding& last = findings[most_findings - 1];
  last.message = "this file has more errors than can be listed; those from here on are left out";
  last.check = Check::syntax;
  last.related.clear();
  last.fixes.clear();
  findings.resize(most_findings);
}

} // namespace

void report_text_errors(const Tree& tree, Findings& findings) {
  Findings own;
  LostText lost;
  report_damage(tree, own, lost);
  report_misplaced(tree, lost, own);
  report_values(tree, own);
  const Source& source = *tree.source;
  if (source.foreign_byte()) {
    leave_out_what_follows(source, own.all());
    report_foreign_byte(source, own);
  }
  if (own.all().size() > most_findings) leave_out_the_rest(own.all());
  findings.append(std::move(own));
}

} // namespace waymark
