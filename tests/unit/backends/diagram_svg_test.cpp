#include "backends/diagram.hpp"
#include "diagram/paint/palette.hpp"
#include "diagram/paint/xml.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <vector>

using namespace waymark;

namespace {

/// A strict reader of the little XML that we write: nested tags, quoted attributes, known entities.
/// Empty if all is well, else what is wrong.
std::string fault(std::string_view xml) {
  std::vector<std::string> open;
  std::size_t at = 0;
  auto text_fault = [](std::string_view text) -> std::string {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if (byte < 0x20 && text[i] != '\n') return "control character";
      if (text[i] == '<' || text[i] == '>') return "bare bracket";
      if (text[i] != '&') continue;
      const std::string_view name = text.substr(i, text.find(';', i) - i + 1);
      static const std::set<std::string_view> known{"&lt;",   "&gt;",  "&amp;",
                                                    "&quot;", "&#39;", "&#10;"};
      if (!known.contains(name)) return "entity " + std::string(name);
    }
    return {};
  };
  while (at < xml.size()) {
    const std::size_t tag = xml.find('<', at);
    const std::string_view text = xml.substr(at, tag == std::string_view::npos ? tag : tag - at);
    if (std::string wrong = text_fault(text); !wrong.empty()) return wrong;
    if (tag == std::string_view::npos) break;
    const std::size_t end = xml.find('>', tag);
    if (end == std::string_view::npos) return "open tag";
    std::string_view inside = xml.substr(tag + 1, end - tag - 1);
    at = end + 1;
    if (inside.starts_with('/')) {
      if (open.empty() || open.back() != inside.substr(1)) return "closes " + std::string(inside);
      open.pop_back();
      continue;
    }
    const bool empty = inside.ends_with('/');
    if (empty) inside.remove_suffix(1);
    const std::size_t space = inside.find(' ');
    if (!empty) open.emplace_back(inside.substr(0, space));
    while (!inside.empty() && inside.find('=') != std::string_view::npos) {
      const std::size_t quote = inside.find("=\"");
      const std::size_t close =
          quote == std::string_view::npos ? quote : inside.find('"', quote + 2);
      if (close == std::string_view::npos) return "attribute";
      if (std::string wrong = text_fault(inside.substr(quote + 2, close - quote - 2));
          !wrong.empty())
        return wrong;
      inside.remove_prefix(close + 1);
    }
  }
  return open.empty() ? std::string() : "unclosed " + open.back();
}

const char* const hostile[] = {"</text><script>alert(1)</script>",
                               "\" onload=\"alert(1)",
                               "]]>&amp;&#x0;",
                               "a\x01\x1f\x7f\u0085\ufffe z",
                               "\u202e<!--",
                               "'\\\"\\N\\G{}|<>;",
                               "${x} %s {0}"};

Drawing sample(const std::string& text) {
  Drawing drawing;
  drawing.id = "d";
  drawing.title = text;
  drawing.description = text;
  drawing.bounds = {0, 0, 300, 200};
  for (int i = 0; i < 10; ++i) {
    DrawnNode node;
    node.id = "n" + std::to_string(i);
    node.shape = static_cast<Shape>(i);
    node.style = "step";
    node.box = {10 + i * 20, 10, 15, 15};
    node.link = i % 2 == 0 ? text : "";
    node.tooltip = text;
    node.lines.push_back({text, {20, 20}, Align::left, 11, true, "muted"});
    node.badges.push_back(
        {{10, 10, 5, 5}, {text, {12, 12}, Align::left, 10, false, "in-tool"}, "tool", text, text});
    (i == 8 ? drawing.frames : drawing.nodes).push_back(node);
  }
  Route route;
  route.id = "r";
  route.from = "n0";
  route.to = "n1";
  route.points = {{10, 10}, {10, 50}, {60, 50}, {60, 90}};
  route.style = "back";
  route.label.push_back({text, {30, 40}, Align::centre, 11, false, "back"});
  route.label_box = {20, 30, 20, 15};
  drawing.routes.push_back(route);
  route.curved = true;
  drawing.routes.push_back(route);
  return drawing;
}

double luminance(std::string_view colour) {
  auto part = [&](std::size_t at) {
    const double value =
        std::strtol(std::string(colour.substr(at, 2)).c_str(), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(std::string_view a, std::string_view b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace

TEST_CASE("author's text cannot become markup") {
  for (const char* text : hostile) {
    CAPTURE(text);
    for (const SvgUse use : {SvgUse::stand_alone, SvgUse::inlined}) {
      const std::string svg = to_svg(sample(text), use);
      CHECK(fault(svg) == "");
      CHECK(svg.find("<script") == std::string::npos);
      CHECK(svg.find("onload=\"") == std::string::npos);
    }
  }
}

TEST_CASE("the reader of the test sees faults") {
  CHECK(fault("<a><b></a></b>") != "");
  CHECK(fault("<a t=\"x\">&nbsp;</a>") != "");
  CHECK(fault("<a>\x01</a>") != "");
  CHECK(fault("<a>") != "");
  CHECK(fault("<a t=\"1\"><b/>x</a>") == "");
}

TEST_CASE("the same drawing is the same bytes") {
  CHECK(to_svg(sample("x")) == to_svg(sample("x")));
  CHECK(to_dot(sample("x")) == to_dot(sample("x")));
}

TEST_CASE("an SVG says what it is, carries its style only where it must, and refers to nothing") {
  const std::string alone = to_svg(sample("Booking"));
  CHECK(alone.find("role=\"img\"") != std::string::npos);
  CHECK(alone.find("<title id=\"d.title\">Booking</title>") != std::string::npos);
  CHECK(alone.find("prefers-color-scheme:dark") != std::string::npos);
  CHECK(alone.find("url(") == std::string::npos);
  CHECK(alone.find("graphviz") == std::string::npos);
  const std::string inlined = to_svg(sample("Booking"), SvgUse::inlined);
  CHECK(inlined.find("<style") == std::string::npos);
  CHECK(inlined.find("role=\"group\"") != std::string::npos);
  CHECK(svg_style_sheet().find('$') == std::string::npos);
}

TEST_CASE("ids are prefixed and unique") {
  const std::string svg = to_svg(sample("x"));
  std::set<std::string> seen;
  for (std::size_t at = svg.find(" id=\""); at != std::string::npos;
       at = svg.find(" id=\"", at + 1)) {
    const std::string id = svg.substr(at + 5, svg.find('"', at + 5) - at - 5);
    CHECK(id.starts_with("d."));
    CHECK(seen.insert(id).second);
  }
  CHECK(seen.size() == 12); // title, description, ten nodes
}

TEST_CASE("text has a contrast of 4.5 to its ground, light and dark; lines have 3") {
  const std::pair<const char*, const char*> texts[] = {{"ink", "paper"},
                                                       {"ink", "node"},
                                                       {"ink", "machine-node"},
                                                       {"ink", "start"},
                                                       {"ink", "end"},
                                                       {"ink", "decision"},
                                                       {"ink", "wait"},
                                                       {"ink", "frame"},
                                                       {"ink", "stage"},
                                                       {"muted", "paper"},
                                                       {"muted", "node"},
                                                       {"muted", "machine-node"},
                                                       {"muted", "decision"},
                                                       {"muted", "wait"},
                                                       {"muted", "stage"},
                                                       {"tool-ink", "tool"},
                                                       {"document-ink", "document"},
                                                       {"frame-ink", "frame"},
                                                       {"frame-ink", "stage"},
                                                       {"gap-ink", "gap"},
                                                       {"back", "paper"},
                                                       {"back", "frame"},
                                                       {"deadline", "paper"},
                                                       {"deadline", "frame"},
                                                       {"exception", "paper"},
                                                       {"exception", "frame"},
                                                       {"document-ink", "paper"},
                                                       {"document-ink", "frame"},
                                                       {"silent", "paper"},
                                                       {"sign-ink", "raci"},
                                                       {"sign-ink", "gap-border"},
                                                       {"sign-ink", "deadline"}};
  for (const auto& pair : texts) {
    const std::string text = pair.first;
    const std::string ground = pair.second;
    CAPTURE(text);
    CAPTURE(ground);
    CHECK(contrast(light_colour(text), light_colour(ground)) >= 4.5);
    CHECK(contrast(dark_colour(text), dark_colour(ground)) >= 4.5);
  }
  const std::pair<const char*, const char*> lines[] = {{"line", "paper"},
                                                       {"line", "frame"},
                                                       {"border", "frame"},
                                                       {"start-border", "paper"},
                                                       {"end-border", "paper"},
                                                       {"wait-border", "frame"},
                                                       {"decision-border", "frame"},
                                                       {"frame-border", "paper"},
                                                       {"stage-border", "paper"},
                                                       {"document-border", "paper"},
                                                       {"gap-border", "paper"},
                                                       {"way", "paper"}};
  for (const auto& pair : lines) {
    const std::string line = pair.first;
    const std::string ground = pair.second;
    CAPTURE(line);
    CHECK(contrast(light_colour(line), light_colour(ground)) >= 3);
    CHECK(contrast(dark_colour(line), dark_colour(ground)) >= 3);
  }
}

TEST_CASE("one theme alone has plain colours; for print they are black and white") {
  for (const Theme theme : {Theme::light, Theme::dark, Theme::print}) {
    const std::string svg = to_svg(sample("x"), SvgUse::stand_alone, theme);
    CHECK(svg.find("var(") == std::string::npos);
    CHECK(svg.find("prefers-color-scheme") == std::string::npos);
    CHECK(fault(svg) == "");
  }
  CHECK(to_svg(sample("x"), SvgUse::stand_alone, Theme::dark).find("#12151c") != std::string::npos);
  const std::string print = to_svg(sample("x"), SvgUse::stand_alone, Theme::print);
  for (std::size_t at = print.find('#'); at != std::string::npos; at = print.find('#', at + 1)) {
    const std::string value = print.substr(at, 7);
    CAPTURE(value);
    const bool allowed = value == "#000000" || value == "#ffffff" || value == "#8c8c8c";
    CHECK((allowed || !print.substr(at - 1, 1).starts_with(":")));
  }
}

TEST_CASE("DOT keeps author's text as text") {
  const std::string dot = to_dot(sample("a\"b\\N & <b>"));
  CHECK(dot.find("a\\\"b\\\\N &amp; <b>") != std::string::npos);
  CHECK(to_dot(sample(std::string(20000, 'x'))).find(std::string(16384, 'x')) == std::string::npos);
}

TEST_CASE("escaping replaces what XML cannot hold") {
  std::string out;
  append_escaped(out, "<&>\"'\x02", false);
  CHECK(out == "&lt;&amp;&gt;&quot;&#39;\ufffd");
}

TEST_CASE(
    "an SVG fits into a window that is a little too narrow, with type of nine points or more") {
  Drawing drawing;
  drawing.id = "d";
  drawing.bounds = {0, 0, 400, 900};
  const std::string svg = to_svg(drawing);
  CHECK(svg.find("@media (min-width:300px) and (max-width:399px){:root{width:100%;height:auto}}") !=
        std::string::npos);
  CHECK(to_svg(drawing, SvgUse::inlined).find("@media") == std::string::npos);
}
