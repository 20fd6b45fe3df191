#include "diagram/pages/letter_names.hpp"

#include "diagram/pages/axis.hpp"
#include "diagram/pages/connectors.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/legend.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace waymark::pages {
namespace {

bool is_network(const Drawing& drawing) {
  const auto begins = [](const DrawnNode& node) { return node.style == "start"; };
  return std::none_of(drawing.nodes.begin(), drawing.nodes.end(), begins) &&
         std::none_of(drawing.frames.begin(), drawing.frames.end(), is_lane);
}

/// By id of a line: from where to where it leads, in words.
using Leads = std::map<std::string, std::string, std::less<>>;

Leads read_leads(const Drawing& whole, const Language& words) {
  std::map<std::string_view, std::string> titles;
  for (const DrawnNode& node : whole.nodes) {
    std::string& title = titles[node.id];
    for (const TextLine& line : node.lines) append_wrapped(title, line.text);
  }
  Leads leads;
  for (const Route& route : whole.routes) {
    leads[route.id] = words.filled(Word::drawn_from_to, titles[route.from], titles[route.to]);
  }
  return leads;
}

/// The piece "route_7_2" is of "route_7".
std::string_view lead_of(const Leads& leads, std::string_view piece) {
  while (!piece.empty()) {
    const auto found = leads.find(piece);
    if (found != leads.end()) return found->second;
    const std::size_t end = piece.rfind('_');
    piece = end == std::string_view::npos ? std::string_view() : piece.substr(0, end);
  }
  return {};
}

/// "A: Sales to Dispatch · B: …", in the order of the alphabet.
std::string say_letters(const Drawing& page, const Leads& leads) {
  std::map<std::pair<std::size_t, std::string>, std::set<std::string_view>> named;
  for (const Route& route : page.routes) {
    for (const std::string* end : {&route.from, &route.to}) {
      const std::string letter = letter_in(*end);
      const std::string_view lead = letter.empty() ? std::string_view() : lead_of(leads, route.id);
      if (!lead.empty()) named[{letter.size(), letter}].insert(lead);
    }
  }
  std::string said;
  for (const auto& [letter, ways] : named) {
    said += fmt::format("{}{}:\u00a0{}", said.empty() ? "" : "\u00a0\u00b7 ", letter.second,
                        fmt::join(ways, ", "));
  }
  return said;
}

} // namespace

void name_letters(std::vector<Drawing>& pages, const Drawing& whole, const Room& room,
                  const Language& words) {
  if (!is_network(whole)) return;
  const Leads leads = read_leads(whole, words);
  for (Drawing& page : pages) {
    const std::string said = say_letters(page, leads);
    if (said.empty()) continue;
    Drawing longer = page;
    add_legend(longer, std::span(&said, 1), "letters");
    const bool fits = longer.bounds.width <= room.width && longer.bounds.height <= room.height;
    if (fits) page = std::move(longer);
  }
}

} // namespace waymark::pages
