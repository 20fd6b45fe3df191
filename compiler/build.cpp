#include "build.hpp"

#include "build_context.hpp"
#include "build_declarations.hpp"
#include "build_workflow.hpp"
#include "grammar/literals.hpp"
#include "link_model.hpp"
#include "lost_names.hpp"

#include <algorithm>

namespace waymark {
namespace {

/// A declaration, where it is written, and the system around it.
struct DeclaredNode {
  std::uint32_t file = 0; ///< index of its reading
  NodeRef node{};
  DeclarationId self{};
  DeclarationId system = DeclarationId::none;
};

/// Nodes of a tree.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
};

/// The outermost blocks of which nobody can tell what they are for.
std::vector<Stretch> headless_blocks(const FileReading& reading) {
  std::vector<Stretch> blocks;
  if (reading.sound) return blocks;
  const std::vector<Node>& nodes = reading.tree.nodes;
  for (std::uint32_t i = 0; i < nodes.size();) {
    const bool is_block = nodes[i].kind == Kind::block;
    if (is_block) blocks.push_back({i, i + nodes[i].size});
    i += is_block ? nodes[i].size : 1;
  }
  return blocks;
}

/// Calls `use` with each stage outside of all declarations.
template<typename Use>
void for_each_unowned_stage(const Tree& tree, Use&& use) {
  for (std::uint32_t i = 1; i < tree.nodes.size();) {
    const NodeRef node(&tree, i);
    if (node.kind() == Kind::stage) use(node);
    i += is_declaration(node.kind()) ? node.node().size : 1;
  }
}

class ModelBuilder {
public:
  ModelBuilder(const SourceSet& sources, std::vector<FileReadingPtr> readings)
      : readings_(std::move(readings))
      , names_(result_.model, result_.findings, readings_)
      , context_{result_.model, result_.findings, names_, texts_} {
    model().sources = sources.sources();
    model().texts.push_back(texts_.contents());
  }

  BuiltModel build(const std::stop_token& stop) {
    reserve();
    for (std::uint32_t file = 0; file < readings_.size(); ++file) declare(file);
    model().by_id = names_.sorted_by_id();
    read_settings();
    for (const DeclaredNode& declared : declared_) {
      if (!is_workflow(declared)) read_clauses(declared);
    }
    link_structure(model());
    index_stages();
    read_workflows(stop);
    link_realizations(model());
    check_awaited_results(context_);
    model().guesses = names_.take_guesses();
    model().unnamed_uses = names_.unnamed_uses();
    return std::move(result_);
  }

private:
  Model& model() { return result_.model; }

  bool is_workflow(const DeclaredNode& declared) {
    const DeclarationKind kind = model()[declared.self].kind;
    return kind == DeclarationKind::workflow || kind == DeclarationKind::procedure;
  }

  /// Growing by doubling would leave a good part of the memory of a large model unused.
  void reserve() {
    ByDeclarationKind<std::size_t> count;
    std::size_t all = 0;
    for (const FileReadingPtr& reading : readings_) {
      for (const DeclaredName& name : reading->summary.declared) ++count[name.kind];
      all += reading->summary.declared.size();
    }
    declared_.reserve(all);
    model().declarations.reserve(all);
    model().systems.reserve(count[DeclarationKind::system]);
    model().processes.reserve(count[DeclarationKind::process]);
    model().workflows.reserve(count[DeclarationKind::workflow] + count[DeclarationKind::procedure]);
    model().roles.reserve(count[DeclarationKind::role]);
    model().parties.reserve(count[DeclarationKind::party]);
    model().tools.reserve(count[DeclarationKind::tool]);
    model().documents.reserve(count[DeclarationKind::document]);
  }

  void declare(std::uint32_t file) {
    const FileReading& reading = *readings_[file];
    struct Enclosing {
      std::uint32_t end;
      DeclarationId system;
    };
    std::vector<Enclosing> around;
    const std::vector<Stretch> headless = headless_blocks(reading);
    auto block = headless.begin();
    for (const DeclaredName& name : reading.summary.declared) {
      const NodeRef node(&reading.tree, name.node);
      while (!around.empty() && around.back().end <= name.node) around.pop_back();
      const DeclarationId self = add_declaration(name.kind, node);
      const bool belongs_here = around.empty() || name.kind == DeclarationKind::system ||
                                name.kind == DeclarationKind::process;
      while (block != headless.end() && block->end <= name.node) ++block;
      const bool has_lost_head = block != headless.end() && block->first < name.node;
      // Reported as such; or what the block around is for, and so its owner.
      if (!belongs_here || has_lost_head) model().declarations[index(self)].damaged = true;
      declared_.push_back(
          {file, node, self, around.empty() ? DeclarationId::none : around.back().system});
      if (name.kind == DeclarationKind::system) {
        around.push_back({name.node + node.node().size, self});
      }
    }
    for (const PathReference& path : reading.summary.paths) add_path(path, *reading.tree.source);
    for_each_unowned_stage(reading.tree, [this](NodeRef stage) { add_unowned_stage(stage); });
    if (!reading.sound || !reading.text_errors.empty())
      add_lost_names(reading.tree, model().lost_names);
  }

  void add_unowned_stage(NodeRef stage) {
    const NodeRef reference = stage.child(Kind::reference);
    const std::string_view id =
        reference ? normal_id(reference.text(), texts_)
                  : name_text(stage.child(Kind::name), stage.child(Kind::title), texts_).id;
    if (!id.empty()) model().unowned_stages.push_back(id);
  }

  void add_path(PathReference path, const Source& source) {
    if (path.path.value.find('\\') != std::string_view::npos) { // a summary keeps no decoded text
      path.path.value = texts_.keep(decode_string(source.text(path.path.span)).text);
    }
    model().paths.push_back(std::move(path));
  }

  DeclarationId add_declaration(DeclarationKind kind, NodeRef node) {
    const DeclarationId self{static_cast<std::uint32_t>(model().declarations.size())};
    const NameText name = name_text(node.child(Kind::name), node.child(Kind::title), texts_);
    Declaration& declaration = model().declarations.emplace_back();
    declaration.kind = kind;
    declaration.damaged = may_have_lost_parts(node);
    declaration.id = name.id;
    declaration.title = name.title;
    declaration.name_span = place_of(node, name);
    declaration.span = node.span();
    if (!name.id.empty()) {
      if (!names_.declare(self)) declaration.damaged = true;
    } else { // nothing can refer to it, but documents must call it something
      names_.note_unnamed(kind);
      declaration.damaged = true;
      declaration.id = "unnamed";
      if (name.title.empty()) declaration.title = "Unnamed";
    }
    return self;
  }

  /// Handbook and terms have no id, and so no declaration.
  void read_settings() {
    for (const FileReadingPtr& reading : readings_) {
      for (const NodeRef node : reading->tree.root().children()) {
        if (node.kind() == Kind::handbook) read_handbook(node, context_);
        if (node.kind() == Kind::term) read_term(node, context_);
      }
    }
    drop_repeated_terms(context_);
  }

  template<typename Values>
  void set_index(DeclarationId self, const Values& values) {
    model().declarations[index(self)].index = static_cast<std::uint32_t>(values.size());
  }

  void read_clauses(const DeclaredNode& declared) {
    const DeclarationId self = declared.self;
    Model& all = model();
    switch (all[self].kind) {
    case DeclarationKind::system:
      set_index(self, all.systems);
      read_system(declared.node, self, declared.system, context_);
      break;
    case DeclarationKind::process:
      set_index(self, all.processes);
      read_process(declared.node, self, declared.system, context_);
      break;
    case DeclarationKind::role:
      set_index(self, all.roles);
      read_role(declared.node, self, context_);
      break;
    case DeclarationKind::party:
      set_index(self, all.parties);
      read_party(declared.node, self, context_);
      break;
    case DeclarationKind::tool:
      set_index(self, all.tools);
      read_tool(declared.node, self, context_);
      break;
    case DeclarationKind::document:
      set_index(self, all.documents);
      read_document(declared.node, self, context_);
      break;
    case DeclarationKind::workflow:
    case DeclarationKind::procedure: return;
    }
    read_common_clauses(declared, true);
  }

  /// `was`, and `allow` where the header does not read it.
  void read_common_clauses(const DeclaredNode& declared, bool with_allow) {
    Declaration& declaration = model().declarations[index(declared.self)];
    read_head(declared.node, [&](NodeRef clause) {
      if (clause.kind() == Kind::was) {
        if (const NodeRef old = clause.child(Kind::reference)) {
          declaration.former_ids.push_back(normal_id(old.text(), texts_));
        }
      } else if (with_allow && clause.kind() == Kind::allow) {
        read_severity(clause, declaration.span, context_);
      }
    });
  }

  void index_stages() {
    stages_.resize(model().processes.size());
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const auto& stages = model().processes[i].stages;
      for (std::uint32_t stage = 0; stage < stages.size(); ++stage) {
        if (!stages[stage].id.empty()) stages_[i].insert(stages[stage].id, stage);
      }
    }
  }

  /// File by file. What a sound one was read into is given back right away: the model can grow
  /// into it.
  void read_workflows(const std::stop_token& stop) {
    std::uint32_t file = 0;
    const auto release_before = [&](std::uint32_t next) {
      for (; file < next; ++file) {
        if (readings_[file]->sound) readings_[file].reset();
      }
    };
    for (const DeclaredNode& declared : declared_) {
      if (!is_workflow(declared)) continue;
      release_before(declared.file);
      context_.tree_is_sound = readings_[declared.file]->sound;
      read_workflow(declared, stop);
    }
    release_before(static_cast<std::uint32_t>(readings_.size()));
  }

  void read_workflow(const DeclaredNode& declared, const std::stop_token& stop) {
    set_index(declared.self, model().workflows);
    Workflow& workflow = model().workflows.emplace_back();
    workflow.self = declared.self;
    workflow.is_procedure = model()[declared.self].kind == DeclarationKind::procedure;
    if (stop.stop_requested()) return;
    pending_.clear();
    WorkflowBuilder builder{context_, workflow, pending_};
    reserve_pools(declared.node, workflow);
    read_header(declared.node, builder);
    read_common_clauses(declared, false);
    const Process* process = nullptr;
    const NameTable* stages = nullptr;
    if (workflow.realizes && workflow.realizes->resolved()) {
      process = &model().process(workflow.realizes->target);
      stages = &stages_[model()[workflow.realizes->target].index];
    }
    read_flow(declared.node, process, stages, builder);
    link_flow(builder, statement_table_);
  }

  std::vector<FileReadingPtr> readings_; ///< empty where one was let go
  BuiltModel result_;
  TextStore texts_;
  Names names_;
  BuildContext context_;
  std::vector<DeclaredNode> declared_;
  std::vector<NameTable> stages_; ///< by index of `Model::processes`
  NameTable statement_table_;
  std::vector<PendingTarget> pending_;
};

} // namespace

BuiltModel build_model(const SourceSet& sources, std::vector<FileReadingPtr> readings,
                       std::stop_token stop) {
  return ModelBuilder(sources, std::move(readings)).build(stop);
}

} // namespace waymark
