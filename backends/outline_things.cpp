#include "outline_parts.hpp"

#include <algorithm>
#include <map>
#include <set>

// What a workflow works with: tools, documents, procedures, terms, files, and how it can end.
namespace waymark::outline_parts {
namespace {

class Documents {
public:
  Documents(const Model& model, std::vector<InvolvedDocument>& all)
      : model_(model)
      , all_(all) {}

  InvolvedDocument* find(const Named& named) {
    if (!model_.is(named.declaration, DeclarationKind::document)) return nullptr;
    const auto [found, added] = places_.try_emplace(named.declaration, all_.size());
    if (added) {
      const Document& document = model_.document(named.declaration);
      all_.push_back(
          {named.declaration, false, false, false, document.kept ? &*document.kept : nullptr});
    }
    return &all_[found->second];
  }

private:
  const Model& model_;
  std::vector<InvolvedDocument>& all_;
  std::map<DeclarationId, std::size_t> places_;
};

/// What is followed needs what its header says, and makes what is made anywhere in it.
void add_followed(const View& view, DeclarationId followed, Documents& documents) {
  const Workflow& workflow = view.checked.model.workflow(followed);
  for (const Reference& reference : workflow.list(workflow.needs))
    documents.find(view.outliner.named(reference));
  for (const DeclarationId made : view.outliner.made_in(followed))
    documents.find({made, {}})->made = true;
}

void add_documents(const View& view, Outline& outline) {
  Documents documents(view.checked.model, outline.documents);
  for (const Reference& reference : view.workflow.list(view.workflow.needs))
    if (auto* document = documents.find(view.outliner.named(reference))) document->handed_in = true;
  for (const OutlineItem& item : outline.items) {
    for (const Named& named : item.needs) documents.find(named);
    for (const Named& named : item.approves)
      if (auto* document = documents.find(named)) document->approved = true;
    for (const Named& named : item.makes)
      if (auto* document = documents.find(named)) document->made = true;
    if (item.follow) add_followed(view, *item.follow, documents);
  }
  for (InvolvedDocument& document : outline.documents)
    if (!document.made) document.handed_in = true;
}

/// In order of appearance, each once.
class DeclarationList {
public:
  explicit DeclarationList(std::vector<DeclarationId>& all)
      : all_(all) {}
  void add(DeclarationId one) {
    if (one != DeclarationId::none && seen_.insert(one).second) all_.push_back(one);
  }

private:
  std::vector<DeclarationId>& all_;
  std::set<DeclarationId> seen_;
};

void add_tools(const View& view, Outline& outline) {
  DeclarationList tools(outline.tools);
  DeclarationList followed(outline.followed);
  for (const OutlineItem& item : outline.items) {
    if (item.automated) tools.add(item.performer.declaration);
    for (const Named& tool : item.tools)
      if (view.checked.model.is(tool.declaration, DeclarationKind::tool))
        tools.add(tool.declaration);
    if (item.follow) followed.add(*item.follow);
  }
}

void add_texts(const std::vector<Instruction>& instructions, std::vector<std::string_view>& texts) {
  for (const Instruction& one : instructions) {
    if (one.kind == InstructionKind::see) continue;
    texts.push_back(one.kind == InstructionKind::image ? one.alternative.value : one.text.value);
  }
}

std::vector<std::string_view> texts_of(const View& view, const Outline& outline) {
  const Workflow& workflow = view.workflow;
  std::vector<std::string_view> texts = {view.checked.model[workflow.self].title,
                                         workflow.purpose.value, workflow.scope.value,
                                         workflow.trigger.value, workflow.outcome.value};
  add_texts(outline.introduction, texts);
  for (const OutlineSection& section : outline.sections) {
    texts.push_back(section.title);
    texts.push_back(section.purpose);
    add_texts(section.cautions, texts);
    add_texts(section.notes, texts);
  }
  for (const OutlineItem& item : outline.items) {
    texts.push_back(item.title);
    add_texts(item.cautions, texts);
    add_texts(item.instructions, texts);
    for (const Continuation& one : item.continuations) texts.push_back(one.label);
  }
  for (const OutlineEnd& end : outline.ends) texts.push_back(end.result);
  for (const InvolvedDocument& one : outline.documents)
    texts.push_back(view.checked.model[one.document].title);
  return texts;
}

class Files {
public:
  Files(const View& view, Outline& outline)
      : view_(view)
      , outline_(outline) {}

  void add(const Text& path) {
    if (!path.given()) return;
    auto file = view_.outliner.file(path);
    if (file && seen_.insert(file->to).second) outline_.files.push_back(std::move(*file));
  }
  void add(const std::vector<Instruction>& instructions) {
    for (const Instruction& one : instructions) {
      const bool names_file =
          one.kind == InstructionKind::image || one.kind == InstructionKind::see;
      if (names_file) add(one.text);
    }
  }

private:
  const View& view_;
  Outline& outline_;
  std::set<std::string> seen_;
};

void add_files(const View& view, Outline& outline) {
  Files files(view, outline);
  for (const InvolvedDocument& one : outline.documents)
    files.add(view.checked.model.document(one.document).template_path);
  files.add(outline.introduction);
  files.add(outline.references);
  for (const OutlineItem& item : outline.items) files.add(item.instructions);
}

void add_end(const Target& target, std::uint32_t number, Outline& outline,
             std::map<std::string_view, std::size_t>& places) {
  if (target.kind != TargetKind::end) return;
  const auto [found, added] = places.try_emplace(target.result, outline.ends.size());
  if (added) outline.ends.push_back({target.result, {}});
  std::vector<std::uint32_t>& items = outline.ends[found->second].items;
  if (number != 0 && (items.empty() || items.back() != number)) items.push_back(number);
}

} // namespace

void add_ends(Outline& outline) {
  std::map<std::string_view, std::size_t> places;
  const auto add_route = [&](const WayOn& route, std::uint32_t number) {
    for (const LimitedTarget& limited : route.limited) add_end(limited.to, number, outline, places);
    add_end(route.last, number, outline, places);
  };
  if (outline.start) add_route(outline.start->route, 0);
  for (const OutlineItem& item : outline.items)
    for (const Continuation& one : item.continuations) add_route(one.route, item.number);
}

void add_things(const View& view, Outline& outline) {
  add_documents(view, outline);
  add_tools(view, outline);
  outline.terms = view.outliner.terms_in(texts_of(view, outline));
  add_files(view, outline);
}

} // namespace waymark::outline_parts
