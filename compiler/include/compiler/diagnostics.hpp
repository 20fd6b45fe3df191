#pragma once

#include "grammar/span.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

enum class Severity : std::uint8_t { error, warning, advice };
[[nodiscard]] std::string_view name(Severity severity);

/// Every check, in the order of checks.def.
enum class Check : std::uint8_t {
#define WAYMARK_CHECK(name, spelling, group, severity, scope, finds) name,
#include "compiler/checks.def"
#undef WAYMARK_CHECK
};

enum class CheckGroup : std::uint8_t {
  text,
  names,
  ownership,
  ordering,
  alignment,
  documents,
  improvement,
};
[[nodiscard]] std::string_view name(CheckGroup group);

/// What a check needs to look at, and so what must be checked again after an edit.
enum class CheckScope : std::uint8_t {
  file,      ///< found while one file is read
  names,     ///< found while names are resolved
  workflow,  ///< looks at one workflow and the declarations that it names
  workspace, ///< looks at everything
  findings,  ///< looks at what the others found
};

struct CheckFacts {
  std::string_view spelling;
  CheckGroup group;
  Severity severity;
  CheckScope scope;
  std::string_view finds; ///< one line for the table of checks
};

[[nodiscard]] std::span<const CheckFacts> checks();
[[nodiscard]] inline const CheckFacts& facts(Check check) {
  return checks()[static_cast<std::size_t>(check)];
}
/// As `allow` and the command line name it.
[[nodiscard]] std::optional<Check> check_named(std::string_view spelling);

/// Findings about the text itself cannot: they are certain.
[[nodiscard]] inline bool can_be_silenced(const CheckFacts& check) {
  return check.group != CheckGroup::text && check.group != CheckGroup::names;
}

struct RelatedPlace {
  Span span{};
  std::string message;
};

/// How a way leaves a statement.
enum class Departure : std::uint8_t {
  done,     ///< by what stands behind it or an answer, or because it is left out
  deadline, ///< not done in time
  event,    ///< interrupted: `on`
};

/// A statement on the way to a fault: its name, and behind it how the way leaves it, "'Paid?'
/// (no)".
struct WayPlace : RelatedPlace {
  Departure departure{};
  std::string event{}; ///< that interrupts it
};

/// Puts `text` in the place of `span`; a span of no length inserts.
struct Edit {
  Span span{};
  std::string text;
};

/// How far a fix may be trusted.
enum class Applicability : std::uint8_t {
  safe,      ///< what the author meant, as far as the text can tell: `check --fix` applies it
  suggested, ///< a likely way out with something to think over, a figure or an answer: for a person
};
[[nodiscard]] std::string_view name(Applicability applicability);

/// One way out. Its edits belong together: they do not overlap, and are made all or not at all.
struct Fix {
  std::string message; ///< what it does: "write 'founder'"
  std::vector<Edit> edits;
  Applicability applicability = Applicability::suggested;
};

struct Finding {
  Check check{};
  Severity severity{};
  Span span{};
  std::string message; ///< lower case, no full stop, names in quotes
  std::vector<RelatedPlace> related{};
  std::vector<Fix> fixes{};
  std::vector<WayPlace> way{}; ///< step by step to the fault, from the start of the workflow
};

/// Collects findings of one pass. Not shared between threads; passes are merged and sorted once.
class Findings {
public:
  /// The reference is valid until the next report.
  Finding& report(Check check, Span span, std::string message);
  void append(Findings&& others);
  void append(const std::vector<Finding>& others);
  [[nodiscard]] std::vector<Finding>& all() { return findings_; }

private:
  std::vector<Finding> findings_;
};

} // namespace waymark
