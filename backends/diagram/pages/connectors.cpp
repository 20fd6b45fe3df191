#include "diagram/pages/connectors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>
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
  const bool leaving = id.ends_with(out_suffix);
  if (!leaving && !id.ends_with(in_suffix)) return std::nullopt;
  id.remove_suffix(leaving ? out_suffix.size() : in_suffix.size());
  return End{std::string(id), leaving};
}

/// By letter: that under which the line goes on behind a page that it only passes.
using Successors = std::map<std::string, std::string>;

Successors take_passing(std::vector<Drawing>& pages) {
  Successors next;
  for (Drawing& page : pages) {
    std::erase_if(page.routes, [&](const Route& route) {
      const auto from = end_of(route.from);
      const auto to = end_of(route.to);
      if (!from || !to || from->leaving || !to->leaving || !route.label.empty()) return false;
      next[from->letter] = to->letter;
      return true;
    });
  }
  return next;
}

/// By letter: the one with which its line has left the first page of those that it passes.
Successors beginnings(const Successors& next) {
  Successors follows;
  for (const auto& [letter, successor] : next) follows[successor] = letter;
  Successors begun;
  for (const auto& entry : next) {
    const std::string& first = entry.first;
    if (follows.contains(first)) continue;
    for (auto link = next.find(first); link != next.end(); link = next.find(link->second)) {
      begun[link->second] = first;
    }
  }
  return begun;
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

std::string connector_id(std::string_view letter, bool leaving) {
  return fmt::format("{}{}{}", prefix, letter, leaving ? out_suffix : in_suffix);
}

DrawnNode connector(std::string_view letter, bool leaving, Point middle) {
  DrawnNode drawn;
  drawn.id = connector_id(letter, leaving);
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
  const Successors next = take_passing(pages);
  if (next.empty()) return;
  const Successors begun = beginnings(next);
  for (Drawing& page : pages) {
    std::erase_if(page.nodes, [&](const DrawnNode& node) {
      const auto end = end_of(node.id);
      return end && (end->leaving ? begun.contains(end->letter) : next.contains(end->letter));
    });
    const auto rename = [&](std::string& id) {
      const auto end = end_of(id);
      if (!end || end->leaving) return;
      const auto first = begun.find(end->letter);
      if (first != begun.end()) id = connector_id(first->second, false);
    };
    for (DrawnNode& node : page.nodes) rename(node.id);
    for (Route& route : page.routes) rename(route.from);
  }
}

void name_connectors(std::vector<Drawing>& pages, const Language& words) {
  struct Named {
    std::string letter;
    std::size_t leaves = 0; ///< page numbers
    std::size_t arrives = 0;
  };
  Letters letters;
  std::map<std::string, Named> named; // by the letter so far
  for (std::size_t i = 0; i < pages.size(); ++i) {
    for (const DrawnNode& node : pages[i].nodes) {
      const auto end = end_of(node.id);
      if (!end) continue;
      Named& name = named[end->letter];
      if (name.letter.empty()) name.letter = letters.next();
      (end->leaving ? name.leaves : name.arrives) = i + 1;
    }
  }
  const auto rename = [&](std::string& id) {
    const auto end = end_of(id);
    if (end) id = connector_id(named[end->letter].letter, end->leaving);
  };
  for (Drawing& page : pages) {
    for (DrawnNode& node : page.nodes) {
      const auto end = end_of(node.id);
      if (!end) continue;
      const Named& name = named[end->letter];
      const bool same = name.leaves == name.arrives;
      node.tooltip =
          same ? words.filled(end->leaving ? Word::drawn_goes_on_here : Word::drawn_comes_here,
                              name.letter)
          : end->leaving ? words.filled(Word::drawn_goes_on, name.letter, name.arrives)
                         : words.filled(Word::drawn_comes, name.letter, name.leaves);
      std::string& text = node.lines.front().text;
      text = end->leaving ? fmt::format("{} \u203a {}", name.letter, name.arrives)
                          : fmt::format("{} \u203a {}", name.leaves, name.letter);
      if (same) text = name.letter;
      rename(node.id);
    }
    for (Route& route : page.routes) {
      rename(route.from);
      rename(route.to);
    }
  }
}

} // namespace waymark::pages
