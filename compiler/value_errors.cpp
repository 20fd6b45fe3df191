#include "value_errors.hpp"

#include "compiler/paths.hpp"
#include "grammar/literals.hpp"
#include "identifiers.hpp"
#include "read_values.hpp"
#include "text_formats.hpp"
#include "time_errors.hpp"

#include <cmath>
#include <fmt/core.h>

namespace waymark {

namespace {

class ValueReporter {
public:
  ValueReporter(const Tree& tree, Findings& findings)
      : tree_(tree)
      , findings_(findings)
      , has_escapes_(tree.source->text().find('\\') != std::string_view::npos) {}

  void run() {
    for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) check({&tree_, i});
  }

private:
  void check(NodeRef node) {
    switch (node.kind()) {
    case Kind::duration: return check_duration(node, findings_);
    case Kind::money: return check_money(node, findings_);
    case Kind::frequency: return check_frequency(node, findings_);
    case Kind::date: return check_date(node, findings_);
    case Kind::hours: return check_hours(node, declaration_ ? declaration_ : node, findings_);
    case Kind::review: return check_review(node, findings_);
    case Kind::decide: return check_shares(node);
    case Kind::share: return check_share(node);
    case Kind::jump: return check_limit(node);
    case Kind::language_tag: return check_language(node);
    case Kind::accent: return check_colour(node);
    case Kind::url: return check_address(node);
    case Kind::site:
    case Kind::edit:
      if (stands_in_handbook_) check_address(node); // elsewhere it may be a name: `edit "Edit"`
      return;
    case Kind::see: return check_path_or_address(node);
    case Kind::allow: return check_reason(node);
    case Kind::title: check_not_empty(node); return check_escapes(node);
    case Kind::string: return check_escapes(node);
    case Kind::handbook: stands_in_handbook_ = true; return;
    case Kind::system:
    case Kind::process:
    case Kind::workflow:
    case Kind::procedure:
    case Kind::role:
    case Kind::party:
    case Kind::tool:
    case Kind::document:
      stands_in_handbook_ = false;
      declaration_ = node;
      return check_title(node);
    default: return;
    }
  }

  Finding& report(Span span, std::string message) {
    return findings_.report(Check::invalid_value, span, std::move(message));
  }

  // ---- Figures ---------------------------------------------------------------------------------

  void check_share(NodeRef share) {
    if (read_share(share)) return;
    report(share.span(), fmt::format("a share is at most 100%, and this is {}", share.text()));
  }

  /// Points at the share that brings the sum over the whole.
  void check_shares(NodeRef decide) {
    const NodeRef body = decide.child(Kind::body);
    if (!body) return;
    double sum = 0;
    NodeRef surplus;
    for (const NodeRef answer : body.children()) {
      const NodeRef share = is_answer(answer.kind()) ? answer.child(Kind::share) : NodeRef();
      const auto value = share ? read_share(share) : std::nullopt;
      if (!value) continue;
      constexpr double rounding = 1e-9;
      sum += *value;
      if (!surplus && sum > 1 + rounding) surplus = share;
    }
    if (!surplus) return;
    constexpr double hundredths = 10000;
    report(surplus.span(),
           fmt::format("the answers of this decision have {}% together, but at most 100% is "
                       "possible; make a share smaller",
                       to_text(std::round(sum * hundredths) / 100)));
  }

  void check_limit(NodeRef jump) {
    const NodeRef numeral = jump.child(Kind::numeral);
    if (!numeral || read_limit(numeral)) return;
    if (read_number(numeral) == 0)
      report(numeral.span(), "0 times would mean never; write 1 or more, or leave out "
                             "the jump");
    else
      report(numeral.span(),
             fmt::format("'{}' times cannot be counted; write a whole number", numeral.text()));
  }

  // ---- Texts -----------------------------------------------------------------------------------

  void check_language(NodeRef tag) {
    if (is_language_tag(tag.text())) return;
    report(
        tag.span(),
        fmt::format("'{}' is no language; write its short code, like en, de or pt-BR", tag.text()));
  }

  /// The clause's string; empty if it is missing, or damaged so that its text is not known.
  NodeRef sound_string(NodeRef clause) const {
    const NodeRef string = clause.child(Kind::string);
    return string && string.damage() == Damage::none ? string : NodeRef();
  }

  void check_colour(NodeRef clause) {
    const NodeRef string = sound_string(clause);
    if (!string) return;
    const std::string text = decode_string(string.text()).text;
    if (is_colour(text)) return;
    report(string.span(),
           fmt::format("'{}' is no colour; write '#' and six digits from 0 to 9 or a "
                       "to f, like #1a5fb4",
                       text));
  }

  void check_address(NodeRef clause) {
    const NodeRef string = sound_string(clause);
    if (!string) return;
    const std::string text = decode_string(string.text()).text;
    if (!is_web_address(text)) {
      report(string.span(),
             fmt::format("'{}' is no web address; it must begin with https:// or http://", text));
    } else if (clause.kind() == Kind::edit && text.find("{path}") == std::string::npos) {
      report(string.span(),
             "the address of 'edit' needs '{path}' in it; the path of the file is put "
             "there");
    }
  }

  void check_path_or_address(NodeRef clause) {
    const NodeRef string = sound_string(clause);
    if (!string) return;
    const std::string text = decode_string(string.text()).text;
    if (!is_address(text) || is_web_address(text) || is_mail_address(text)) return;
    report(string.span(), fmt::format("'{}' is no address that can be opened; one begins with "
                                      "https://, http:// or mailto:, and a path has no ':'",
                                      text));
  }

  void check_escapes(NodeRef string) {
    if (!has_escapes_) return;
    const std::string_view quoted = string.text();
    if (string.damage() != Damage::none || quoted.find('\\') == std::string_view::npos) return;
    const DecodedString decoded = decode_string(quoted);
    if (decoded.bad_escape_length == 0) return;
    Span escape = string.span();
    escape.first += decoded.bad_escape;
    escape.last = escape.first + decoded.bad_escape_length;
    const std::string_view written = tree_.source->text(escape);
    if (decoded.bad_code_point) {
      report(escape, fmt::format("'{}' is the number of no character; write the character itself",
                                 written));
      return;
    }
    findings_.report(
        Check::syntax, escape,
        fmt::format("'{}' means nothing; for a backslash write '\\\\', else remove it", written));
  }

  static bool is_blank(NodeRef string) {
    return string.text().find_first_not_of("\" \t") == std::string_view::npos;
  }

  void check_reason(NodeRef allow) {
    const NodeRef reason = sound_string(allow);
    if (reason && is_blank(reason))
      report(reason.span(), "this reason is empty; say in a few words why it is all right");
  }

  void check_not_empty(NodeRef title) {
    if (!is_blank(title) || title.damage() != Damage::none) return;
    report(title.span(), "this title is empty; say in a few words what it is");
  }

  /// A title alone must give the id that others refer to.
  void check_title(NodeRef declaration) {
    const NodeRef title = declaration.child(Kind::title);
    if (!title || declaration.child(Kind::name)) return;
    if (is_blank(title) || !name_text({}, title, texts_).id.empty()) return;
    report(title.span(),
           "this title has no letter or digit to make an id of; write an id before it");
  }

  const Tree& tree_;
  Findings& findings_;
  bool has_escapes_; ///< in any string of the file
  TextStore texts_;
  NodeRef declaration_; ///< the last one met
  bool stands_in_handbook_ = false;
};

} // namespace

void report_values(const Tree& tree, Findings& findings) {
  ValueReporter(tree, findings).run();
}

} // namespace waymark
