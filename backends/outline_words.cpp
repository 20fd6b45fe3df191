#include "outline_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

// The sentences that tell people where to go on. Each says exactly one edge out of an item, with
// whatever limits it, so that a reader (and a test) can find the way back from words to flow.
namespace waymark {

std::string plain_text(const Sentence& sentence) {
  std::string text;
  for (const Phrase& phrase : sentence)
    text += phrase.kind == PhraseKind::quoted ? "“" + phrase.text + "”" : phrase.text;
  return text;
}

namespace outline_parts {
namespace {

class Speaker {
public:
  Speaker(const View& view, std::uint32_t number, ItemKind kind)
      : view_(view)
      , number_(number)
      , kind_(kind) {}

  [[nodiscard]] const Language& language() const { return view_.language(); }

  void say(std::string words) {
    if (!words.empty()) sentence_.push_back({PhraseKind::plain, std::move(words)});
  }
  void say(Word word) { say(std::string(language().word(word))); }
  void quote(std::string_view words) {
    sentence_.push_back({PhraseKind::quoted, std::string(words)});
  }
  void refer(std::uint32_t item) {
    say(Word::to_step);
    sentence_.push_back({PhraseKind::item, fmt::format("{}", item), item});
  }

  void target(const Target& target) {
    switch (target.kind) {
    case TargetKind::item:
      say(target.item == number_ + 1 ? Word::go_on_with
          : target.item > number_    ? Word::go_to
                                     : Word::go_back_to);
      refer(target.item);
      break;
    case TargetKind::end:
      say(view_.workflow.is_procedure ? Word::procedure_ends : Word::workflow_ends);
      if (!target.result.empty()) {
        say(Word::colon);
        quote(target.result);
      }
      break;
    case TargetKind::joined:
      say(Word::part_of_done_first);
      refer(target.item);
      say(Word::part_of_done_last);
      break;
    case TargetKind::again:
      say(Word::round_of_done_first);
      refer(target.item);
      say(Word::round_of_done_last);
      break;
    case TargetKind::lost: say(Word::way_lost); break;
    }
  }

  void route(const WayOn& route) {
    for (const LimitedTarget& limited : route.limited) {
      target(limited.to);
      say(limited.times == "1" ? std::string(language().word(Word::at_most_once))
                               : language().filled(Word::at_most, limited.times));
      say(limited.shared ? Word::in_all_after_that : Word::after_that);
    }
    target(route.last);
    say(".");
  }

  /// Behind what interrupts the work.
  void interruption(const WayOn& route) {
    const Target& first = route.limited.empty() ? route.last : route.limited.front().to;
    say(kind_ == ItemKind::wait ? Word::stop_waiting : Word::stop);
    say(first.kind == TargetKind::item ? Word::stop_and : Word::stop_then);
    this->route(route);
  }

  /// Behind "each of them" or the name of a branch.
  void beginning(const WayOn& route) {
    const bool empty =
        route.limited.empty() && route.last.item == number_ &&
        (route.last.kind == TargetKind::joined || route.last.kind == TargetKind::again);
    if (empty) {
      say(Word::nothing_to_do_here);
    } else if (route.limited.empty() && route.last.kind == TargetKind::item) {
      say(Word::start_with);
      refer(route.last.item);
      say(".");
    } else {
      this->route(route);
    }
  }

  Sentence take() { return std::move(sentence_); }

private:
  const View& view_;
  std::uint32_t number_;
  ItemKind kind_;
  Sentence sentence_;
};

bool can_be_interrupted(const View& view, StatementId statement) {
  const FlowNodeId node = view.graph.node_of[index(statement)];
  if (node == FlowNodeId::none) return false;
  const auto out = view.graph.out(node);
  return std::any_of(out.begin(), out.end(), [](const FlowEdge& edge) {
    return edge.kind == FlowEdgeKind::deadline || edge.kind == FlowEdgeKind::exception;
  });
}

/// What must be true for the way on; where a deadline or event may interrupt, "then" could be read
/// as "after that one".
Word words_before_next(const View& view, StatementId statement, ItemKind kind) {
  if (kind == ItemKind::parallel) return Word::when_all_done;
  if (kind == ItemKind::for_each) return Word::when_each_done;
  if (!can_be_interrupted(view, statement)) return Word::then;
  if (kind != ItemKind::wait) return Word::when_done;
  const Work* work = view.workflow.work(statement);
  return work != nullptr && view.workflow.lasts(*work) != nullptr ? Word::when_passed
                                                                  : Word::when_happened;
}

void say_beginning(Speaker& speaker, const Continuation& one) {
  const bool idle = one.route.limited.empty() && one.route.last.kind != TargetKind::item;
  speaker.say(idle ? Word::nothing_to_do : Word::first);
  speaker.route(one.route);
}

void say_answer(Speaker& speaker, const Continuation& one) {
  if (one.label.empty()) {
    speaker.say(Word::otherwise);
  } else {
    speaker.say(Word::if_answer);
    speaker.quote(one.label);
  }
  if (one.share) {
    const Language& language = speaker.language();
    speaker.say(language.filled(
        Word::about_share,
        language.filled(Word::share, language.text(std::round(*one.share * 1e6) / 1e4))));
  }
  speaker.say(Word::answer_then);
  speaker.route(one.route);
}

void say_branch(Speaker& speaker, const Continuation& one) {
  if (one.label.empty())
    speaker.say(Word::further_part);
  else
    speaker.quote(one.label);
  speaker.say(Word::colon);
  speaker.beginning(one.route);
}

void say_interruption(Speaker& speaker, const View& view, StatementId statement,
                      const Continuation& one) {
  if (one.kind == ContinuationKind::exception) {
    speaker.say(Word::if_event);
    speaker.quote(one.label);
    speaker.say(Word::event_then);
  } else {
    const Work* work = view.workflow.work(statement);
    const Deadline* within = work != nullptr ? view.workflow.within(*work) : nullptr;
    const Language& language = speaker.language();
    speaker.say(language.filled(Word::if_longer,
                                language.text(within != nullptr ? within->duration : Duration{})));
  }
  speaker.interruption(one.route);
}

} // namespace

Sentence words(const View& view, const Continuation& one, StatementId statement,
               std::uint32_t number, ItemKind kind) {
  Speaker speaker(view, number, kind);
  switch (one.kind) {
  case ContinuationKind::next:
    if (number == 0) {
      say_beginning(speaker, one);
    } else {
      speaker.say(words_before_next(view, statement, kind));
      speaker.route(one.route);
    }
    break;
  case ContinuationKind::answer: say_answer(speaker, one); break;
  case ContinuationKind::branch: say_branch(speaker, one); break;
  case ContinuationKind::round:
    speaker.say(Word::for_each_round);
    speaker.beginning(one.route);
    break;
  case ContinuationKind::deadline:
  case ContinuationKind::exception: say_interruption(speaker, view, statement, one); break;
  }
  return speaker.take();
}

} // namespace outline_parts
} // namespace waymark
