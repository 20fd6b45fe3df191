#include "outline_parts.hpp"

#include <fmt/format.h>

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

  void say(std::string_view words) { sentence_.push_back({PhraseKind::plain, std::string(words)}); }
  void quote(std::string_view words) {
    sentence_.push_back({PhraseKind::quoted, std::string(words)});
  }
  void refer(std::uint32_t item) {
    say("step ");
    sentence_.push_back({PhraseKind::item, fmt::format("{}", item), item});
  }

  void target(const Target& target) {
    switch (target.kind) {
    case TargetKind::item:
      say(target.item == number_ + 1 ? "go on with "
          : target.item > number_    ? "go to "
                                     : "go back to ");
      refer(target.item);
      break;
    case TargetKind::end:
      say(view_.workflow.is_procedure ? "you are done" : "the workflow ends");
      if (!target.result.empty()) {
        say(": ");
        quote(target.result);
      }
      break;
    case TargetKind::joined:
      say("this part of ");
      refer(target.item);
      say(" is done");
      break;
    case TargetKind::again:
      say("this round of ");
      refer(target.item);
      say(" is done");
      break;
    case TargetKind::lost: say("the way on is not known yet"); break;
    }
  }

  void route(const WayOn& route) {
    for (const LimitedTarget& limited : route.limited) {
      target(limited.to);
      say(limited.times == 1 ? ", at most once" : fmt::format(", at most {} times", limited.times));
      say(limited.shared ? " in all; after that, " : "; after that, ");
    }
    target(route.last);
    say(".");
  }

  /// Behind what interrupts the work.
  void interruption(const WayOn& route) {
    const Target& first = route.limited.empty() ? route.last : route.limited.front().to;
    say(kind_ == ItemKind::wait ? "stop waiting" : "stop");
    say(first.kind == TargetKind::item ? " and " : "; ");
    this->route(route);
  }

  /// Behind "each of them" or the name of a branch.
  void beginning(const WayOn& route) {
    const bool empty =
        route.limited.empty() && route.last.item == number_ &&
        (route.last.kind == TargetKind::joined || route.last.kind == TargetKind::again);
    if (empty) {
      say("nothing to do.");
    } else if (route.limited.empty() && route.last.kind == TargetKind::item) {
      say("start with ");
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

void say_next(Speaker& speaker, const Continuation& one, std::uint32_t number, ItemKind kind) {
  const bool idle =
      number == 0 && one.route.limited.empty() && one.route.last.kind != TargetKind::item;
  speaker.say(idle                         ? "Nothing to do: "
              : number == 0                ? "First, "
              : kind == ItemKind::parallel ? "When all of these are done, "
              : kind == ItemKind::for_each ? "When this is done for all of them, "
                                           : "Then ");
  speaker.route(one.route);
}

void say_answer(Speaker& speaker, const Continuation& one) {
  if (one.label.empty()) {
    speaker.say("Otherwise");
  } else {
    speaker.say("If ");
    speaker.quote(one.label);
  }
  if (one.share) {
    speaker.say(
        fmt::format(" (about {}% of the time)", to_text(std::round(*one.share * 1e6) / 1e4)));
  }
  speaker.say(", ");
  speaker.route(one.route);
}

void say_branch(Speaker& speaker, const Continuation& one) {
  if (one.label.empty())
    speaker.say("A further part");
  else
    speaker.quote(one.label);
  speaker.say(": ");
  speaker.beginning(one.route);
}

void say_interruption(Speaker& speaker, const View& view, StatementId statement,
                      const Continuation& one) {
  if (one.kind == ContinuationKind::exception) {
    speaker.say("If this happens: ");
    speaker.quote(one.label);
    speaker.say(" – ");
  } else {
    const Work* work = view.workflow.work(statement);
    const Deadline* within = work != nullptr ? view.workflow.within(*work) : nullptr;
    speaker.say(fmt::format("If it takes longer than {}, ",
                            to_text(within != nullptr ? within->duration : Duration{})));
  }
  speaker.interruption(one.route);
}

} // namespace

Sentence words(const View& view, const Continuation& one, StatementId statement,
               std::uint32_t number, ItemKind kind) {
  Speaker speaker(view, number, kind);
  switch (one.kind) {
  case ContinuationKind::next: say_next(speaker, one, number, kind); break;
  case ContinuationKind::answer: say_answer(speaker, one); break;
  case ContinuationKind::branch: say_branch(speaker, one); break;
  case ContinuationKind::round:
    speaker.say("For each of them: ");
    speaker.beginning(one.route);
    break;
  case ContinuationKind::deadline:
  case ContinuationKind::exception: say_interruption(speaker, view, statement, one); break;
  }
  return speaker.take();
}

} // namespace outline_parts
} // namespace waymark
