#include "backends/diagram.hpp"
#include "diagram/paint/dot_style.hpp"
#include "diagram/paint/dot_text.hpp"
#include "diagram/paint/level_titles.hpp"
#include "diagram/paint/palette.hpp"
#include "diagram/paint/path.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace waymark {
namespace {

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
    const Box& bounds = drawing_.bounds;
    attribute("bb", fmt::format("{},0,{},{}", bounds.x, bounds.x + bounds.width, bounds.height));
    attribute("label", "");
    attribute("comment", dot_text(drawing_.title));
    if (theme_ == Theme::dark) attribute("bgcolor", themed("paper"));
    out_ += "outputorder=edgesfirst, splines=true, ";
    usual_font();
    out_ += "  node [fixedsize=true, label=\"\", penwidth=1.4, ";
    usual_font();
    out_ += "  edge [penwidth=1.4, ";
    usual_font();
    for (std::size_t i = 0; i < drawing_.frames.size(); ++i) {
      if (!is_node(drawing_.frames[i])) frame(drawing_.frames[i], i);
    }
    for (const DrawnNode& frame : drawing_.frames) {
      if (is_node(frame)) paint_node(frame);
    }
    for (const DrawnNode& node : drawing_.nodes) paint_node(node);
    for (const DrawnNode& frame : drawing_.frames) paint_signs(frame);
    for (const DrawnNode& node : drawing_.nodes) paint_signs(node);
    for (const Route& route : drawing_.routes) paint_route(route);
    out_ += "}\n";
    return std::move(out_);
  }

private:
  void quote(std::string_view value) { append_quoted(out_, value); }

  void attribute(std::string_view name, std::string_view value) {
    append_attribute(out_, name, value);
  }

  /// That of `append_label`.
  void usual_font() {
    attribute("fontname", "Arial");
    attribute("fontcolor", themed("ink"));
    end_attributes();
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

  /// A name of the palette; none: see-through.
  void fill_with(std::string_view name) {
    attribute("fillcolor", name.empty() ? std::string_view("transparent") : themed(name));
  }

  void border(const DotStyle& style) {
    attribute("color",
              style.border.empty() ? std::string_view("transparent") : themed(style.border));
    if (!style.width.empty()) attribute("penwidth", style.width);
  }

  void frame(const DrawnNode& node, std::size_t number) {
    out_ += fmt::format("  subgraph cluster{} {{ graph [", number);
    const Box& box = node.box;
    attribute("bb", fmt::format("{},{},{},{}", box.x, drawing_.bounds.height - box.y - box.height,
                                box.x + box.width, drawing_.bounds.height - box.y));
    if (!node.lines.empty()) {
      const TextLine& title = node.lines.front();
      append_label(out_, node.lines, theme_);
      attribute("lwidth", "0.01");
      attribute("lheight", "0.01");
      const bool left = title.align == Align::left;
      const std::int32_t half = left ? text_width(title.text, {title.size, title.bold}) / 2 : 0;
      const std::int32_t middle_line = (title.baseline.y + node.lines.back().baseline.y) / 2;
      attribute("lp", at({title.baseline.x + half, middle_line - title.size / 3}));
      attribute("labeljust", left ? "l" : "c");
    }
    const DotStyle style = dot_style(node.style);
    attribute("style",
              fmt::format("{}{}{}", node.shape == Shape::frame ? "rounded," : "",
                          style.fill.empty() ? "solid" : "filled", style.dashed ? ",dashed" : ""));
    fill_with(style.fill);
    border(style);
    link(node.link, node.tooltip);
    end_attributes();
    // Graphviz forgets clusters without nodes.
    out_ += fmt::format("    frame{} [style=invis, width=0.01, height=0.01, pos=\"{}\"]\n  }}\n",
                        number, middle(box));
  }

  /// Only nodes have chevrons and double borders.
  [[nodiscard]] static bool is_node(const DrawnNode& frame) {
    return frame.shape == Shape::chevron || frame.shape == Shape::automated;
  }

  void link(const std::string& target, const std::string& tooltip) {
    if (!target.empty()) attribute("URL", dot_text(target));
    if (!tooltip.empty()) attribute("tooltip", dot_text(tooltip));
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

  /// What Graphviz is told, so that it draws a shape as large as the box.
  static Box told_size(const DrawnNode& node) {
    Box box = node.box;
    if (node.shape == Shape::automated) { // the second border stands outside
      box.width -= 8;
      box.height -= 8;
    } else if (node.shape == Shape::chevron) { // room for corners that are not drawn
      constexpr std::int32_t corners = 12;
      box.height += std::min(corners, box.height / 2);
    }
    return box;
  }

  void paint_node(const DrawnNode& node) {
    out_ += "  ";
    quote(node.id);
    out_ += " [";
    const DotStyle style = dot_style(node.style);
    const bool bare = style.fill.empty() && style.border.empty();
    attribute("shape", bare ? "plaintext" : shape_name(node.shape));
    attribute("pos", middle(node.box));
    const Box size = told_size(node);
    attribute("width", fmt::format("{:.6f}", size.width / 72.0));
    attribute("height", fmt::format("{:.6f}", size.height / 72.0));
    std::vector<TextLine> texts = node.lines;
    for (const Badge& badge : node.badges) {
      if (is_sign(badge)) continue;
      texts.push_back(badge.line);
      texts.insert(texts.end(), badge.more.begin(), badge.more.end());
    }
    append_label(out_, std::move(texts), theme_);
    if (!bare) {
      const bool round = node.shape == Shape::rounded || node.shape == Shape::pill;
      attribute("style",
                fmt::format("{}filled{}", round ? "rounded," : "", style.dashed ? ",dashed" : ""));
      if (node.shape == Shape::automated) attribute("peripheries", "2");
      fill_with(style.fill);
      border(style);
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
      attribute("shape", error ? "octagon" : warning ? "triangle" : "ellipse");
      attribute("style", "filled");
      attribute("fillcolor", themed(error ? "gap-border" : warning ? "deadline" : "raci"));
      attribute("fontcolor", themed("sign-ink"));
      attribute("fontsize", "9");
      attribute("label", dot_text(badge.line.text));
      attribute("pos", middle(badge.box));
      attribute("width", fmt::format("{:.6f}", (badge.box.width + 2) / 72.0));
      attribute("height", fmt::format("{:.6f}", (badge.box.height + 2) / 72.0));
      attribute("tooltip", dot_text(badge.tooltip));
      end_attributes();
    }
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
      append_label(out_, route.label, theme_);
      attribute("lp", middle(route.label_box));
    }
    const bool dashed = route.style == "back" || route.style == "deadline" ||
                        route.style == "exception" || route.style == "silent";
    const bool document = route.style == "document-flow";
    attribute("color", themed(dashed ? route.style : document ? "document-border" : "line"));
    if (dashed || document) {
      attribute("style", route.style == "deadline" ? "dotted" : "dashed");
    }
    if (!route.arrow) attribute("dir", "none");
    if (route.width > 1 || route.marked) {
      const std::int32_t tenths = route.marked ? 60 : line_width_tenths(route);
      attribute("penwidth", fmt::format("{}.{}", tenths / 10, tenths % 10));
    } else if (route.style == "exception") {
      attribute("penwidth", "2"); // Graphviz has no dashes and dots in turn, as other painters do
    }
    if (!route.tooltip.empty()) attribute("tooltip", dot_text(route.tooltip));
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
  const Drawing level = with_level_titles(drawing);
  return DotPainter(level, theme).paint();
}

} // namespace waymark
