#include "diagram/pages/trunks.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace waymark::pages {
namespace {

/// Of the end of a line: page, at its end or beginning, where across.
using Place = std::tuple<std::size_t, bool, std::int32_t>;

Place place_of(const LineEnd& end, Axis axis) {
  return {end.page, end.at_end, across(end.at, axis)};
}

using Group = std::vector<const Crossing*>;

/// Those that go on to one node and have joined.
std::vector<Group> joined(std::span<const Crossing> crossings, Axis axis) {
  std::vector<Group> groups;
  std::map<std::pair<Place, std::string>, std::size_t> numbers;
  for (const Crossing& crossing : crossings) {
    const auto [found, is_new] =
        numbers.try_emplace({place_of(crossing.to, axis), crossing.target}, groups.size());
    if (is_new) groups.emplace_back();
    groups[found->second].push_back(&crossing);
  }
  return groups;
}

/// All lines of the group leave their page from one node on one way.
bool leaves_together(const Group& group, Axis axis) {
  return std::all_of(group.begin(), group.end(), [&](const Crossing* crossing) {
    return place_of(crossing->from, axis) == place_of(group.front()->from, axis) &&
           crossing->source == group.front()->source;
  });
}

/// Groups of which each leaves in one line, from one node on one way, become one. No other may: who
/// follows the letter would come to where no line leads.
std::vector<Group> not_parted_yet(std::vector<Group> groups, Axis axis) {
  std::vector<Group> out;
  std::map<std::pair<Place, std::string>, std::size_t> numbers;
  for (Group& group : groups) {
    if (leaves_together(group, axis)) {
      const Crossing& first = *group.front();
      const auto [found, is_new] =
          numbers.try_emplace({place_of(first.from, axis), first.source}, out.size());
      if (!is_new) {
        Group& same = out[found->second];
        same.insert(same.end(), group.begin(), group.end());
        continue;
      }
    }
    out.push_back(std::move(group));
  }
  return out;
}

/// Ends of lines, those at one place as one.
class Ends {
public:
  explicit Ends(std::vector<TrunkEnd>& ends)
      : ends_(ends) {}

  void add(const LineEnd& end, Axis axis) {
    const auto [found, is_new] = numbers_.try_emplace(place_of(end, axis), ends_.size());
    if (is_new) ends_.push_back({end.page, end.at_end, end.at, {}});
    if (pieces_.insert({end.page, end.route}).second)
      ends_[found->second].routes.push_back(end.route);
  }

private:
  std::vector<TrunkEnd>& ends_;
  std::map<Place, std::size_t> numbers_{};
  std::set<std::pair<std::size_t, std::size_t>> pieces_{}; ///< page and route; several may be one
};

} // namespace

std::vector<Trunk> trunks_of(std::span<const Crossing> crossings, Axis axis) {
  std::vector<Trunk> trunks;
  for (const Group& group : not_parted_yet(joined(crossings, axis), axis)) {
    Trunk& trunk = trunks.emplace_back();
    Ends leaving(trunk.leaving);
    Ends arriving(trunk.arriving);
    for (const Crossing* crossing : group) {
      leaving.add(crossing->from, axis);
      arriving.add(crossing->to, axis);
    }
  }
  return trunks;
}

} // namespace waymark::pages
