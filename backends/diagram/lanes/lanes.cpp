#include "diagram/lanes/lane_assignment.hpp"
#include "diagram/lanes/placement.hpp"
#include "diagram/text/text_metrics.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {

using namespace swimlanes;

namespace {

constexpr Font title_font{12, true};
constexpr std::int32_t widest_lane_title = 110;
constexpr std::int32_t title_padding = 12;
constexpr std::int32_t strip_height = 28;
constexpr std::int32_t strip_gap = 6;

class LanesView {
public:
  LanesView(const CheckedModel& model, DeclarationId workflow, const Links& links)
      : workflow_(model.model.workflow(workflow))
      , links_(links)
      , plan_(plan_flow(model, workflow, links, FlowUse::lanes))
      , lanes_(assign_lanes(model.model, workflow_, model.flow(workflow)))
      , sections_(assign_sections(model.model, workflow_, model.flow(workflow))) {}

  Drawing draw() {
    for (const Lane& lane : lanes_.lanes) {
      titles_.push_back(wrap(lane.title, widest_lane_title, title_font, 4));
      title_width_ = std::max(title_width_, widest(titles_.back(), title_font) + 2 * title_padding);
    }
    LanesLayout layout = lay_out_lanes(graph());
    for (std::size_t i = 0; i < lanes_.lanes.size(); ++i) add_lane(i, layout.lanes[i]);
    for (std::size_t i = 0; i < sections_.sections.size(); ++i) {
      if (!sections_.sections[i].title.empty()) add_stage(i, layout.sections[i]);
    }
    layout.layout.groups = std::move(boxes_);
    return compose(std::move(plan_), layout.layout);
  }

private:
  [[nodiscard]] LaneGraph graph() const {
    LaneGraph graph;
    graph.lane_count = static_cast<std::uint32_t>(lanes_.lanes.size());
    graph.section_count = static_cast<std::uint32_t>(sections_.sections.size());
    for (const auto& title : titles_) {
      graph.least_heights.push_back(static_cast<std::int32_t>(title.size()) *
                                        line_height(title_font.size) +
                                    2 * title_padding);
    }
    for (const PlannedNode& node : plan_.nodes) {
      graph.nodes.push_back({node.drawn.box.width, node.drawn.box.height,
                             lanes_.of_node[node.flow_node], sections_.of_node[node.flow_node],
                             node.outline});
    }
    for (const PlannedRoute& route : plan_.routes) {
      const bool labelled = !route.drawn.label.empty();
      const bool aside = route.drawn.style == "deadline" || route.drawn.style == "exception";
      graph.edges.push_back({route.from, route.to, labelled ? route.drawn.label_box.width : 0,
                             labelled ? route.drawn.label_box.height : 0, route.backward,
                             route.branch, aside});
    }
    return graph;
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
    title.heading = true;
    title.link = link_to(links_, lane.performer);
    title.tooltip = lane.automated ? "done by " + lane.title + ", a tool" : "done by " + lane.title;
    const auto& lines = titles_[number];
    const std::int32_t high = line_height(title_font.size);
    std::int32_t y = (box.height - static_cast<std::int32_t>(lines.size()) * high) / 2;
    for (const std::string& line : lines) {
      y += high;
      title.lines.push_back({line,
                             {title_width_ / 2, y - title_font.size / 3},
                             Align::centre,
                             title_font.size,
                             true,
                             "frame-title"});
    }
    add_frame(std::move(band), box);
    add_frame(std::move(title), {box.x - title_width_, box.y, title_width_, box.height});
  }

  /// Texts count from the corner of the frame.
  void add_frame(DrawnNode frame, const Box& box) {
    plan_.frames.push_back({std::move(frame)});
    boxes_.push_back(box);
  }

  void add_stage(std::size_t number, const Box& box) {
    const Section& section = sections_.sections[number];
    DrawnNode stage;
    stage.id = fmt::format("stage_{}", number);
    stage.shape = Shape::chevron;
    stage.style = "stage";
    stage.tooltip = section.title;
    if (section.stage != 0xffffffff) {
      stage.link = link_to_stage(links_, workflow_.realizes->target, section.stage);
    }
    stage.lines.push_back({wrap(section.title, box.width - 44, title_font, 1).front(),
                           {box.width / 2 - 2, 18},
                           Align::centre,
                           title_font.size,
                           true,
                           "frame-title"});
    add_frame(std::move(stage),
              {box.x + 2, box.y - strip_height - strip_gap, box.width - 4, strip_height});
  }

  const Workflow& workflow_;
  const Links& links_;
  Plan plan_;
  Lanes lanes_;
  Sections sections_;
  std::vector<std::vector<std::string>> titles_{}; ///< by lane
  std::int32_t title_width_ = 0;
  std::vector<Box> boxes_{}; ///< of the frames
};

} // namespace

Drawing lanes(const CheckedModel& model, DeclarationId workflow, const Links& links) {
  return LanesView(model, workflow, links).draw();
}

} // namespace waymark
