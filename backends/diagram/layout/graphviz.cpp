#include "diagram/layout/graphviz.hpp"

#include "diagram/layout/child_process.hpp"
#include "diagram/layout/column_layout.hpp"
#include "diagram/layout/module_file.hpp"
#include "diagram/layout/orthogonal.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace waymark {
namespace {

/// From the best picture to the simplest that Graphviz is asked for.
constexpr std::array<GraphvizSettings, 2> attempts = {
    {{.groups = true, .curves = true}, {.groups = false, .curves = false}}};

// Graphviz needs more than linear time; beyond these sizes nobody reads the picture anyway.
constexpr std::size_t most_nodes_with_groups = 400;
constexpr std::size_t most_nodes = 1500;
/// It puts a node of its own where a line leads past others. At half of that it takes 10 s, at all
/// of it, it would be stopped after 20.
constexpr std::size_t most_nodes_passed = 4500;

bool is_too_large(const LayoutGraph& graph) {
  return graph.nodes.size() > most_nodes || graph.edges.size() > 3 * most_nodes;
}

/// About how many nodes lines lead past, if each stands behind all that lead to it. What leads to
/// an earlier one, in the order of the text, closes a circle.
std::size_t nodes_passed(const LayoutGraph& graph) {
  std::vector<std::vector<std::uint32_t>> next(graph.nodes.size());
  for (const LayoutEdge& edge : graph.edges) {
    if (edge.from < edge.to) next[edge.from].push_back(edge.to);
  }
  std::vector<std::size_t> rank(graph.nodes.size(), 0);
  for (std::size_t from = 0; from < next.size(); ++from) {
    for (const std::uint32_t to : next[from]) rank[to] = std::max(rank[to], rank[from] + 1);
  }
  std::size_t passed = 0;
  for (const LayoutEdge& edge : graph.edges) {
    const auto [low, high] = std::minmax(rank[edge.from], rank[edge.to]);
    if (high > low) passed += high - low - 1;
  }
  return passed;
}

std::size_t first_attempt(const LayoutGraph& graph) {
  if (is_too_large(graph) || nodes_passed(graph) > most_nodes_passed) return attempts.size();
  return graph.nodes.size() > most_nodes_with_groups ? 1 : 0;
}

struct Job {
  std::size_t graph = 0;
  std::size_t attempt = 0;
};

class Scheduler {
public:
  Scheduler(std::span<const LayoutGraph> graphs, GraphvizEngine engine,
            const GraphvizLimits& limits)
      : graphs_(graphs)
      , engine_(engine)
      , limits_(limits)
      , results_(graphs.size()) {
    for (std::size_t i = 0; i < graphs.size(); ++i)
      waiting_.push_back({i, first_attempt(graphs[i])});
  }

  std::vector<Layout> run() {
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t most = limits_.processes > 0 ? limits_.processes : processors;
    while (!waiting_.empty() || !running_.empty()) {
      while (!waiting_.empty() && running_.size() < most) start_next();
      collect();
    }
    return std::move(results_);
  }

private:
  struct Running {
    Job job;
    std::unique_ptr<ChildProcess> child;
  };

  void start_next() {
    const Job job = waiting_.front();
    waiting_.pop_front();
    const LayoutGraph& graph = graphs_[job.graph];
    if (engine_ == nullptr || graph.nodes.empty() || job.attempt >= attempts.size()) {
      draw_column(job);
      return;
    }
    auto work = [this, &graph, job](std::vector<std::int32_t>& reply) {
      engine_(graph, attempts[job.attempt], reply);
    };
    auto child = ChildProcess::start(work, {limits_.cpu_seconds, limits_.wall});
    if (child == nullptr) {
      draw_column(job);
      return;
    }
    running_.push_back({job, std::move(child)});
  }

  void collect() {
    if (running_.empty()) return;
    std::vector<ChildProcess*> children;
    for (const Running& one : running_) children.push_back(one.child.get());
    wait_for_any(children);
    std::vector<Running> still;
    for (Running& one : running_) {
      if (one.child->finished()) {
        take(one.job, one.child->reply());
      } else {
        still.push_back(std::move(one));
      }
    }
    running_ = std::move(still);
  }

  void take(Job job, std::span<const std::int32_t> reply) {
    const LayoutGraph& graph = graphs_[job.graph];
    if (auto layout = decode_reply(graph, attempts[job.attempt], reply)) {
      make_orthogonal(graph, *layout);
      if (job.attempt > 0 && !graph.groups.empty()) {
        layout->note =
            "drawn without frames, because the drawing is too large or too tangled for them";
      }
      results_[job.graph] = std::move(*layout);
    } else {
      waiting_.push_front({job.graph, job.attempt + 1});
    }
  }

  void draw_column(Job job) {
    const LayoutGraph& graph = graphs_[job.graph];
    Layout& layout = results_[job.graph] = column_layout(graph);
    if (graph.nodes.empty()) return;
    if (engine_ == nullptr) {
      layout.note =
          "drawn in one plain column, because Graphviz could not be loaded; install the package "
          "'libgvc6' (Debian), and keep 'waymark-graphviz.so' beside the program";
    } else if (is_too_large(graph)) {
      layout.note =
          "drawn in one plain column, because it is very large; several smaller workflows "
          "read better";
    } else if (nodes_passed(graph) > most_nodes_passed) {
      layout.note =
          "drawn in one plain column, because very many of its lines lead far; several smaller "
          "workflows read better";
    } else {
      layout.note = "drawn in one plain column, because Graphviz could not draw it";
    }
  }

  std::span<const LayoutGraph> graphs_;
  GraphvizEngine engine_;
  GraphvizLimits limits_;
  std::vector<Layout> results_;
  std::deque<Job> waiting_{};
  std::vector<Running> running_{};
};

} // namespace

GraphvizEngine graphviz_engine() {
  static const auto engine =
      open_engine<GraphvizEngine>("waymark-graphviz.so", graphviz_engine_symbol);
  return engine;
}

std::vector<Layout> lay_out(std::span<const LayoutGraph> graphs, GraphvizEngine engine,
                            const GraphvizLimits& limits) {
  return Scheduler(graphs, engine, limits).run();
}

} // namespace waymark
