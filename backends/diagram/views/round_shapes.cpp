#include "diagram/text/text_metrics.hpp"
#include "diagram/views/badge_rows.hpp"
#include "diagram/views/card.hpp"
#include "diagram/views/card_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>

/// Diamonds and circles, which have less room above and below than in the middle.
namespace waymark {
namespace {

/// What stands in a shape, from the top.
struct Contents {
  std::vector<std::string> title;
  std::vector<std::string> details;
  std::vector<PieceRow> rows;
};

Contents contents_of(const CardText& text, std::int32_t widest_title, std::int32_t widest_below) {
  Contents contents;
  contents.title = wrap_roomy(text.title, widest_title, 4);
  if (!text.details.empty()) contents.details = wrap_details(text.details, widest_below);
  contents.rows = arrange_badges(text.rows, text.more, widest_below);
  return contents;
}

/// A stretch of the contents, counted from their top.
struct Stretch {
  std::int32_t width = 0;
  std::int32_t top = 0;
  std::int32_t bottom = 0;
};

/// With what a font of the browser's own may be wider. In a word too long to break, mostly an
/// address or the name of a file, that is more: signs differ more than letters.
std::int32_t with_spare(std::int32_t width, bool is_one_word = false) {
  constexpr std::int32_t widest_usual = 90;
  if (width <= widest_usual) return width + 10;
  return width + width / (is_one_word ? 4 : 8);
}

/// Badges and icons are as wide in every font.
constexpr std::int32_t beside_badges = 6;

std::vector<Stretch> stretches_of(const Contents& contents, std::int32_t first) {
  std::vector<Stretch> stretches;
  std::int32_t y = 0;
  if (first > 0) stretches.push_back({badge_icon_room + beside_badges, 0, y = first});
  const auto add_lines = [&](const std::vector<std::string>& lines, Font font) {
    for (const std::string& line : lines) {
      // From the top of its capitals to the foot of a "p".
      const std::int32_t bottom = y + line_height(font.size);
      const bool is_one_word = line.find(' ') == std::string::npos;
      stretches.push_back(
          {with_spare(widest({line}, font), is_one_word), bottom - font.size, bottom - 1});
      y = bottom;
    }
  };
  add_lines(contents.title, card_title_font);
  add_lines(contents.details, card_detail_font);
  for (const PieceRow& row : contents.rows) {
    y += badge_gap;
    stretches.push_back({width_of(row) + beside_badges, y, y + height_of(row)});
    y += height_of(row);
  }
  return stretches;
}

/// How many times wider than a text its shape is that is to hold it, as a fraction: at `off` from
/// the middle of a shape of that height, both in halves of a point.
struct Widening {
  double by = 1;
  double over = 1;
};

Widening of_diamond(std::int64_t height, std::int64_t off) {
  return {static_cast<double>(height), static_cast<double>(height - off)};
}

/// The root of a whole number is the same on every machine.
Widening of_ellipse(std::int64_t height, std::int64_t off) {
  return {static_cast<double>(height), std::sqrt(static_cast<double>(height * height - off * off))};
}

using ShapeOutline = Widening (*)(std::int64_t height, std::int64_t off);

struct Fitted {
  Contents contents;
  std::int32_t top = 0; ///< of the contents, in the shape
  std::int32_t width = 0;
  std::int32_t height = 0;
};

std::int32_t width_around(const std::vector<Stretch>& stretches, std::int32_t height,
                          std::int32_t top, ShapeOutline outline) {
  double width = 0;
  for (const Stretch& stretch : stretches) {
    const std::int32_t off = std::max(std::abs(2 * (top + stretch.top) - height),
                                      std::abs(2 * (top + stretch.bottom) - height));
    const Widening part = outline(height, off);
    width = std::max(width, stretch.width * part.by / part.over);
  }
  return static_cast<std::int32_t>(std::ceil(width));
}

/// The smallest shape for the lines that a text is broken into. Drawings are wide rather than high,
/// so width counts more, and shapes that are much higher than wide look squeezed.
class Fitting {
public:
  Fitting(const CardText& text, ShapeOutline outline, std::int32_t icon_height)
      : text_(text)
      , outline_(outline)
      , icon_height_(icon_height) {}

  /// What stands below the title is so much narrower.
  Fitted fit(std::int32_t widest, std::int32_t narrower_below) {
    constexpr std::int32_t step = 6;
    constexpr std::int32_t tries = 7;
    for (std::int32_t width = widest; width > widest - tries * step; width -= step)
      try_contents(contents_of(text_, width, widest - narrower_below));
    return std::move(best_);
  }

private:
  void try_contents(Contents contents) {
    const std::vector<Stretch> stretches = stretches_of(contents, icon_height_);
    const std::int32_t high = stretches.back().bottom;
    const std::int32_t before = least_;
    for (std::int32_t height = high + 2 * margin; height <= high * 5 / 2; height += 2) {
      for (std::int32_t top = margin; top + high + margin <= height; top += 2)
        try_place(stretches, height, top);
    }
    if (least_ < before) best_.contents = std::move(contents);
  }

  void try_place(const std::vector<Stretch>& stretches, std::int32_t height, std::int32_t top) {
    const std::int32_t width = width_around(stretches, height, top, outline_);
    const std::int32_t cost = 3 * width + 2 * height;
    const bool is_squeezed = 4 * height > 5 * width;
    if (cost >= least_ || is_squeezed) return;
    least_ = cost;
    best_.top = top;
    best_.width = width;
    best_.height = height;
  }

  static constexpr std::int32_t margin = 4; ///< above and below

  const CardText& text_;
  ShapeOutline outline_;
  std::int32_t icon_height_; ///< above the title
  std::int32_t least_ = std::numeric_limits<std::int32_t>::max();
  Fitted best_{};
};

void place_contents(DrawnNode& node, const Contents& contents, Point top) {
  top.y = stack_lines(node.lines, contents.title, top, card_title_font, "");
  top.y = stack_lines(node.lines, contents.details, top, card_detail_font, "muted");
  for (const PieceRow& row : contents.rows) {
    top.y += badge_gap;
    place_badges(node, row, {top.x - width_of(row) / 2, top.y});
    top.y += height_of(row);
  }
}

} // namespace

void fill_diamond(DrawnNode& node, const CardText& text, std::int32_t widest) {
  const Fitted fitted = Fitting(text, of_diamond, 0).fit(widest, 6);
  node.box = {0, 0, fitted.width, fitted.height};
  place_contents(node, fitted.contents, {fitted.width / 2, fitted.top});
}

void fill_circle(DrawnNode& node, const CardText& text, std::int32_t widest) {
  constexpr std::int32_t least = 64;
  const Fitted fitted = Fitting(text, of_ellipse, badge_icon_room).fit(widest, 12);
  node.box = {0, 0, std::max(fitted.width, least), std::max(fitted.height, least)};
  const std::int32_t middle = node.box.width / 2;
  const std::int32_t top = fitted.top + (node.box.height - fitted.height) / 2;
  Badge clock;
  clock.style = "clock";
  clock.box = {middle - 5, top - 1, 10, 12};
  node.badges.push_back(std::move(clock));
  place_contents(node, fitted.contents, {middle, top + badge_icon_room});
}

} // namespace waymark
