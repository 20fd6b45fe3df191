#include "format_head.hpp"

#include "format_rows.hpp"

#include <algorithm>

namespace waymark {
namespace {

constexpr std::size_t width_of_brace = 2; // " {"

bool has_clauses_in_body(Kind kind) {
  switch (kind) {
  case Kind::step:
  case Kind::decide:
  case Kind::if_:
  case Kind::parallel:
  case Kind::for_:
  case Kind::stage:
  case Kind::wait:
  case Kind::branch: return true;
  default: return is_declaration(kind);
  }
}

bool is_instructions(NodeRef clause) {
  return clause.kind() == Kind::instructions;
}

/// A statement that may stand in a one-line block.
bool is_short_statement(NodeRef node) {
  switch (node.kind()) {
  case Kind::jump:
  case Kind::end:
  case Kind::step:
  case Kind::wait: return !node.child(Kind::body) && !node.child(Kind::instructions);
  default: return false;
  }
}

struct BodyContents {
  std::vector<NodeRef> clauses;
  NodeRef statement;
  bool short_enough = true;

  [[nodiscard]] bool empty() const { return clauses.empty() && !statement; }
};

BodyContents read_body(NodeRef body) {
  BodyContents contents;
  bool separated = false;
  for (const NodeRef child : body.children()) {
    const Kind kind = child.kind();
    if (kind == Kind::open_brace || kind == Kind::close_brace) continue;
    if (kind == Kind::separator) {
      separated = true;
      continue;
    }
    const bool is_first = contents.empty();
    const bool joins = is_first || (is_clause(kind) && !contents.statement && !separated);
    separated = false;
    contents.short_enough =
        joins && (is_clause(kind) ? !is_instructions(child) : is_short_statement(child));
    if (is_clause(kind))
      contents.clauses.push_back(child);
    else
      contents.statement = child;
    if (!contents.short_enough) break;
  }
  return contents;
}

void write_all(FormattedText& out, const std::vector<NodeRef>& nodes) {
  for (const NodeRef node : nodes) out.write(node);
}

} // namespace

StatementHead read_head(NodeRef statement) {
  StatementHead head;
  if (is_token(statement.kind())) head.before.push_back(statement);
  for (const NodeRef child : statement.children()) {
    if (child.kind() == Kind::body) {
      head.body = child;
      break;
    }
    if (is_clause(child.kind()))
      head.clauses.push_back(child);
    else if (head.clauses.empty())
      head.before.push_back(child);
    else
      head.after.push_back(child);
  }
  head.breakable = has_clauses_in_body(statement.kind()) && head.after.empty();
  const bool has_text = std::any_of(head.clauses.begin(), head.clauses.end(), is_instructions);
  // Where the text block has to stay on the line, a reference right before it could read as the
  // keyword of a clause: `by note """…"""`.
  if (head.breakable || !has_text) put_performer_first(head.clauses);
  return head;
}

std::size_t write_head(FormattedText& out, const StatementHead& head) {
  write_all(out, head.before);
  if (!head.breakable) {
    write_all(out, head.clauses);
    write_all(out, head.after);
    return head.clauses.size();
  }
  FormattedText::Mark fitting = out.mark();
  std::size_t fitting_count = 0;
  for (std::size_t i = 0; i < head.clauses.size(); ++i) {
    const NodeRef clause = head.clauses[i];
    bool goes_on = !is_instructions(clause);
    if (goes_on) {
      out.write(clause);
      const bool stays = i == 0 && clause.kind() == Kind::by;
      if (stays || out.fits(width_of_brace)) {
        fitting = out.mark();
        fitting_count = i + 1;
      } else {
        // Without a body there is no brace, as long as all clauses fit.
        goes_on = !head.body && out.fits();
      }
    }
    if (!goes_on) {
      out.back_to(fitting);
      return fitting_count;
    }
  }
  return head.clauses.size();
}

bool write_one_line_body(FormattedText& out, NodeRef body) {
  BodyContents contents = read_body(body);
  if (!contents.short_enough) return false;
  if (contents.empty()) {
    out.write("{}");
    return true;
  }
  if (body.text().find('\n') != std::string_view::npos) return false;

  const FormattedText::Mark mark = out.mark();
  out.write("{");
  put_performer_first(contents.clauses);
  write_all(out, contents.clauses);
  if (contents.statement) {
    const StatementHead head = read_head(contents.statement);
    write_all(out, head.before);
    write_all(out, head.clauses);
    write_all(out, head.after);
  }
  out.write("}");
  if (out.fits()) return true;
  out.back_to(mark);
  return false;
}

} // namespace waymark
