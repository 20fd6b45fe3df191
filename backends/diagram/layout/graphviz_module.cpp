#include "diagram/layout/graphviz_interface.hpp"

#include <gvc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

/// The only file that sees Graphviz. Graphs are built through its library, never as DOT text, whose
/// parser refuses long strings; and Graphviz sees no text at all, only sizes.

extern "C" {
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
}

namespace waymark {
namespace {

constexpr double points_per_inch = 72;

/// Numbers for names, in the order in which they appear. Graphviz's own numbers are addresses, and
/// it visits the frames by their numbers: the same graph would come out differently in another
/// heap.
class NamesInOrder {
public:
  static Agiddisc_t discipline() {
    return {.open = [](Agraph_t*, Agdisc_t*) { return static_cast<void*>(new NamesInOrder); },
            .map = map,
            .alloc = [](void*, int, IDTYPE) { return 0L; }, // nobody but us chooses a number
            .free = [](void*, int, IDTYPE) {},
            .print = print,
            .close = [](void* names) { delete static_cast<NamesInOrder*>(names); },
            .idregister = [](void*, int, void*) {}};
  }

private:
  /// Even numbers belong to names, odd ones to what has none, as in Graphviz's own numbering.
  static long map(void* state, int, char* name, IDTYPE* number, int create) {
    auto& self = *static_cast<NamesInOrder*>(state);
    if (name == nullptr) {
      *number = 2 * self.nameless_++ + 1;
      return 1;
    }
    const auto known = self.numbers_.find(name);
    if (known == self.numbers_.end() && create == 0) return 0;
    const auto [place, added] = self.numbers_.try_emplace(name, self.names_.size());
    if (added) self.names_.push_back(place->first);
    *number = 2 * place->second;
    return 1;
  }

  static char* print(void* state, int, IDTYPE number) {
    auto& self = *static_cast<NamesInOrder*>(state);
    return number % 2 == 0 && number / 2 < self.names_.size() ? self.names_[number / 2].data()
                                                              : nullptr;
  }

  std::unordered_map<std::string, IDTYPE> numbers_{};
  std::deque<std::string> names_{}; // Graphviz keeps the addresses that it is given
  IDTYPE nameless_ = 0;
};

/// Graphviz wants writable strings and copies them.
void set(void* object, const char* name, const std::string& value) {
  std::string name_copy = name;
  std::string value_copy = value;
  std::string initial;
  agsafeset(object, name_copy.data(), value_copy.data(), initial.data());
}

std::string inches(std::int32_t points) {
  char text[48];
  std::snprintf(text, sizeof text, "%.6f", points / points_per_inch);
  return text;
}

const char* shape_name(NodeOutline outline) {
  switch (outline) {
  case NodeOutline::diamond: return "diamond";
  case NodeOutline::ellipse: return "ellipse";
  case NodeOutline::box: break;
  }
  return "box";
}

/// An empty table of fixed size: reserves room without any text to measure.
void reserve_label(Agraph_t* graph, void* object, std::int32_t width, std::int32_t height) {
  std::string table = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
                      "FIXEDSIZE=\"TRUE\" WIDTH=\"" +
                      std::to_string(width) + "\" HEIGHT=\"" + std::to_string(height) +
                      "\"><TR><TD></TD></TR></TABLE>";
  char* html = agstrdup_html(graph, table.data());
  std::string name = "label";
  std::string initial;
  agsafeset(object, name.data(), html, initial.data());
}

class Builder {
public:
  Builder(const LayoutGraph& wanted, const GraphvizSettings& settings)
      : wanted_(wanted)
      , settings_(settings) {
    std::string name = "flow";
    graph_ = agopen(name.data(), Agdirected, &discipline_);
  }

  Agraph_t* build() {
    set(graph_, "rankdir", "TB");
    set(graph_, "nodesep", inches(wanted_.node_gap));
    set(graph_, "ranksep", inches(wanted_.row_gap));
    set(graph_, "splines", settings_.curves ? "spline" : "polyline");
    set(graph_, "remincross", "true");
    if (settings_.groups) add_groups();
    add_nodes();
    add_edges();
    return graph_;
  }

  Agraph_t* graph_ = nullptr;
  std::vector<Agraph_t*> groups_{};
  std::vector<Agnode_t*> nodes_{};
  std::vector<Agedge_t*> edges_{};

private:
  Agiddisc_t numbering_ = NamesInOrder::discipline();
  Agdisc_t discipline_{.mem = &AgMemDisc, .id = &numbering_, .io = &AgIoDisc};

  void add_groups() {
    for (const LayoutGroup& group : wanted_.groups) {
      Agraph_t* parent = group.parent == no_group ? graph_ : groups_[group.parent];
      std::string name = "cluster" + std::to_string(groups_.size());
      Agraph_t* sub = agsubg(parent, name.data(), 1);
      set(sub, "margin", "14");
      if (group.title_width > 0) {
        reserve_label(graph_, sub, group.title_width, group.title_height);
        set(sub, "labelloc", "t");
        set(sub, "labeljust", "l");
      }
      groups_.push_back(sub);
    }
  }

  void add_nodes() {
    for (const LayoutNode& node : wanted_.nodes) {
      const bool grouped = settings_.groups && node.group != no_group;
      std::string name = std::to_string(nodes_.size());
      Agnode_t* made = agnode(graph_, name.data(), 1);
      if (grouped) agsubnode(groups_[node.group], made, 1);
      set(made, "shape", shape_name(node.outline));
      set(made, "fixedsize", "true");
      set(made, "label", "");
      set(made, "width", inches(node.width));
      set(made, "height", inches(node.height));
      nodes_.push_back(made);
    }
  }

  void add_edges() {
    for (const LayoutEdge& edge : wanted_.edges) {
      std::string name = std::to_string(edges_.size());
      // A backward edge is handed over reversed, so that its nodes stay in the order of the text.
      Agnode_t* tail = nodes_[edge.backward ? edge.to : edge.from];
      Agnode_t* head = nodes_[edge.backward ? edge.from : edge.to];
      Agedge_t* made = agedge(graph_, tail, head, name.data(), 1);
      set(made, "dir", "none"); // arrow heads are the painter's; the line reaches the node
      set(made, "weight", std::to_string(edge.weight));
      if (edge.label_width > 0) reserve_label(graph_, made, edge.label_width, edge.label_height);
      edges_.push_back(made);
    }
  }

  const LayoutGraph& wanted_;
  const GraphvizSettings& settings_;
};

std::int32_t whole(double value) {
  return static_cast<std::int32_t>(std::lround(std::clamp(value, -1e8, 1e8)));
}

class Reader {
public:
  Reader(const Builder& built, std::vector<std::int32_t>& reply)
      : built_(built)
      , bounds_(GD_bb(built.graph_))
      , reply_(reply) {}

  /// False if a line got lost, which Graphviz only mentions on standard error.
  bool read(const LayoutGraph& wanted) {
    put(bounds_.UR.x - bounds_.LL.x);
    put(bounds_.UR.y - bounds_.LL.y);
    for (Agnode_t* node : built_.nodes_) put(ND_coord(node));
    for (std::size_t i = 0; i < built_.edges_.size(); ++i) {
      if (!read_edge(built_.edges_[i], wanted.edges[i].backward)) return false;
    }
    for (Agraph_t* group : built_.groups_) {
      const boxf box = GD_bb(group);
      put(pointf{box.LL.x, box.UR.y});
      put(box.UR.x - box.LL.x);
      put(box.UR.y - box.LL.y);
    }
    return true;
  }

private:
  void put(double value) { reply_.push_back(whole(value)); }
  void put(pointf point) {
    put(point.x - bounds_.LL.x);
    put(bounds_.UR.y - point.y);
  }

  bool read_edge(Agedge_t* edge, bool reversed) {
    put(ED_label(edge) != nullptr ? ED_label(edge)->pos : pointf{bounds_.LL.x, bounds_.UR.y});
    const splines* lines = ED_spl(edge);
    if (lines == nullptr || lines->size != 1 || lines->list[0].size < 4) return false;
    const bezier& line = lines->list[0];
    std::vector<pointf> points(line.list, line.list + line.size);
    if (reversed) std::reverse(points.begin(), points.end());
    reply_.push_back(static_cast<std::int32_t>(points.size()));
    for (const pointf& point : points) put(point);
    return true;
  }

  const Builder& built_;
  boxf bounds_;
  std::vector<std::int32_t>& reply_;
};

} // namespace
} // namespace waymark

/// The signature is `waymark::GraphvizEngine`.
extern "C" __attribute__((visibility("default"))) void
waymark_graphviz_layout_1(const waymark::LayoutGraph& wanted,
                          const waymark::GraphvizSettings& settings,
                          std::vector<std::int32_t>& reply) {
  std::string plugin_name = "gvplugin_dot_layout_LTX_library";
  lt_symlist_t plugins[] = {{plugin_name.data(), &gvplugin_dot_layout_LTX_library},
                            {nullptr, nullptr}};
  GVC_t* context = gvContextPlugins(plugins, 0);
  agseterr(AGMAX);
  waymark::Builder builder(wanted, settings);
  Agraph_t* graph = builder.build();
  if (gvLayout(context, graph, "dot") != 0) return;
  if (!waymark::Reader(builder, reply).read(wanted)) reply.clear();
}
