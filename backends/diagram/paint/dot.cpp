#include "backends/diagram.hpp"
#include "diagram/paint/palette.hpp"
#include "diagram/paint/path.hpp"
#include "diagram/text/text_metrics.hpp"
#include "grammar/unicode.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace waymark {
namespace {

/// Graphviz's reader of DOT refuses texts of 16384 bytes.
constexpr std::size_t longest_text = 4000;
/// Of Graphviz's arrows, in points; it draws none longer than it is told, whatever the line leaves.
constexpr double usual_head = 10;

/// In points, y upwards.
class DotPainter {
public:
  DotPainter(const Drawing& drawing, Theme theme)
      : drawing_(drawing)
      , theme_(theme) {}

  std::string paint() {
    out_ = "digraph ";
    quote(drawing_.id);
    out_ += " {\n  graph [";
    attribute("bb", fmt::format("0,0,{},{}", drawing_.bounds.width, drawing_.bounds.height));
    attribute("label", "");
    attribute("comment", text(drawing_.title));
    if (theme_ == Theme::dark) {
      attribute("bgcolor", themed("paper"));
      attribute("fontcolor", themed("ink"));
    }
    out_ += "outputorder=edgesfirst, splines=true]\n"
            "  node [fixedsize=true, label=\"\", fontname=\"Arial\", penwidth=1.2]\n"
            "  edge [fontname=\"Arial\", fontsize=11]\n";
    for (std::size_t i = 0; i < drawing_.frames.size(); ++i) frame(drawing_.frames[i], i);
    for (const DrawnNode& node : drawing_.nodes) paint_node(node);
    for (const DrawnNode& frame : drawing_.frames) paint_signs(frame);
    for (const DrawnNode& node : drawing_.nodes) paint_signs(node);
    for (const Route& route : drawing_.routes) paint_route(route);
    out_ += "}\n";
    return std::move(out_);
  }

private:
  void quote(std::string_view value) {
    out_ += '"';
    for (const char c : value) {
      if (c == '"') out_ += '\\';
      out_ += c;
    }
    out_ += '"';
  }

  /// Author's text: no character may act as one of Graphviz's escapes or entities.
  [[nodiscard]] static std::string text(std::string_view value) {
    std::string out;
    for (std::size_t at = 0; at < value.size() && out.size() < longest_text;) {
      const CodePoint next = decode(value, at);
      if (next.size == 0) break;
      if (next.value == '\\') {
        out += "\\\\";
      } else if (next.value == '&') {
        out += "&amp;";
      } else if (next.value == '\n') {
        out += "\\n";
      } else if (next.value >= 0x20 && next.value != 0x7f) {
        out += value.substr(at, next.size);
      }
      at += next.size;
    }
    return out;
  }

  void attribute(std::string_view name, std::string_view value) {
    out_.append(name).append("=");
    quote(value);
    out_ += ", ";
  }

  [[nodiscard]] std::string at(Point point) const {
    return fmt::format("{},{}", point.x, drawing_.bounds.height - point.y);
  }

  [[nodiscard]] std::string middle(const Box& box) const {
    // Halves matter: an odd width has its centre between two points.
    return fmt::format("{:.1f},{:.1f}", box.x + box.width / 2.0,
                       drawing_.bounds.height - (box.y + box.height / 2.0));
  }

  void end_attributes() {
    out_.resize(out_.size() - 2);
    out_ += "]\n";
  }

  /// As read: from top to bottom, from left to right.
  [[nodiscard]] static std::string lines(std::vector<TextLine> lines,
                                         std::string_view line_end = "\\n") {
    std::stable_sort(lines.begin(), lines.end(), [](const TextLine& a, const TextLine& b) {
      return std::pair(a.baseline.y, a.baseline.x) < std::pair(b.baseline.y, b.baseline.x);
    });
    std::string out;
    std::int32_t y = 0;
    for (const TextLine& line : lines) {
      if (line.text.empty()) continue;
      if (!out.empty()) out += line.baseline.y - y < 3 ? std::string_view(" ") : line_end;
      out += text(line.text);
      y = line.baseline.y;
    }
    if (line_end != "\\n") out += line_end;
    return out;
  }

  void colours(std::string_view style) {
    const std::string border = fmt::format("{}-border", style);
    attribute("fillcolor", themed(style));
    attribute("color", themed(border));
  }

  void frame(const DrawnNode& node, std::size_t number) {
    out_ += fmt::format("  subgraph cluster{} {{ graph [", number);
    const Box& box = node.box;
    attribute("bb", fmt::format("{},{},{},{}", box.x, drawing_.bounds.height - box.y - box.height,
                                box.x + box.width, drawing_.bounds.height - box.y));
    if (!node.lines.empty()) {
      const TextLine& title = node.lines.front();
      attribute("label", lines(node.lines));
      attribute("fontname", "Arial Bold");
      attribute("fontsize", std::to_string(title.size));
      attribute("lwidth", "0.01");
      attribute("lheight", "0.01");
      const bool left = title.align == Align::left;
      const std::int32_t half = left ? text_width(title.text, {title.size, title.bold}) / 2 : 0;
      const std::int32_t middle_line = (title.baseline.y + node.lines.back().baseline.y) / 2;
      attribute("lp", at({title.baseline.x + half, middle_line - title.size / 3}));
      attribute("labeljust", left ? "l" : "c");
    } else {
      attribute("label", "");
    }
    if (node.style == "column" || node.style == "shade") {
      attribute("style", node.style == "column" ? "solid" : "filled");
      attribute("fillcolor", themed("frame"));
      attribute("color", themed(node.style == "column" ? "frame-border" : "frame"));
      attribute("penwidth", "0.6");
    } else {
      attribute("style", node.style == "loop" ? "rounded,dashed" : "rounded,filled");
      const bool head = node.style == "lane-title" || node.style == "stage";
      const bool even_lane = node.style == "lane";
      attribute("fillcolor", themed(head ? "stage" : even_lane ? "paper" : "frame"));
      attribute("color", themed(head ? "stage-border" : "frame-border"));
    }
    link(node.link, node.tooltip);
    end_attributes();
    // Graphviz forgets clusters without nodes.
    out_ += fmt::format("    frame{} [style=invis, width=0.01, height=0.01, pos=\"{}\"]\n  }}\n",
                        number, middle(box));
  }

  void link(const std::string& target, const std::string& tooltip) {
    if (!target.empty()) attribute("URL", text(target));
    if (!tooltip.empty()) attribute("tooltip", text(tooltip));
  }

  [[nodiscard]] static std::string_view shape_name(Shape shape) {
    switch (shape) {
    case Shape::diamond: return "diamond";
    case Shape::circle: return "ellipse";
    case Shape::chevron: return "cds";
    case Shape::note: return "note";
    default: return "box";
    }
  }

  void paint_node(const DrawnNode& node) {
    out_ += "  ";
    quote(node.id);
    out_ += " [";
    const bool borderless = node.style == "cell" || node.style == "legend";
    attribute("shape", borderless ? "plaintext" : shape_name(node.shape));
    attribute("pos", middle(node.box));
    // Graphviz draws the second border outside of the size that it is given.
    const std::int32_t less = node.shape == Shape::automated ? 8 : 0;
    attribute("width", fmt::format("{:.6f}", (node.box.width - less) / 72.0));
    attribute("height", fmt::format("{:.6f}", (node.box.height - less) / 72.0));
    std::vector<TextLine> texts = node.lines;
    for (const Badge& badge : node.badges) {
      if (!is_sign(badge)) texts.push_back(badge.line);
    }
    const std::int32_t size = node.badges.empty() ? 12 : 10;
    attribute("label", lines(std::move(texts), borderless ? "\\l" : "\\n"));
    if (theme_ == Theme::dark) attribute("fontcolor", themed("ink"));
    attribute("fontsize", std::to_string(borderless ? std::min(size, 10) : size));
    if (!borderless) {
      const bool round = node.shape == Shape::rounded || node.shape == Shape::pill;
      const bool dashed = node.style == "gap" || node.style == "raci-asked";
      attribute("style",
                fmt::format("{}filled{}", round ? "rounded," : "", dashed ? ",dashed" : ""));
      if (node.shape == Shape::automated) attribute("peripheries", "2");
      fill(node);
    }
    link(node.link, node.tooltip);
    end_attributes();
  }

  /// Of a finding; the others are part of the node's text.
  [[nodiscard]] static bool is_sign(const Badge& badge) {
    return std::string_view(badge.style).starts_with("finding-");
  }

  void paint_signs(const DrawnNode& node) {
    for (const Badge& badge : node.badges) {
      if (!is_sign(badge)) continue;
      out_ += "  ";
      quote(node.id + "--finding-" + badge.line.text);
      out_ += " [";
      const bool error = badge.style == "finding-error";
      const bool warning = badge.style == "finding-warning";
      attribute("shape", error ? "octagon" : warning ? "triangle" : "circle");
      attribute("style", "filled");
      attribute("fillcolor", themed(error ? "gap-border" : warning ? "deadline" : "raci"));
      attribute("fontcolor", themed("sign-ink"));
      attribute("fontsize", "9");
      attribute("label", text(badge.line.text));
      attribute("pos", middle(badge.box));
      attribute("width", fmt::format("{:.6f}", (badge.box.width + 2) / 72.0));
      attribute("height", fmt::format("{:.6f}", (badge.box.height + 2) / 72.0));
      attribute("tooltip", text(badge.tooltip));
      end_attributes();
    }
  }

  void fill(const DrawnNode& node) {
    struct Paint {
      std::string_view style, fill, border;
    };
    static constexpr Paint paints[] = {
        {"bar", "line", "line"},
        {"step", "node", "border"},
        {"lost", "node", "border"},
        {"plain", "node", "border"},
        {"raci-asked", "node", "border"},
        {"raci-told", "node", "border"},
        {"raci-answers", "node", "raci"},
        {"raci-done", "raci", "raci"},
        {"machine", "machine-node", "border"},
        {"process", "stage", "stage-border"},
        {"each", "frame", "frame-border"},
        {"connector", "node", "line"},
        {"band", "frame", "frame-border"},
    };
    const auto* found = std::find_if(std::begin(paints), std::end(paints),
                                     [&](const Paint& paint) { return paint.style == node.style; });
    if (found == std::end(paints)) {
      colours(node.style);
      return;
    }
    attribute("fillcolor", themed(found->fill));
    attribute("color", themed(found->border));
    if (node.style == "raci-done") attribute("fontcolor", themed("sign-ink"));
    if (node.style == "raci-answers") attribute("penwidth", "2.6");
  }

  void paint_route(const Route& route) {
    if (route.points.size() < 2) return;
    out_ += "  ";
    quote(route.from);
    out_ += " -> ";
    quote(route.to);
    out_ += " [";
    std::string spline;
    if (route.arrow) spline = "e," + at(route.points.back());
    std::vector<Point> points = as_spline(route);
    if (route.arrow) {
      // Graphviz draws the head from the end of the line to the tip.
      const auto head = arrow_head(route);
      points.back() = {(head[1].x + head[2].x) / 2, (head[1].y + head[2].y) / 2};
      const double length = std::hypot(points.back().x - head[0].x, points.back().y - head[0].y);
      attribute("arrowsize", fmt::format("{:.1f}", length / usual_head));
    }
    for (const Point point : points) spline += (spline.empty() ? "" : " ") + at(point);
    attribute("pos", spline);
    if (!route.label.empty()) {
      if (theme_ == Theme::dark) attribute("fontcolor", themed("ink"));
      attribute("label", lines(route.label));
      attribute("lp", middle(route.label_box));
    }
    const bool dashed = route.style == "back" || route.style == "deadline" ||
                        route.style == "exception" || route.style == "silent";
    const bool document = route.style == "document-flow";
    attribute("color", themed(dashed ? route.style : document ? "document-border" : "line"));
    if (dashed) attribute("fontcolor", themed(route.style));
    attribute("style", !dashed ? "solid" : route.style == "deadline" ? "dotted" : "dashed");
    if (!route.arrow) attribute("dir", "none");
    if (route.width > 1 || route.marked) {
      const std::int32_t tenths = route.marked ? 60 : line_width_tenths(route);
      attribute("penwidth", fmt::format("{}.{}", tenths / 10, tenths % 10));
    }
    if (!route.tooltip.empty()) attribute("tooltip", text(route.tooltip));
    end_attributes();
  }

  [[nodiscard]] std::string_view themed(std::string_view name) const {
    return colour(name, theme_);
  }

  const Drawing& drawing_;
  Theme theme_;
  std::string out_{};
};

} // namespace

std::string to_dot(const Drawing& drawing, Theme theme) {
  return DotPainter(drawing, theme).paint();
}

} // namespace waymark
