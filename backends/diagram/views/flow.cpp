#include "compiler/identity.hpp"
#include "diagram/text/centred_lines.hpp"
#include "diagram/views/back_edges.hpp"
#include "diagram/views/flow_frames.hpp"
#include "diagram/views/flow_node_ids.hpp"
#include "diagram/views/flow_text.hpp"
#include "diagram/views/usual_way.hpp"
#include "diagram/views/views.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace waymark {
namespace {

constexpr std::uint32_t not_drawn = 0xffffffff;
constexpr std::int32_t widest_bar_in_column = 140;

/// Lanes are as long as the widest shapes of all columns together, or as the highest ones: narrow
/// and high ones make a drawing larger on its page where the flow runs to the right.
LineWidths line_widths(FlowUse use) {
  switch (use) {
  case FlowUse::one_column: return {.label = 92};
  case FlowUse::lanes_right:
    return {.title = 88, .card = 110, .diamond = 86, .circle = 86, .pill = 88, .label = 78};
  case FlowUse::lanes_down: return {.title = 136, .card = 150};
  case FlowUse::graph: break;
  }
  return {};
}

/// A way from a drawn node, on the way through limits that are drawn as labels only.
struct Way {
  FlowNodeId to{};
  std::string label;
  bool again = false; ///< leads through a limit, once more
};

class FlowPlanner {
public:
  FlowPlanner(const CheckedModel& model, DeclarationId workflow, const Links& links, FlowUse use)
      : use_(use)
      , widest_(line_widths(use))
      , model_(model.model)
      , workflow_id_(workflow)
      , workflow_(model.model.workflow(workflow))
      , graph_(model.flow(workflow))
      , links_(links)
      , text_(model, workflow, links)
      , words_(model.model.handbook.language.value)
      , keys_(statement_keys(model.model, workflow))
      , usual_ways_(usual_ways(workflow_, graph_)) {}

  Plan plan() {
    place_.assign(graph_.nodes.size(), not_drawn);
    FlowFrames frames;
    if (!in_lanes()) {
      frames = plan_frames(model_, workflow_id_, graph_, links_);
      plan_.frames = frames.frames;
    }
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (is_drawn_as_label(graph_, FlowNodeId{i})) continue;
      place_[i] = static_cast<std::uint32_t>(plan_.nodes.size());
      plan_.nodes.push_back(node(FlowNodeId{i}));
      plan_.nodes.back().flow_node = i;
      if (!in_lanes()) plan_.nodes.back().frame = frames.of_node[i];
    }
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (place_[i] == not_drawn) continue;
      add_ways_from(FlowNodeId{i});
    }
    mark_back_edges(plan_);
    for (PlannedRoute& route : plan_.routes) finish(route);
    describe();
    return std::move(plan_);
  }

private:
  [[nodiscard]] bool in_lanes() const {
    return use_ == FlowUse::lanes_right || use_ == FlowUse::lanes_down;
  }

  PlannedNode node(FlowNodeId id) {
    const FlowNode& flow = graph_[id];
    PlannedNode planned;
    DrawnNode& drawn = planned.drawn;
    drawn.id = flow_node_id(graph_, id, keys_);
    if (flow.statement != StatementId::none) {
      drawn.link = link_to(links_, workflow_id_, flow.statement);
      drawn.tooltip = text_.tooltip(flow.statement);
    }
    switch (flow.kind) {
    case FlowNodeKind::start: start(drawn); break;
    case FlowNodeKind::step: step(drawn, flow.statement); break;
    case FlowNodeKind::decision: decision(planned, flow.statement); break;
    case FlowNodeKind::wait: wait(planned, flow.statement); break;
    case FlowNodeKind::fork:
    case FlowNodeKind::join: bar(drawn, id); break;
    case FlowNodeKind::each_begin: each_begin(drawn, flow.statement); break;
    case FlowNodeKind::each_end: each_end(drawn); break;
    case FlowNodeKind::limit: limit(planned, flow); break;
    case FlowNodeKind::end: end(drawn, id); break;
    case FlowNodeKind::lost: lost(drawn); break;
    }
    return planned;
  }

  void decision(PlannedNode& planned, StatementId statement) {
    DrawnNode& drawn = planned.drawn;
    drawn.shape = Shape::diamond;
    drawn.style = "decision";
    planned.outline = NodeOutline::diamond;
    CardText question = text_.question(statement, !in_lanes());
    leave_out_people(question);
    fill_diamond(drawn, question, widest_.diamond);
  }

  void wait(PlannedNode& planned, StatementId statement) {
    DrawnNode& drawn = planned.drawn;
    drawn.shape = Shape::circle;
    drawn.style = "wait";
    planned.outline = NodeOutline::ellipse;
    fill_circle(drawn, text_.wait(statement, !in_lanes()), widest_.circle);
  }

  void each_begin(DrawnNode& drawn, StatementId statement) {
    drawn.shape = Shape::plain;
    drawn.style = "each";
    fill_card(drawn, {.title = words_.filled(Word::for_each_of, workflow_[statement].title),
                      .widest_title = widest_.title,
                      .widest = widest_.card});
  }

  void each_end(DrawnNode& drawn) {
    drawn.shape = Shape::plain;
    drawn.style = "each";
    drawn.tooltip = words_.filled(Word::drawn_each_goes_on, drawn.tooltip);
    fill_card(drawn, {std::string(words_.word(Word::drawn_each_done))});
  }

  void lost(DrawnNode& drawn) {
    drawn.shape = Shape::pill;
    drawn.style = "lost";
    drawn.tooltip = words_.word(Word::drawn_lost);
    fill_pill(drawn, "?");
  }

  void start(DrawnNode& drawn) {
    drawn.shape = Shape::pill;
    drawn.style = "start";
    const std::string text = text_.start();
    drawn.tooltip = words_.word(Word::drawn_starts_here);
    const bool is_said = text != words_.word(Word::drawn_start);
    if (is_said) drawn.tooltip = text + "\n" + drawn.tooltip;
    if (workflow_.after) drawn.link = link_to(links_, workflow_.after->workflow.target);
    fill_pill(drawn, text, widest_.pill);
  }

  /// One that a jump makes leads to the statement that it stands in.
  void end(DrawnNode& drawn, FlowNodeId id) {
    drawn.shape = Shape::pill;
    drawn.style = "end";
    const std::string result = text_.end(graph_[id], comes_by_then(id));
    fill_pill(drawn, result, widest_.pill);
    if (!drawn.tooltip.empty()) return;
    drawn.tooltip = result;
    FlowNodeId before = id; // beyond the limits of jumps, which are no statements
    while (graph_[before].statement == StatementId::none && graph_[before].in_count > 0) {
      before = graph_[graph_.in(before).front()].from;
    }
    drawn.link = link_to(links_, workflow_id_, graph_[before].statement);
  }

  void step(DrawnNode& drawn, StatementId statement) {
    const bool automated = text_.automated(statement);
    drawn.shape = automated ? Shape::automated : Shape::rounded;
    drawn.style = automated ? "machine" : "step";
    CardText card = text_.card(statement);
    card.widest_title = widest_.title;
    card.widest = widest_.card;
    leave_out_people(card);
    fill_card(drawn, card);
  }

  /// Who does it, the lane says. Who is asked and told would cost lanes up to a seventh of the size
  /// of their type on paper; the tooltip has it. In one column it costs nothing but length, and
  /// phones show no tooltips.
  void leave_out_people(CardText& card) const {
    if (!in_lanes()) return;
    std::erase_if(card.rows, [](const BadgeRow& row) {
      return !row.badges.empty() &&
             (row.badges.front().style == "performer" || row.badges.front().style == "machine");
    });
  }

  void bar(DrawnNode& drawn, FlowNodeId id) {
    const bool fork = graph_[id].kind == FlowNodeKind::fork;
    drawn.shape = Shape::bar;
    drawn.style = "bar";
    const StatementId parallel = graph_[fork ? id : graph_.partner[index(id)]].statement;
    drawn.tooltip = words_.word(fork ? Word::drawn_fork : Word::drawn_join);
    if (parallel != StatementId::none && !workflow_[parallel].title.empty()) {
      drawn.tooltip = words_.filled(Word::drawn_fact, workflow_[parallel].title, drawn.tooltip);
    }
    const std::size_t lines = fork ? graph_[id].out_count : graph_[id].in_count;
    if (in_lanes()) {
      drawn.box = {0, 0, 8, static_cast<std::int32_t>(32 + 8 * std::min<std::size_t>(lines, 8))};
      return;
    }
    const std::size_t wide = std::min<std::size_t>(lines, 8);
    fill_bar(drawn, use_ == FlowUse::one_column ? widest_bar_in_column
                                                : static_cast<std::int32_t>(60 + 60 * wide));
    if (fork && parallel != StatementId::none) name_bar(drawn, workflow_[parallel].title);
  }

  /// What is done at the same time stands in the bar where it begins.
  static void name_bar(DrawnNode& bar, std::string_view title) {
    constexpr Font font{11, true};
    constexpr std::int32_t widest_title = 180;
    constexpr std::int32_t padding = 10;
    constexpr std::size_t most_lines = 4;
    if (title.empty()) return;
    const auto lines =
        wrap(title, std::max(widest_title, widest_word(title, font)), font, most_lines);
    bar.box.width = std::max(bar.box.width, widest(lines, font) + 2 * padding);
    bar.box.height =
        static_cast<std::int32_t>(lines.size()) * line_height(font.size) + bar.box.height;
    for (const std::string& line : lines) {
      bar.lines.push_back({line, {}, Align::centre, font.size, font.bold, "sign-ink"});
    }
    centre_lines(bar.lines, bar.box);
  }

  void limit(PlannedNode& planned, const FlowNode& flow) {
    planned.drawn.shape = Shape::diamond;
    planned.drawn.style = "decision";
    planned.outline = NodeOutline::diamond;
    fill_diamond(planned.drawn, {text_.again({}, workflow_.jumps[flow.jump])}, widest_.diamond);
  }

  [[nodiscard]] bool comes_by_then(FlowNodeId id) const {
    return std::any_of(graph_.in(id).begin(), graph_.in(id).end(),
                       [&](FlowEdgeId edge) { return graph_[edge].kind == FlowEdgeKind::then; });
  }

  /// The usual one first, for the layouts lay the first one straight.
  void add_ways_from(FlowNodeId node) {
    const FlowEdgeId usual = usual_ways_[index(node)];
    if (usual != FlowEdgeId::none) add_ways(graph_[usual]);
    for (const FlowEdge& edge : graph_.out(node)) {
      if (usual == FlowEdgeId::none || &edge != &graph_[usual]) add_ways(edge);
    }
  }

  /// One edge of the graph, or several where it leads through limits.
  void add_ways(const FlowEdge& edge) {
    std::vector<Way> open{{edge.to, label_of(edge), edge.kind == FlowEdgeKind::again}};
    while (!open.empty()) {
      Way way = std::move(open.back());
      open.pop_back();
      if (place_[index(way.to)] != not_drawn) {
        add_route(edge, way);
        continue;
      }
      const auto out = graph_.out(way.to);
      const Jump& limited = workflow_.jumps[graph_[way.to].jump];
      for (std::size_t i = out.size(); i-- > 0;) {
        const bool again = out[i].kind == FlowEdgeKind::again;
        // How often an answer is given is said once, where it leads back.
        const std::string& base =
            again || edge.kind != FlowEdgeKind::answer ? way.label : text_.edge(edge, false);
        open.push_back(
            {out[i].to, again ? text_.again(base, limited) : text_.then(base, limited), again});
      }
    }
  }

  [[nodiscard]] std::string label_of(const FlowEdge& edge) const {
    if (edge.kind == FlowEdgeKind::deadline) {
      const Work* work = workflow_.work(graph_[edge.from].statement);
      const Deadline* within = work != nullptr ? workflow_.within(*work) : nullptr;
      if (within != nullptr)
        return words_.filled(Word::drawn_not_within, words_.text(within->duration));
    }
    if (edge.kind == FlowEdgeKind::again) return std::string(words_.word(Word::drawn_back));
    if (edge.kind == FlowEdgeKind::then) return std::string(words_.word(Word::drawn_then_once));
    return text_.edge(edge);
  }

  /// Answers of one question that lead to one place are one line: "yes" and below it "or no, after
  /// 2 times". Two lines side by side would make a reader look for the difference.
  bool joins_answer(const FlowEdge& edge, const Way& way) {
    if (edge.kind != FlowEdgeKind::answer || way.label.empty()) return false;
    const auto same =
        plain_.find(std::tuple(place_[index(edge.from)], place_[index(way.to)], way.again));
    if (same == plain_.end()) return false;
    labels_[same->second].push_back(words_.filled(Word::drawn_or, way.label));
    return true;
  }

  void add_route(const FlowEdge& edge, const Way& way) {
    if (joins_answer(edge, way)) return;
    PlannedRoute route;
    route.from = place_[index(edge.from)];
    route.to = place_[index(way.to)];
    route.drawn.id = fmt::format("route_{}", plan_.routes.size());
    route.drawn.from = plan_.nodes[route.from].drawn.id;
    route.drawn.to = plan_.nodes[route.to].drawn.id;
    route.again = way.again;
    labels_.push_back({way.label});
    switch (edge.kind) {
    case FlowEdgeKind::deadline: route.drawn.style = "deadline"; break;
    case FlowEdgeKind::exception: route.drawn.style = "exception"; break;
    case FlowEdgeKind::answer: route.weight = 3; break;
    case FlowEdgeKind::branch:
      route.weight = 3;
      route.branch = true;
      break;
    default: route.weight = edge.is_jump ? 2 : 8;
    }
    if (route.drawn.style.empty()) {
      plain_.try_emplace(std::tuple(route.from, route.to, route.again), plan_.routes.size());
    }
    plan_.routes.push_back(std::move(route));
  }

  /// Once it is known which routes lead back.
  void finish(PlannedRoute& route) {
    if (route.backward) {
      route.weight = 1;
      if (route.drawn.style.empty()) route.drawn.style = "back";
    }
    const auto number = static_cast<std::size_t>(&route - plan_.routes.data());
    fill_label(route.drawn, labels_[number], widest_.label);
    const auto& shown = route.drawn.label;
    if (!shown.empty() && shown.back().text.ends_with("\u2026"))
      route.drawn.tooltip = fmt::format("{}", fmt::join(labels_[number], "\n"));
  }

  void describe() {
    const Declaration& declaration = model_[workflow_id_];
    plan_.head.id = in_lanes() ? "lanes-" : use_ == FlowUse::graph ? "graph-" : "flow-";
    plan_.head.id += safe_id(declaration.id);
    plan_.head.title = declaration.title;
    const auto count = [&](FlowNodeKind kind) {
      return static_cast<std::size_t>(
          std::count_if(graph_.nodes.begin(), graph_.nodes.end(),
                        [kind](const FlowNode& node) { return node.kind == kind; }));
    };
    const bool procedure = declaration.kind == DeclarationKind::procedure;
    plan_.head.description = words_.filled(
        in_lanes() ? Word::drawn_lanes_text : Word::drawn_flow_text,
        words_.word(procedure ? Word::procedure_one : Word::workflow_one), declaration.title,
        words_.word(use_ == FlowUse::lanes_right ? Word::drawn_rightwards : Word::drawn_downwards),
        words_.count(count(FlowNodeKind::step), Word::step, Word::steps_plural),
        words_.count(count(FlowNodeKind::decision), Word::drawn_decision, Word::drawn_decisions),
        text_.start());
  }

  FlowUse use_;
  LineWidths widest_;
  const Model& model_;
  DeclarationId workflow_id_;
  const Workflow& workflow_;
  const FlowGraph& graph_;
  const Links& links_;
  FlowText text_;
  Language words_;
  std::vector<std::string> keys_;
  std::vector<FlowEdgeId> usual_ways_;             ///< by flow node
  std::vector<std::uint32_t> place_{};             ///< by flow node: index into `Plan::nodes`
  std::vector<std::vector<std::string>> labels_{}; ///< by route: of each way that it stands for
  /// Neither a deadline's nor an exception's, the first of each kind: from, to, once more.
  std::map<std::tuple<std::uint32_t, std::uint32_t, bool>, std::size_t> plain_{};
  Plan plan_{};
};

} // namespace

Plan plan_flow(const CheckedModel& model, DeclarationId workflow, const Links& links, FlowUse use) {
  return FlowPlanner(model, workflow, links, use).plan();
}

} // namespace waymark
