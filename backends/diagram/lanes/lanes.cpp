#include "backends/language.hpp"
#include "diagram/lanes/lane_assignment.hpp"
#include "diagram/lanes/lanes_layout.hpp"
#include "diagram/lanes/repeat_borders.hpp"
#include "diagram/lanes/repeat_frames.hpp"
#include "diagram/text/centred_lines.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {

using namespace swimlanes;

namespace {

constexpr Font title_font{12, true};
constexpr std::int32_t widest_lane_title = 92;
constexpr std::size_t most_title_lines = 9;
constexpr std::int32_t widest_stage_title = 84; ///< beside a flow that runs down
constexpr std::int32_t title_padding = 12;
constexpr std::int32_t least_strip_height = 28;
constexpr std::int32_t chevron_ends = 44; ///< of a stage, in which no words stand
constexpr std::int32_t strip_gap = 6;
constexpr std::int32_t framed_margin = 8; ///< of a drawing that ends in borders

Point transposed(Point point) {
  return {point.y, point.x};
}

Box transposed(const Box& box) {
  return {box.y, box.x, box.height, box.width};
}

enum class Reading : std::uint8_t { level, upwards };

/// In thousandths, on the page turned as it fits best. The margins are those of printers.
std::int32_t scale_on_a4(const Box& bounds) {
  constexpr std::int32_t long_side = 842 - 56;
  constexpr std::int32_t short_side = 595 - 56;
  const auto fit = [&](std::int32_t width, std::int32_t height) {
    return std::min(1000 * width / std::max(1, bounds.width),
                    1000 * height / std::max(1, bounds.height));
  };
  return std::max(fit(long_side, short_side), fit(short_side, long_side));
}

/// The layout runs to the right; what runs down is its mirror image.
void transpose(LanesLayout& layout) {
  for (Box& box : layout.layout.nodes) box = transposed(box);
  for (Box& box : layout.lanes) box = transposed(box);
  for (Box& box : layout.sections) box = transposed(box);
  for (LayoutRoute& route : layout.layout.routes) {
    for (Point& point : route.points) point = transposed(point);
    route.label = transposed(route.label);
  }
  layout.layout.bounds = transposed(layout.layout.bounds);
}

class LanesView {
public:
  LanesView(const CheckedModel& model, const DiagramSubject& subject, const Links& links, bool down)
      : down_(down)
      , stages_apart_(subject.stages_apart)
      , workflow_(model.model.workflow(subject.subject))
      , graph_(model.flow(subject.subject))
      , links_(links)
      , words_(model.model.handbook.language.value)
      , plan_(plan_flow(model, subject.subject, links,
                        down ? FlowUse::lanes_down : FlowUse::lanes_right))
      , lanes_(assign_lanes(model.model, workflow_, graph_))
      , sections_(assign_sections(model.model, workflow_, graph_))
      , lists_(lists_of_statements(workflow_, graph_)) {}

  Drawing draw() {
    for (const Lane& lane : lanes_.lanes) {
      titles_.push_back(lane_title(lane, 0));
      title_depth_ = std::max(title_depth_, height_of(titles_.back()) + title_padding);
    }
    if (down_) {
      for (PlannedNode& node : plan_.nodes) {
        if (node.drawn.shape == Shape::bar) node.drawn.box = transposed(node.drawn.box);
      }
    }
    LanesLayout layout = lay_out_lanes(lane_graph());
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i) {
      titles_[i] = lane_title(lanes_.lanes[i], layout.lanes[i].height - 2 * title_padding);
    }
    if (down_) transpose(layout);
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i) add_lane(i, layout.lanes[i]);
    for (std::size_t i = 0; i < sections_.sections.size(); ++i) {
      const auto more = static_cast<std::int32_t>(stage_title(i, layout.sections[i]).size()) - 1;
      strip_height_ =
          std::max(strip_height_, least_strip_height + more * line_height(title_font.size));
    }
    for (std::size_t i = 0; i < sections_.sections.size(); ++i) {
      if (!sections_.sections[i].title.empty()) add_stage(i, layout.sections[i]);
    }
    for (const RepeatFrame& frame : repeat_frames(graph_, plan_, layout.layout)) add_repeat(frame);
    layout.layout.groups = std::move(boxes_);
    Drawing drawing = compose(std::move(plan_), layout.layout);
    fit_bounds(drawing, framed_margin);
    return drawing;
  }

private:
  [[nodiscard]] LaneGraph lane_graph() const {
    LaneGraph graph;
    graph.lane_count = static_cast<std::uint32_t>(lanes_.lanes.size());
    graph.section_count = static_cast<std::uint32_t>(sections_.sections.size());
    graph.sections_apart = stages_apart_;
    for (const auto& title : titles_) {
      graph.least_heights.push_back(widest(title, title_font) + 2 * title_padding);
    }
    for (const PlannedNode& node : plan_.nodes) {
      const Box box = down_ ? transposed(node.drawn.box) : node.drawn.box;
      graph.nodes.push_back({box.width, box.height, lanes_.of_node[node.flow_node],
                             sections_.of_node[node.flow_node], node.outline,
                             lists_[node.flow_node]});
    }
    const RepeatBorders borders(graph_, lanes_.of_node);
    for (const PlannedRoute& route : plan_.routes) {
      const bool labelled = !route.drawn.label.empty();
      const bool aside = route.drawn.style == "deadline" || route.drawn.style == "exception";
      const Box label = down_ ? transposed(route.drawn.label_box) : route.drawn.label_box;
      graph.edges.push_back({.from = route.from,
                             .to = route.to,
                             .label_width = labelled ? label.width : 0,
                             .label_height = labelled ? label.height : 0,
                             .backward = route.backward,
                             .branch = route.branch,
                             .joins = ends_at_join(route),
                             .aside = aside,
                             .apart = borders.has_between(plan_.nodes[route.from].flow_node,
                                                          plan_.nodes[route.to].flow_node)});
    }
    return graph;
  }

  [[nodiscard]] bool ends_at_join(const PlannedRoute& route) const {
    return graph_.nodes[plan_.nodes[route.to].flow_node].kind == FlowNodeKind::join;
  }

  /// In few lines where its lane has room for long ones. The head is as deep as if there were none,
  /// or the whole drawing would move aside as a lane grows.
  static std::vector<std::string> lane_title(const Lane& lane, std::int32_t room) {
    const std::int32_t word = widest_word(lane.title, title_font);
    const std::int32_t least = std::clamp(word, widest_lane_title, widest_lane_title * 2);
    return wrap(lane.title, std::max(room, least), title_font, most_title_lines);
  }

  static std::int32_t height_of(const std::vector<std::string>& title) {
    return static_cast<std::int32_t>(title.size()) * line_height(title_font.size);
  }

  void add_lane(std::size_t number, const Box& box) {
    const Lane& lane = lanes_.lanes[number];
    DrawnNode band;
    band.id = safe_id(lane.id);
    band.shape = Shape::plain;
    band.style = number % 2 == 0 ? "lane" : "lane-odd";
    DrawnNode title;
    title.id = band.id + "--title";
    title.shape = lane.automated ? Shape::automated : Shape::plain;
    title.style = "lane-title";
    title.heading = down_ ? Heading::of_column : Heading::of_row;
    title.link = link_to(links_, lane.performer);
    title.tooltip =
        words_.filled(lane.automated ? Word::drawn_done_by_tool : Word::drawn_done_by, lane.title);
    const Box head = down_ ? Box{box.x, box.y - title_depth_, box.width, title_depth_}
                           : Box{box.x - title_depth_, box.y, title_depth_, box.height};
    add_title(title, titles_[number], head, down_ ? Reading::level : Reading::upwards);
    add_frame(std::move(band), box);
    add_frame(std::move(title), head);
  }

  /// Upright ones leave the page to the work, for heads are narrow then.
  static void add_title(DrawnNode& frame, const std::vector<std::string>& lines, const Box& box,
                        Reading reading) {
    for (const std::string& line : lines) {
      frame.lines.push_back({line,
                             {},
                             Align::centre,
                             title_font.size,
                             true,
                             "frame-title",
                             reading == Reading::upwards});
    }
    centre_lines(frame.lines, {0, 0, box.width, box.height});
  }

  /// Texts count from the corner of the frame.
  void add_frame(DrawnNode frame, const Box& box) {
    plan_.frames.push_back({std::move(frame)});
    boxes_.push_back(box);
  }

  [[nodiscard]] std::vector<std::string> stage_title(std::size_t number, const Box& box) const {
    return wrap(sections_.sections[number].title, box.width - chevron_ends, title_font,
                most_title_lines);
  }

  void add_stage(std::size_t number, const Box& box) {
    const Section& section = sections_.sections[number];
    DrawnNode stage;
    stage.id = fmt::format("stage_{}", number);
    stage.shape = down_ ? Shape::plain : Shape::chevron;
    stage.style = "stage";
    stage.heading = down_ ? Heading::of_row : Heading::of_column;
    stage.tooltip = section.title;
    if (section.stage != 0xffffffff) {
      stage.link = link_to_stage(links_, workflow_.realizes->target, section.stage);
    }
    if (down_) {
      const std::int32_t wide = widest_stage_title + title_padding;
      const Box strip{box.x - wide - strip_gap, box.y + 2, wide, box.height - 4};
      const std::size_t room =
          static_cast<std::size_t>(std::max(strip.height / line_height(title_font.size), 1));
      add_title(stage, wrap(section.title, widest_stage_title, title_font, room), strip,
                Reading::level);
      add_frame(std::move(stage), strip);
      return;
    }
    const Box strip{box.x + 2, box.y - strip_height_ - strip_gap, box.width - 4, strip_height_};
    add_title(stage, stage_title(number, box), strip, Reading::level);
    add_frame(std::move(stage), strip);
  }

  void add_repeat(const RepeatFrame& repeat) {
    DrawnNode frame;
    frame.id = fmt::format("each_{}", index(repeat.statement));
    frame.shape = Shape::frame;
    frame.style = "loop";
    add_frame(std::move(frame), repeat.box);
  }

  const bool down_;
  const bool stages_apart_;
  const Workflow& workflow_;
  const FlowGraph& graph_;
  const Links& links_;
  Language words_;
  Plan plan_;
  Lanes lanes_;
  Sections sections_;
  std::vector<std::uint32_t> lists_;               ///< by flow node
  std::vector<std::vector<std::string>> titles_{}; ///< by lane
  std::int32_t title_depth_ = 0;                   ///< of the heads of lanes, along the flow
  std::int32_t strip_height_ = least_strip_height; ///< of the stages above the lanes
  std::vector<Box> boxes_{};                       ///< of the frames
};

} // namespace

Drawing lanes(const CheckedModel& model, const DiagramSubject& subject, const Links& links) {
  const auto drawn = [&](bool down) { return LanesView(model, subject, links, down).draw(); };
  if (subject.direction != Direction::automatic) return drawn(subject.direction == Direction::down);
  Drawing right = drawn(false);
  Drawing down = drawn(true);
  return scale_on_a4(down.bounds) > scale_on_a4(right.bounds) ? std::move(down) : std::move(right);
}

} // namespace waymark
