#include "diagram/pages/connectors.hpp"

#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace waymark::pages {
namespace {

constexpr std::string_view prefix = "connector-";
constexpr std::string_view out_suffix = "-out";
constexpr std::string_view in_suffix = "-in";

struct End {
  std::string letter;
  bool leaving = false;
};

std::optional<End> end_of(std::string_view id) {
  if (!id.starts_with(prefix)) return std::nullopt;
  id.remove_prefix(prefix.size());
  while (!id.empty() && id.back() >= '0' && id.back() <= '9') id.remove_suffix(1);
  const bool leaving = id.ends_with(out_suffix);
  if (!leaving && !id.ends_with(in_suffix)) return std::nullopt;
  id.remove_suffix(leaving ? out_suffix.size() : in_suffix.size());
  return End{std::string(id), leaving};
}

std::map<std::string, int> count_ends(const std::vector<Drawing>& pages, bool leaving) {
  std::map<std::string, int> counts; // by letter
  for (const Drawing& page : pages) {
    for (const DrawnNode& node : page.nodes) {
      const auto end = end_of(node.id);
      if (end && end->leaving == leaving) ++counts[end->letter];
    }
  }
  return counts;
}

/// Letters that stand for the same lines.
class SameLetters {
public:
  explicit SameLetters(const std::vector<Drawing>& pages)
      : leaving_(count_ends(pages, true))
      , arriving_(count_ends(pages, false)) {}

  [[nodiscard]] std::string first_of(const std::string& letter) const {
    std::string first = letter;
    for (auto found = same_.find(first); found != same_.end(); found = same_.find(first)) {
      first = found->second;
    }
    return first;
  }

  /// All lines that come onto a page with the one leave it with the other. False if who follows
  /// them would then come to where no line leads.
  bool join(const std::string& from, const std::string& to) {
    const std::string in = first_of(from);
    const std::string out = first_of(to);
    const int leaving_both = leaving_[in] + leaving_[out] - 1;
    const int arriving_both = arriving_[in] + arriving_[out] - 1;
    if (in == out || (leaving_both > 1 && arriving_both > 1)) return false;
    same_[out] = in;
    leaving_[in] = leaving_both;
    arriving_[in] = arriving_both;
    return true;
  }

private:
  std::map<std::string, int> leaving_; ///< how many such ends
  std::map<std::string, int> arriving_;
  std::map<std::string, std::string> same_{};
};

/// From the node with one letter to the node with the other, and nothing else at either.
struct Passing {
  std::string from; ///< ids
  std::string to;
};

std::vector<Passing> passing_on(const Drawing& page) {
  std::map<std::string, std::set<std::string>> led_to; // by the node with a letter
  std::map<std::string, std::set<std::string>> led_from;
  std::set<std::string> labelled;
  for (const Route& route : page.routes) {
    led_to[route.from].insert(route.to);
    led_from[route.to].insert(route.from);
    if (!route.label.empty()) labelled.insert(route.from);
  }
  std::vector<Passing> all;
  for (const auto& [from, ends] : led_to) {
    const std::string& to = *ends.begin();
    const auto begin = end_of(from);
    const auto end = end_of(to);
    const bool passes = begin && !begin->leaving && end && end->leaving && ends.size() == 1 &&
                        led_from[to].size() == 1 && !labelled.contains(from);
    if (passes) all.push_back({from, to});
  }
  return all;
}

/// Gives ends the letters that `letter_of` says instead of those they have.
template<typename LetterOf>
void rename_ends(std::vector<Drawing>& pages, const LetterOf& letter_of) {
  std::map<std::pair<std::string, bool>, std::size_t> numbers;
  for (Drawing& page : pages) {
    std::map<std::string, std::string> ids;
    for (DrawnNode& node : page.nodes) {
      const auto end = end_of(node.id);
      if (!end) continue;
      const std::string letter = letter_of(end->letter);
      const std::string id = connector_id(letter, end->leaving, numbers[{letter, end->leaving}]++);
      ids[node.id] = id;
      node.id = id;
    }
    for (Route& route : page.routes) {
      for (std::string* id : {&route.from, &route.to}) {
        const auto found = ids.find(*id);
        if (found != ids.end()) *id = found->second;
      }
    }
  }
}

/// Lines may go on on several pages.
void widen_to(DrawnNode& pill, const std::string& text) {
  constexpr std::int32_t padding = 10;
  const TextLine& line = pill.lines.front();
  const std::int32_t width = text_width(text, {line.size, line.bold}) + padding;
  const std::int32_t more = std::max(width - pill.box.width, 0);
  pill.box.x -= more / 2;
  pill.box.width += more;
}

/// As a list of pages is read.
std::string listed(const std::set<std::size_t>& pages, std::string_view between) {
  return fmt::format("{}", fmt::join(pages, between));
}

} // namespace

std::string Letters::next() {
  std::string letters;
  for (std::uint32_t left = ++used_; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

bool is_connector(const DrawnNode& node) {
  return node.style == "connector";
}

std::string letter_in(std::string_view id) {
  const auto end = end_of(id);
  return end ? end->letter : std::string();
}

std::string connector_id(std::string_view letter, bool leaving, std::size_t number) {
  return fmt::format("{}{}{}{}", prefix, letter, leaving ? out_suffix : in_suffix,
                     number == 0 ? "" : std::to_string(number + 1));
}

DrawnNode connector(std::string_view letter, Point middle) {
  DrawnNode drawn;
  drawn.shape = Shape::pill;
  drawn.style = "connector";
  drawn.box = {middle.x - connector_width / 2, middle.y - connector_height / 2, connector_width,
               connector_height};
  drawn.lines.push_back(
      {std::string(letter), {middle.x, middle.y + 4}, Align::centre, 11, true, ""});
  return drawn;
}

std::vector<std::int32_t> spread(const std::vector<std::int32_t>& wanted, std::int32_t distance) {
  // Those that touch stand together around the middle of their wishes (pool adjacent violators).
  struct Pool {
    std::int64_t sum = 0; ///< of the wishes, each less the distance from the first of the pool
    std::int64_t count = 0;
    [[nodiscard]] std::int64_t first() const {
      return sum >= 0 ? sum / count : -((-sum + count - 1) / count);
    }
  };
  std::vector<Pool> pools;
  for (const std::int32_t place : wanted) {
    pools.push_back({place, 1});
    while (pools.size() > 1) {
      Pool& before = pools[pools.size() - 2];
      const Pool& last = pools.back();
      if (before.first() + before.count * distance <= last.first()) break;
      before.sum += last.sum - before.count * last.count * distance;
      before.count += last.count;
      pools.pop_back();
    }
  }
  std::vector<std::int32_t> places;
  places.reserve(wanted.size());
  for (const Pool& pool : pools) {
    for (std::int64_t i = 0; i < pool.count; ++i) {
      places.push_back(static_cast<std::int32_t>(pool.first() + i * distance));
    }
  }
  return places;
}

void join_passing(std::vector<Drawing>& pages) {
  SameLetters same(pages);
  bool any = false;
  for (Drawing& page : pages) {
    std::set<std::string> passed;
    for (const Passing& passing : passing_on(page)) {
      if (!same.join(end_of(passing.from)->letter, end_of(passing.to)->letter)) continue;
      passed.insert({passing.from, passing.to});
    }
    any = any || !passed.empty();
    std::erase_if(page.nodes, [&](const DrawnNode& node) { return passed.contains(node.id); });
    std::erase_if(page.routes, [&](const Route& route) { return passed.contains(route.from); });
  }
  if (any) {
    rename_ends(pages, [&](const std::string& letter) { return same.first_of(letter); });
  }
}

void name_connectors(std::vector<Drawing>& pages, const Language& words) {
  struct Named {
    std::string letter;
    std::set<std::size_t> leaves; ///< page numbers
    std::set<std::size_t> arrives;
  };
  Letters letters;
  std::map<std::string, Named> named; // by the letter so far
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const DrawnNode& node : pages[i].nodes) {
      const auto end = end_of(node.id);
      if (!end) continue;
      Named& name = named[end->letter];
      if (name.letter.empty()) name.letter = letters.next();
      (end->leaving ? name.leaves : name.arrives).insert(i + 1);
    }
  }
  for (Drawing& page : pages) {
    for (DrawnNode& node : page.nodes) {
      const auto end = end_of(node.id);
      if (!end) continue;
      const Named& name = named[end->letter];
      const bool same = name.leaves.size() == 1 && name.leaves == name.arrives;
      node.tooltip =
          same ? words.filled(end->leaving ? Word::drawn_goes_on_here : Word::drawn_comes_here,
                              name.letter)
          : end->leaving
              ? words.filled(Word::drawn_goes_on, name.letter, listed(name.arrives, ", "))
              : words.filled(Word::drawn_comes, name.letter, listed(name.leaves, ", "));
      std::string& text = node.lines.front().text;
      text = end->leaving ? fmt::format("{} \u203a {}", name.letter, listed(name.arrives, ","))
                          : fmt::format("{} \u203a {}", listed(name.leaves, ","), name.letter);
      if (same) text = name.letter;
      widen_to(node, text);
    }
  }
  rename_ends(pages, [&](const std::string& letter) { return named[letter].letter; });
}

} // namespace waymark::pages
