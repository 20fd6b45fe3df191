#include "sop_paper.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

// A reader of SOPs that knows English, not the outline: it shares no code with what it checks.
namespace waymark::paper {
namespace {

/// A sentence with its marks taken off: bold text becomes «n», a link to an item #n.
struct Words {
  std::string text;
  std::vector<std::string> quotes;
};

std::size_t skip_escaped(std::string_view line, std::size_t place, std::string_view end) {
  while (place < line.size() && line.substr(place, end.size()) != end)
    place += line[place] == '\\' ? 2 : 1;
  return place;
}

Words words_of(std::string_view line) {
  Words words;
  for (std::size_t i = 0; i < line.size();) {
    if (line.substr(i, 2) == "**") {
      const std::size_t end = skip_escaped(line, i + 2, "**");
      words.text += fmt::format("\x01{}\x02", words.quotes.size());
      words.quotes.push_back(unescaped(line.substr(i + 2, end - i - 2)));
      i = end + 2;
    } else if (line[i] == '[') {
      const std::size_t end = skip_escaped(line, i + 1, "](");
      words.text += "#" + std::string(line.substr(i + 1, end - i - 1));
      i = line.find(')', end) + 1;
    } else {
      words.text += line[i++];
    }
  }
  return words;
}

class Sentence {
public:
  explicit Sentence(Words words)
      : words_(std::move(words))
      , rest_(words_.text) {}

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  std::optional<std::string> quote() {
    if (!take("\x01")) return std::nullopt;
    const std::size_t number = take_number();
    take("\x02");
    return words_.quotes.at(number);
  }
  std::optional<std::string> reference() {
    if (!take("step #")) return std::nullopt;
    return fmt::format("{}", take_number());
  }
  std::string until(std::string_view mark) {
    const std::size_t place = std::min(rest_.find(mark), rest_.size());
    std::string text(rest_.substr(0, place));
    rest_.remove_prefix(place);
    return text;
  }
  std::size_t take_number() {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    (void)error;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return number;
  }
  [[nodiscard]] bool done() const { return rest_.empty(); }

private:
  Words words_;
  std::string_view rest_;
};

std::optional<std::string> place(Sentence& sentence) {
  if (sentence.take("go on with ") || sentence.take("go to ") || sentence.take("go back to ") ||
      sentence.take("start with "))
    return sentence.reference();
  if (sentence.take("this part of ")) {
    const auto item = sentence.reference();
    if (!item || !sentence.take(" is done")) return std::nullopt;
    return "joined " + *item;
  }
  if (sentence.take("this round of ")) {
    const auto item = sentence.reference();
    if (!item || !sentence.take(" is done")) return std::nullopt;
    return "round " + *item;
  }
  if (sentence.take("the way on is not known yet")) return "lost";
  if (!sentence.take("the workflow ends") && !sentence.take("you are done")) return std::nullopt;
  if (!sentence.take(": ")) return "end";
  const auto result = sentence.quote();
  return result ? std::optional("end: " + *result) : std::nullopt;
}

class Reader {
public:
  Flow read(std::string_view markdown) {
    while (!markdown.empty()) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      read_line(markdown.substr(0, end));
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
    finish_item();
    if (!start_said_) flow_.ways.insert({"start", "next", "1"});
    return std::move(flow_);
  }

private:
  void read_line(std::string_view line) {
    if (is_code(line)) return;
    if (line.starts_with("## ")) in_steps_ = line == "## Steps";
    if (!in_steps_) return;
    if (line.starts_with("→ ")) return read_way(line.substr(std::string_view("→ ").size()));
    const std::size_t hashes = line.find_first_not_of('#');
    if (hashes != 3 && hashes != 4) return;
    Sentence heading({std::string(line.substr(hashes + 1)), {}});
    const std::size_t number = heading.take_number();
    if (number != item_ + 1 || !heading.take(". ")) return;
    finish_item();
    item_ = number;
    next_said_ = false;
    flow_.titles.push_back(unescaped(heading.until("\n")));
  }

  /// From a fence to the next line that is the same fence alone.
  bool is_code(std::string_view line) {
    const std::string_view fence = line.substr(0, line.find_first_not_of('`'));
    if (!fence_.empty()) {
      if (line == fence_) fence_.clear();
      return true;
    }
    if (fence.size() >= 3) fence_ = fence;
    return !fence_.empty();
  }

  /// Where nothing is said, the next number follows.
  void finish_item() {
    if (item_ == 0 || next_said_) return;
    flow_.ways.insert({fmt::format("{}", item_), "next", fmt::format("{}", item_ + 1)});
  }

  void read_way(std::string_view line) {
    Sentence sentence(words_of(line));
    const std::string from = item_ == 0 ? "start" : fmt::format("{}", item_);
    const auto why = reason(sentence, from);
    if (!why || !route(sentence, from, *why) || !sentence.done())
      flow_.faults.push_back(std::string(line));
  }

  std::optional<std::string> reason(Sentence& sentence, const std::string& from) {
    if (from == "start") {
      start_said_ = true;
      return sentence.take("First, ") || sentence.take("Nothing to do: ") ? std::optional("next")
                                                                          : std::nullopt;
    }
    if (sentence.take("If it takes longer than ")) {
      const std::string duration = sentence.until(", stop");
      return stopped(sentence) ? std::optional("longer than " + duration) : std::nullopt;
    }
    if (sentence.take("If this happens: ")) {
      const auto event = sentence.quote();
      if (!event || !sentence.take(" – ")) return std::nullopt;
      return stopped(sentence) ? std::optional("event " + *event) : std::nullopt;
    }
    next_said_ = true;
    if (sentence.take("Then ") || sentence.take("When this is done, ") ||
        sentence.take("When this has happened, ") || sentence.take("When the time has passed, ") ||
        sentence.take("When all of these are done, ") ||
        sentence.take("When this is done for all of them, "))
      return "next";
    if (sentence.take("For each of them: ")) return "round";
    if (sentence.take("A further part: ")) return "branch ";
    if (const auto branch = sentence.quote(); branch && sentence.take(": "))
      return "branch " + *branch;
    return answer(sentence);
  }

  static bool stopped(Sentence& sentence) {
    sentence.take(", ");
    return sentence.take("stop") && (sentence.take(" waiting"), true) &&
           (sentence.take(" and ") || sentence.take("; "));
  }

  static std::optional<std::string> answer(Sentence& sentence) {
    std::string why = "otherwise";
    if (sentence.take("If ")) {
      const auto label = sentence.quote();
      if (!label) return std::nullopt;
      why = "answer " + *label;
    } else if (!sentence.take("Otherwise")) {
      return std::nullopt;
    }
    if (sentence.take(" (about ")) {
      why += " " + sentence.until("% of the time)");
      sentence.take("% of the time)");
    }
    return sentence.take(", ") ? std::optional(why) : std::nullopt;
  }

  bool route(Sentence& sentence, const std::string& from, const std::string& why) {
    if (sentence.take("nothing to do.")) {
      flow_.ways.insert({from, why, (why == "round" ? "round " : "joined ") + from});
      return true;
    }
    for (int limits = 0;; ++limits) {
      const auto to = place(sentence);
      if (!to) return false;
      const std::string after = limits == 0 ? "" : fmt::format(", after {} limits", limits);
      if (sentence.take(".")) {
        flow_.ways.insert({from, why + after, *to});
        return true;
      }
      if (!sentence.take(", at most ")) return false;
      const std::size_t times = sentence.take("once") ? 1 : sentence.take_number();
      sentence.take(" times");
      const bool shared = sentence.take(" in all");
      if (!sentence.take("; after that, ")) return false;
      flow_.ways.insert(
          {from, fmt::format("{}{}, {} times{}", why, after, times, shared ? " in all" : ""), *to});
    }
  }

  Flow flow_;
  std::size_t item_ = 0;
  std::string fence_; ///< of the code block that is open
  bool in_steps_ = false;
  bool next_said_ = false;
  bool start_said_ = false;
};

} // namespace

Flow read(std::string_view markdown) {
  return Reader().read(markdown);
}

std::string unescaped(std::string_view markdown) {
  std::string text;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '\\' && i + 1 < markdown.size()) ++i;
    text += markdown[i];
  }
  return text;
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string difference(const Flow& paper, const Flow& graph) {
  std::string text;
  for (const std::string& fault : paper.faults) text += "not understood: " + fault + "\n";
  const auto add = [&](const Flow& in, const Flow& not_in, std::string_view words) {
    for (const Way& way : in.ways)
      if (not_in.ways.count(way) < in.ways.count(way))
        text += fmt::format("{}: {} | {} | {}\n", words, way.from, way.why, way.to);
  };
  add(paper, graph, "only on paper");
  add(graph, paper, "only in the graph");
  return text;
}

} // namespace waymark::paper
