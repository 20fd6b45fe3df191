#pragma once

#include "recovery.hpp"

/// The language, from its values up to the heads of its statements: what stands behind each
/// keyword. Rules only. A rule with a `kind` makes a node of the tree (tree_control.hpp); blocks
/// are nested by the parser, on a stack of its own. docs/language.md is the same grammar in prose.
namespace waymark::rules {

using namespace tao::pegtl;
using E = Expectation;

// ---- Values ------------------------------------------------------------------------------------

struct range_word : sor<word<Keyword::to>, unexpected_mark<foreign_range_length>> {};
struct duration : seq<numeral, opt<gap, range_word, gap, expect<E::number, numeral>>, gap,
                      expect<E::unit, unit>, opt<gap, unexpected_mark<second_duration_length>>> {
  static constexpr Kind kind = Kind::duration;
};

struct per_word : sor<word<Keyword::per>, unexpected_mark<misspelt_per_length>> {};
// `40 month`: the word between the two is forgotten.
struct unit_without_per : seq<period_follows, missing<E::per>, unit> {};
struct per_unit : sor<seq<per_word, gap, expect<E::period, unit>>, unit_without_per> {};

struct leading_currency : unexpected_mark<leading_currency_length> {};
struct currency_behind : sor<unexpected_mark<currency_sign_length>, expect<E::currency, currency>> {
};
struct amount : sor<seq<leading_currency, gap, numeral>, seq<numeral, gap, currency_behind>> {};
struct money : seq<amount, opt<gap, per_unit>> {
  static constexpr Kind kind = Kind::money;
};

struct misspelt_every : seq<missing<E::frequency>, unexpected_mark<misspelt_every_length>> {};
struct frequency
    : sor<seq<numeral, gap, expect<E::period, per_unit>>,
          seq<sor<word<Keyword::every>, misspelt_every>, gap,
              expect<E::period, sor<seq<numeral, gap, expect<E::unit, unit>>, weekday_or_unit>>>> {
  static constexpr Kind kind = Kind::frequency;
};

struct interval_amount : seq<numeral, gap, opt<range_word, gap, numeral, gap>> {};
struct interval : seq<opt<interval_amount>, unit> {
  static constexpr Kind kind = Kind::duration;
};

// ---- Jumps -------------------------------------------------------------------------------------

struct result : seq<gap, sor<title, unopened_text<E::declared_title>>> {};
struct end_target : seq<word<Keyword::end>, opt<result>> {
  static constexpr Kind kind = Kind::end;
};
// `-> ned "Late"`: only an end has a result.
struct misspelt_end_target : seq<misspelt_end, result> {
  static constexpr Kind kind = Kind::end;
};
struct surplus_kind
    : surplus_keyword<Keyword::step, Keyword::decide, Keyword::if_, Keyword::parallel,
                      Keyword::wait, Keyword::stage, Keyword::workflow, Keyword::procedure> {};
struct target : sor<end_target, misspelt_end_target, seq<opt<surplus_kind, gap>, plain_reference>> {
};
// The target forgotten: `-> up to 2 times`; but `-> up up to 2 times` leads to `up`.
struct target_without_name : seq<limit_follows, missing<E::jump_target>> {};
struct arrow_to_target
    : seq<arrow, gap, sor<target_without_name, expect_id<E::jump_target, target>>> {};

// up to 2 times, then -> archive
struct up_word : sor<word<Keyword::up>, unexpected_mark<misspelt_up_length>> {};
struct limit
    : seq<up_word, gap, expect<E::to_times, word<Keyword::to>>, gap, expect<E::number, numeral>,
          gap, expect<E::times, word<Keyword::times>>, gap,
          expect<E::then, seq<comma, gap, word<Keyword::then>>>, gap,
          expect<E::then_target, sor<arrow_to_target, word<Keyword::continue_>,
                                     seq<arrow_on_next_line<E::then_target>, arrow_to_target>,
                                     seq<missing<E::then_target>, end_target>>>> {};

// -> send_intro up to 2 times, then -> archive
struct jump : seq<arrow_to_target, opt<gap, limit>> {
  static constexpr Kind kind = Kind::jump;
};
// The arrow forgotten: `no archive`, `no end "Declined"`.
struct jump_without_arrow
    : sor<seq<reference_follows, missing<E::jump>, plain_reference, opt<gap, limit>>,
          seq<missing<E::jump>, end_target>> {
  static constexpr Kind kind = Kind::jump;
};

// ---- What stands behind the keyword of a clause -------------------------------------------------

template<E What>
struct one_reference : seq<gap, expect_id<What, reference>> {};
struct owner_value
    : seq<gap, opt<surplus_keyword<Keyword::by>, gap>, expect_id<E::role, reference>> {};
struct follow_value : seq<gap, opt<surplus_keyword<Keyword::procedure, Keyword::workflow>, gap>,
                          expect_id<E::procedure, reference>> {};
template<E What>
struct references
    : seq<gap, opt<unexpected_mark<article_before_kind_length>, gap>,
          opt<surplus_keyword<Keyword::document, Keyword::tool, Keyword::role>, gap>,
          expect_id<What, reference>, star<gap, comma, gap, expect_id<What, reference>>> {};
template<E What = E::text>
struct one_string : seq<gap, expect_quoted<What, string>> {};

struct in_value
    : seq<gap,
          sor<unopened_text<E::text>, expect<E::system_or_department, sor<reference, string>>>> {};
struct optional_string : opt<gap, sor<string, unopened_text<E::text>>> {};
struct after_value : seq<gap, expect_id<E::workflow, plain_reference>, optional_string> {};
struct language_value : seq<gap, expect_id<E::language_tag, language_tag>> {};
struct sop_value : seq<gap, expect<E::strict, word<Keyword::strict>>> {};
struct severity_value : seq<gap, expect_id<E::check_name, check_name>> {};
struct allow_value : seq<gap, expect_id<E::check_name, check_name>, optional_string> {};
struct was_value : seq<gap, expect<E::old_id, plain_reference>> {};
struct money_value : seq<gap, expect<E::money, money>> {};
struct hours_value
    : seq<gap, expect<E::number, numeral>, gap, opt<unexpected_mark<unit_before_per_length>, gap>,
          expect<E::per_week, per_unit>> {};
struct in_word : sor<word<Keyword::in>, unexpected_mark<misspelt_in_length>> {};
struct kept_value : seq<gap, opt<surplus_keyword<Keyword::for_>, gap>,
                        expect<E::retention, sor<word<Keyword::forever>, duration>>, gap,
                        expect<E::in_tool, seq<in_word, gap, expect_id<E::tool, reference>>>> {};
struct happens_value : seq<gap, expect<E::frequency, frequency>> {};
struct foreign_date : seq<missing<E::date>, unexpected_mark<foreign_date_length>> {};
struct any_date : sor<date, surplus_then<date>, foreign_date, missing<E::date>> {};
struct date_value : seq<gap, any_date> {};
struct review_value
    : seq<gap, expect<E::review_interval,
                      seq<word<Keyword::every>, gap, expect<E::duration, interval>>>> {};
struct approval_value
    : seq<gap, any_date, gap,
          expect<E::by_role, seq<word<Keyword::by>, gap, opt<surplus_keyword<Keyword::by>, gap>,
                                 expect_id<E::role, reference>>>> {};
struct takes_value : seq<gap, expect<E::duration, duration>> {};
struct else_word : sor<word<Keyword::else_>, unexpected_mark<misspelt_else_length>> {};
struct interruption
    : seq<gap,
          expect<E::jump, sor<jump, jump_without_arrow, seq<arrow_on_next_line<E::jump>, jump>>>> {
};
struct within_value : seq<gap, expect<E::duration, duration>, opt<gap, else_word, interruption>> {};
struct on_value : seq<gap, expect_quoted<E::text, string>, interruption> {};
struct unquoted_colour : seq<missing<E::text>, unexpected_mark<unquoted_colour_length>> {};
struct accent_value : seq<gap, sor<unquoted_colour, expect_quoted<E::text, string>>> {};
struct image_value
    : seq<gap, expect_quoted<E::text, string>, gap, expect_quoted<E::alternative_text, string>> {};

// ---- Names and heads ----------------------------------------------------------------------------

// id, id "Title", or "Title"
struct marked_title : seq<unexpected_mark<mark_before_text_length>, gap, title> {};
struct title_behind_name : opt<gap, sor<title, marked_title, unopened_text<E::declared_title>>> {};
struct name_parts : sor<seq<name, title_behind_name>, title> {};
template<E What>
struct reserved_name : seq<reserved_for_id<What>, title_behind_name> {};
struct expect_name
    : sor<name_parts, reserved_name<E::declared_name>, expect<E::declared_name, name_parts>> {};
struct named : seq<gap, expect_name> {};

struct decide_head : seq<gap, opt<surplus_keyword<Keyword::if_, Keyword::when>, gap>, expect_name> {
};
struct handbook_head : seq<gap, expect_quoted<E::declared_title, title>> {};
// No word is passed here: `term Lead "…"` has no title, and a definition.
struct term_title : sor<title, unopened_text<E::declared_title>, missing<E::declared_title>> {};
struct term_head : seq<gap, term_title, gap, opt<unexpected_mark<mark_before_text_length>, gap>,
                       expect_quoted<E::definition, string>> {};
struct parallel_head : opt<gap, sor<seq<optional_name, title_behind_name>, title>> {};
struct for_each_head
    : seq<gap, expect<E::each, word<Keyword::each>>, gap, expect_quoted<E::what_each, title>> {};
struct stage_head : seq<gap, expect_id<E::stage, reference>> {};
struct wait_head
    : seq<gap, opt<surplus_keyword<Keyword::for_>, gap>,
          sor<duration, name_parts, reserved_name<E::awaited>, expect<E::awaited, duration>>> {};
struct end_head : opt<result> {};
struct about_word : sor<word<Keyword::about>, unexpected_mark<misspelt_about_length>> {};
struct share_part : opt<gap, about_word, gap, expect<E::share, share>> {};
struct when_head : seq<gap, expect_quoted<E::when_text, title>, share_part> {};
struct branch_head : seq<gap, expect_quoted<E::branch_title, title>> {};

// What an answer or `if` leads to when it is no block.
struct answer_outcome : sor<word<Keyword::continue_>, jump, jump_without_arrow> {};
struct if_outcome : sor<jump, jump_without_arrow> {};

} // namespace waymark::rules
