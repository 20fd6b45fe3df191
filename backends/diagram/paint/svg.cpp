#include "backends/diagram.hpp"
#include "diagram/layout/box.hpp"
#include "diagram/paint/palette.hpp"
#include "diagram/paint/path.hpp"
#include "diagram/paint/svg_shapes.hpp"
#include "diagram/paint/xml.hpp"
#include "diagram/text/text_metrics.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::int32_t icon_size = 10;
constexpr std::int32_t usual_size = 12;

std::string_view anchor(Align align) {
  switch (align) {
  case Align::left: return "start";
  case Align::right: return "end";
  case Align::centre: break;
  }
  return "middle";
}

constexpr std::int32_t border_room = 3; ///< between a text and the border of its shape

class SvgPainter {
public:
  SvgPainter(const Drawing& drawing, SvgUse use, Theme theme)
      : drawing_(drawing)
      , use_(use)
      , theme_(theme) {}

  std::string paint() {
    open_picture();
    for (const DrawnNode& frame : drawing_.frames) paint_frame(frame);
    for (const Route& route : drawing_.routes) paint_route(route);
    // Texts behind the lines: a line may pass below a text, never over it.
    for (const DrawnNode& frame : drawing_.frames) paint_frame_title(frame);
    for (const DrawnNode& node : drawing_.nodes) paint_node(node);
    for (const Route& route : drawing_.routes) paint_label(route);
    out_.close("svg").line_break();
    return out_.take();
  }

private:
  [[nodiscard]] bool has_links() const {
    const auto linked = [](const auto& node) {
      return !node.link.empty() ||
             std::any_of(node.badges.begin(), node.badges.end(),
                         [](const Badge& badge) { return !badge.link.empty(); });
    };
    return std::any_of(drawing_.nodes.begin(), drawing_.nodes.end(), linked) ||
           std::any_of(drawing_.frames.begin(), drawing_.frames.end(), linked);
  }

  void open_picture() {
    const Box& bounds = drawing_.bounds;
    out_.open("svg").attribute("xmlns", "http://www.w3.org/2000/svg").attribute("class", "wm");
    out_.attribute("viewBox", std::to_string(bounds.x) + " " + std::to_string(bounds.y) + " " +
                                  std::to_string(bounds.width) + " " +
                                  std::to_string(bounds.height));
    out_.attribute("width", bounds.width).attribute("height", bounds.height);
    // Inside a page the links in an image would be out of reach for assistive technology.
    const bool group = use_ == SvgUse::inlined && has_links();
    out_.attribute("role", group ? "group" : "img");
    out_.attribute("aria-labelledby", id("title")).attribute("aria-describedby", id("desc"));
    out_.attribute("font-family", "Arial, Helvetica, 'Liberation Sans', sans-serif");
    out_.attribute("font-size", usual_size).attribute("text-anchor", "middle").line_break();
    out_.open("title").attribute("id", id("title")).text(drawing_.title).close("title");
    out_.open("desc")
        .attribute("id", id("desc"))
        .text(drawing_.description)
        .close("desc")
        .line_break();
    if (use_ == SvgUse::inlined) return;
    out_.open("style");
    out_.text(""); // our own rules hold nothing that XML would read as markup
    out_.text(fit_to_window(bounds.width));
    if (theme_ == Theme::automatic) {
      out_.text(svg_style_sheet() + "@media (prefers-color-scheme:dark){:root{" +
                svg_dark_variables() + "}}");
    } else {
      out_.text(fixed_style_sheet(theme_));
    }
    out_.close("style").line_break();
    out_.open("rect")
        .attribute("class", "wm-paper")
        .attribute("x", bounds.x)
        .attribute("y", bounds.y);
    out_.attribute("width", bounds.width)
        .attribute("height", bounds.height)
        .close("rect")
        .line_break();
  }

  /// In a window that is a little too narrow, as on a phone, the whole width is shown, smaller; in
  /// a narrower one type would get too small to read.
  [[nodiscard]] static std::string fit_to_window(std::int32_t width) {
    return fmt::format("@media (min-width:{}px) and (max-width:{}px){{:root{{width:100%;"
                       "height:auto}}}}",
                       width * 3 / 4, width - 1);
  }

  [[nodiscard]] std::string id(std::string_view part) const {
    return drawing_.id + "." + std::string(part);
  }

  void open_group(const std::string& link, const std::string& identity,
                  const std::string& tooltip) {
    if (link.empty()) {
      out_.open("g");
    } else {
      out_.open("a").attribute("href", link);
    }
    if (!identity.empty()) out_.attribute("id", id(identity));
    if (!tooltip.empty()) out_.open("title").text(tooltip).close("title");
  }

  void close_group(const std::string& link) { out_.close(link.empty() ? "g" : "a"); }

  void paint_node(const DrawnNode& node) {
    open_group(node.link, node.id, node.tooltip);
    paint_shape(out_, node);
    for (const TextLine& line : node.lines) paint_text(line, room_in(node, line));
    close_group(node.link);
    for (const Badge& badge : node.badges) paint_badge(badge);
    out_.line_break();
  }

  /// How wide a line may be where it stands in its shape.
  [[nodiscard]] static std::int32_t room_in(const DrawnNode& node, const TextLine& line) {
    const Box& box = node.box;
    const std::int32_t middle = middle_of(box).x;
    std::int32_t half = box.width / 2 - border_room;
    if (node.shape == Shape::diamond && box.height > 0) {
      const std::int32_t off = std::abs(line.baseline.y - line.size / 3 - box.y - box.height / 2);
      half = half * std::max(0, box.height / 2 - off) * 2 / box.height;
    } else if (node.shape == Shape::circle) {
      half = half * 3 / 4;
    } else if (node.shape == Shape::pill) {
      half -= pill_radius(box) / 6; // what its corners take from the first line
    }
    if (line.upright) {
      const std::int32_t off = std::abs(line.baseline.y - box.y - box.height / 2);
      return box.height - 2 * (border_room + off);
    }
    switch (line.align) {
    case Align::left: return middle + half - line.baseline.x;
    case Align::right: return line.baseline.x - middle + half;
    case Align::centre: break;
    }
    return 2 * (half - std::abs(line.baseline.x - middle));
  }

  void paint_frame(const DrawnNode& frame) {
    out_.open("g").attribute("id", id(frame.id));
    if (!frame.tooltip.empty()) out_.open("title").text(frame.tooltip).close("title");
    paint_shape(out_, frame);
    out_.close("g").line_break();
  }

  void paint_frame_title(const DrawnNode& frame) {
    if (frame.lines.empty() && frame.badges.empty()) return;
    open_group(frame.link, {}, frame.tooltip);
    for (const TextLine& line : frame.lines) paint_text(line, room_in(frame, line));
    close_group(frame.link);
    for (const Badge& badge : frame.badges) paint_badge(badge);
    out_.line_break();
  }

  void paint_badge(const Badge& badge) {
    open_group(badge.link, {}, badge.tooltip);
    const Box& box = badge.box;
    const bool boxed = badge.style == "tool" || badge.style == "document";
    if (boxed) {
      out_.open("rect").attribute("class", "wm-" + badge.style).attribute("x", box.x);
      out_.attribute("y", box.y).attribute("width", box.width).attribute("height", box.height);
      const std::int32_t round = std::min(box.height / 2, 8);
      out_.attribute("rx", badge.style == "tool" ? round : 2).close("rect");
    }
    const std::int32_t inset = boxed ? 5 : 0;
    const std::int32_t more =
        badge.more.empty() ? 0 : badge.more.back().baseline.y - badge.line.baseline.y;
    if (std::string_view(badge.style).starts_with("finding-")) {
      paint_sign(out_, badge.style, box);
    } else {
      paint_icon(out_, badge.style, {box.x + inset, box.y + (box.height - more - icon_size) / 2});
    }
    const std::int32_t end = box.x + box.width - (boxed ? 2 : 0);
    paint_text(badge.line, end - badge.line.baseline.x);
    for (const TextLine& line : badge.more) paint_text(line, end - line.baseline.x);
    close_group(badge.link);
  }

  /// In a font that is wider than ours the text would leave its room: then its length is said, and
  /// a reader's program makes the letters narrower.
  void paint_text(const TextLine& line, std::int32_t room) {
    if (line.text.empty()) return;
    out_.open("text").attribute("x", line.baseline.x).attribute("y", line.baseline.y);
    if (line.upright) {
      out_.attribute("transform",
                     fmt::format("rotate(-90 {} {})", line.baseline.x, line.baseline.y));
    }
    if (!line.style.empty()) out_.attribute("class", "wm-" + line.style);
    if (line.align != Align::centre) out_.attribute("text-anchor", anchor(line.align));
    if (line.size != usual_size) out_.attribute("font-size", line.size);
    if (line.bold) out_.attribute("font-weight", "bold");
    const std::int32_t width = text_width(line.text, {line.size, line.bold});
    if (width * 5 / 4 > room && has_known_width(line.text)) {
      out_.attribute("textLength", width).attribute("lengthAdjust", "spacingAndGlyphs");
    }
    out_.text(line.text).close("text");
  }

  void paint_route(const Route& route) {
    if (route.points.size() < 2) return;
    const std::string style = route.style.empty() ? std::string() : " wm-" + route.style;
    const std::string width = route.width > 1 ? " wm-w" + std::to_string(route.width) : "";
    if (!route.tooltip.empty()) {
      out_.open("g").open("title").text(route.tooltip).close("title");
    }
    if (route.marked) {
      out_.open("path").attribute("class", "wm-way").attribute("d", path_data(route)).close("path");
    }
    out_.open("path")
        .attribute("class", "wm-r" + style + width)
        .attribute("d", path_data(route))
        .close("path");
    if (route.arrow) {
      const auto head = arrow_head(route);
      std::string points;
      for (const Point corner : head) {
        points +=
            (points.empty() ? "" : " ") + std::to_string(corner.x) + "," + std::to_string(corner.y);
      }
      out_.open("polygon")
          .attribute("class", "wm-h" + style)
          .attribute("points", points)
          .close("polygon");
    }
    if (!route.tooltip.empty()) out_.close("g");
    out_.line_break();
  }

  void paint_label(const Route& route) {
    if (route.label.empty()) return;
    out_.open("g").attribute("class", "wm-label");
    if (!route.tooltip.empty()) out_.open("title").text(route.tooltip).close("title");
    for (const TextLine& line : route.label) paint_text(line, route.label_box.width);
    out_.close("g").line_break();
  }

  const Drawing& drawing_;
  SvgUse use_;
  Theme theme_;
  XmlWriter out_{};
};

} // namespace

std::string to_svg(const Drawing& drawing, SvgUse use, Theme theme) {
  return SvgPainter(drawing, use, theme).paint();
}

} // namespace waymark
