#include "diagram/pages/page_frames.hpp"

#include "diagram/layout/box.hpp"
#include "diagram/pages/frame_parts.hpp"
#include "diagram/pages/page_heads.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace waymark::pages {
namespace {

class PageFrames {
public:
  PageFrames(const PageEdges& edges, std::vector<Drawing>& pages)
      : edges_(edges)
      , pages_(pages) {}

  void add_all(const Drawing& drawing) {
    for (const DrawnNode& frame : drawing.frames) add_frame(frame);
    for (std::size_t i = 0; i < pages_.size(); ++i) enclose_nodes(i);
    for (std::size_t i = 1; i < pages_.size(); ++i) stack_titles(i);
  }

private:
  [[nodiscard]] Axis axis() const { return edges_.axis(); }

  void add_frame(const DrawnNode& frame) {
    if (is_head_along(frame, axis())) {
      pages_[edges_.page_of(low(frame.box, axis()))].frames.push_back(frame);
      return;
    }
    const std::size_t first = edges_.page_of(low(frame.box, axis()));
    const std::size_t last =
        edges_.page_of(std::max(high(frame.box, axis()) - 1, low(frame.box, axis())));
    if (first == last) {
      pages_[first].frames.push_back(frame);
      return;
    }
    std::vector<std::pair<std::size_t, DrawnNode>> parts;
    for (std::size_t page = first; page <= last; ++page) {
      DrawnNode part = clipped(frame, page);
      if (has_content(part, page)) parts.emplace_back(page, std::move(part));
    }
    const bool may_be_open =
        is_lane(frame) || (frame.shape == Shape::frame && !is_lane_part(frame));
    for (std::size_t i = 0; i < parts.size(); ++i) {
      DrawnNode& part = parts[i].second;
      open_begin(part.open, axis()) |= may_be_open && i > 0;
      open_end(part.open, axis()) |= may_be_open && i + 1 < parts.size();
      pages_[parts[i].first].frames.push_back(std::move(part));
    }
  }

  /// Of a frame around nodes, or a stage beside them; lanes go on where nothing lies in them.
  [[nodiscard]] bool has_content(const DrawnNode& frame, std::size_t page) const {
    const std::vector<DrawnNode>& nodes = pages_[page].nodes;
    if (frame.style == "stage") {
      return std::any_of(nodes.begin(), nodes.end(), [&](const DrawnNode& node) {
        const std::int32_t middle = along(middle_of(node.box), axis());
        return middle >= low(frame.box, axis()) && middle < high(frame.box, axis());
      });
    }
    if (!is_titled_above(frame)) return true;
    return std::any_of(nodes.begin(), nodes.end(), [&](const DrawnNode& node) {
      return holds(frame.box, middle_of(node.box));
    });
  }

  /// Where no gap was found, nodes hang over the end of their page; frames that are cut hold them.
  void enclose_nodes(std::size_t page) {
    if (axis() == Axis::right) return;
    for (DrawnNode& frame : pages_[page].frames) {
      if (!is_titled_above(frame)) continue;
      std::int32_t bottom = high(frame.box, axis());
      for (const DrawnNode& node : pages_[page].nodes) {
        if (holds(frame.box, middle_of(node.box)))
          bottom = std::max(bottom, high(node.box, axis()) + gap);
      }
      frame.box.height = bottom - frame.box.y;
    }
  }

  /// Of the nodes in a frame, those that hang over the beginning of the page included.
  [[nodiscard]] std::int32_t first_node_in(const DrawnNode& frame, std::size_t page) const {
    std::int32_t first = edges_.begin(page);
    for (const DrawnNode& node : pages_[page].nodes) {
      if (holds(frame.box, middle_of(node.box)))
        first = std::min(first, low(node.box, axis()) - gap);
    }
    return first;
  }

  /// Frames that go on from the page before begin below one another, so that their titles do.
  void stack_titles(std::size_t page) {
    if (axis() == Axis::right) return;
    std::vector<DrawnNode*> open;
    std::int32_t first = edges_.begin(page);
    for (DrawnNode& frame : pages_[page].frames) {
      if (!is_titled_above(frame) || !frame.open.top || frame.box.y != edges_.begin(page)) continue;
      first = std::min(first, first_node_in(frame, page));
      open.push_back(&frame);
    }
    std::vector<std::int32_t> titles;
    for (const DrawnNode* frame : open) {
      const Box& outer = frame->box;
      std::int32_t& sum = titles.emplace_back(title_room(*frame));
      for (const DrawnNode* other : open) {
        const bool is_inside = other->box.x > outer.x && other->box.x < outer.x + outer.width;
        if (is_inside) sum += title_room(*other);
      }
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      const std::int32_t more = titles[i] + edges_.begin(page) - first;
      open[i]->box.y -= more;
      open[i]->box.height += more;
      for (TextLine& line : open[i]->lines) line.baseline.y -= more;
    }
  }

  [[nodiscard]] DrawnNode clipped(const DrawnNode& frame, std::size_t page) const {
    return part_of(frame, axis(), std::max(low(frame.box, axis()), edges_.begin(page)),
                   std::min(high(frame.box, axis()), edges_.end(page)));
  }

  const PageEdges& edges_;
  std::vector<Drawing>& pages_;
};

} // namespace

void add_frames(const Drawing& drawing, const PageEdges& edges, std::vector<Drawing>& pages) {
  PageFrames(edges, pages).add_all(drawing);
}

} // namespace waymark::pages
