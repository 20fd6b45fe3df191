#include "mentions.hpp"

#include "grammar/unicode.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace waymark {
namespace {

/// Calls `use` with every reference of the model and the declaration that it stands in.
template<typename Use>
void for_each_reference(const Model& model, Use&& use) {
  const auto maybe = [&](const std::optional<Reference>& reference, DeclarationId inside) {
    if (reference) use(*reference, inside);
  };
  for (const System& each : model.systems) {
    maybe(each.owner, each.self);
    maybe(each.parent, each.self);
  }
  for (const Process& each : model.processes) {
    maybe(each.owner, each.self);
    maybe(each.parent, each.self);
    for (const ProcessStage& stage : each.stages) maybe(stage.by, each.self);
  }
  for (const Role& each : model.roles) maybe(each.backup, each.self);
  for (const Tool& each : model.tools) maybe(each.owner, each.self);
  for (const Document& each : model.documents) {
    maybe(each.owner, each.self);
    if (each.kept) maybe(each.kept->tool, each.self);
  }
  for (const Workflow& each : model.workflows) {
    maybe(each.realizes, each.self);
    maybe(each.owner, each.self);
    maybe(each.by, each.self);
    if (each.after) use(each.after->workflow, each.self);
    for (const Approval& approval : each.reviewed) maybe(approval.by, each.self);
    for (const Approval& approval : each.approved) maybe(approval.by, each.self);
    for (const Reference& reference : each.references) use(reference, each.self);
    for (const Block& block : each.blocks) maybe(block.by, each.self);
    for (const Work& work : each.works) {
      maybe(work.by, each.self);
      maybe(work.follow, each.self);
    }
  }
}

/// The text between the quote at `offset` and the next one on its line; empty if there is none.
std::string_view quoted_at(std::string_view text, std::size_t offset) {
  constexpr std::size_t longest_title = 256;
  const std::string_view rest = text.substr(offset + 1, longest_title);
  const std::size_t end = rest.find_first_of("\"\n");
  const bool closed = end != std::string_view::npos && rest[end] == '"';
  return closed ? rest.substr(0, end) : std::string_view();
}

/// Does the declaration's id, or its title as a text, stand anywhere but where it is declared?
/// `understood`, sorted, is left out: what stands there is known.
std::vector<bool> mentioned_in_text(const Model& model,
                                    const std::vector<DeclarationId>& candidates,
                                    const std::vector<Span>& understood = {}) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < candidates.size(); ++i) by_id.emplace(model[candidates[i]].id, i);
  std::unordered_map<std::string_view, std::size_t> by_title;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    by_title.emplace(model[candidates[i]].title, i);
  std::vector<bool> mentioned(candidates.size(), false);
  for (const SourcePtr& source : model.sources) {
    const std::string_view text = source->text();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = identifier_length(text, at);
      if (length == 0) {
        const auto titled = text[at] == '"' ? by_title.find(quoted_at(text, at)) : by_title.end();
        if (titled != by_title.end()) {
          const Span& own = model[candidates[titled->second]].span;
          if (own.file != source->file() || at < own.first || at >= own.last)
            mentioned[titled->second] = true;
        }
        at += std::max<std::uint32_t>(decode(text, at).size, 1);
        continue;
      }
      const auto found = by_id.find(text.substr(at, length));
      if (found != by_id.end()) {
        const Span& own = model[candidates[found->second]].name_span;
        const Span here{source->file(), static_cast<std::uint32_t>(at),
                        static_cast<std::uint32_t>(at + length)};
        const bool is_own = own.file == here.file && at >= own.first && at < own.last;
        if (!is_own && !std::ranges::binary_search(understood, here))
          mentioned[found->second] = true;
      }
      at += length;
    }
  }
  return mentioned;
}

} // namespace

std::vector<bool> referred_to(const Model& model) {
  std::vector<bool> referred(model.declarations.size(), false);
  for (const Guess& guess : model.guesses) referred[index(guess.meant)] = true;
  for_each_reference(model, [&](const Reference& reference, DeclarationId inside) {
    if (reference.resolved()) {
      if (reference.target != inside) referred[index(reference.target)] = true;
      return;
    }
    // Of the wrong kind, or declared twice.
    const std::string_view written = model.source(reference.span.file).text(reference.span);
    if (const DeclarationId named = model.find(written); named != DeclarationId::none)
      referred[index(named)] = true;
  });
  return referred;
}

std::vector<DeclarationId> without_lost_realizations(const WorkspaceView& view,
                                                     std::vector<DeclarationId> candidates) {
  const bool all_known = view.text_is_sound && view.clauses_are_sound;
  if (all_known || candidates.empty()) return candidates;
  const Model& model = view.model;
  std::vector<bool> realized(model.declarations.size(), false);
  for (const Guess& guess : model.guesses) realized[index(guess.meant)] = true;
  std::vector<Span> realizations;
  for (const Workflow& workflow : model.workflows)
    if (workflow.realizes) realizations.push_back(workflow.realizes->span);
  std::ranges::sort(realizations);
  std::vector<Span> elsewhere;
  for_each_reference(model, [&](const Reference& reference, DeclarationId) {
    if (!std::ranges::binary_search(realizations, reference.span))
      elsewhere.push_back(reference.span);
  });
  std::ranges::sort(elsewhere);
  const std::vector<bool> mentioned = mentioned_in_text(model, candidates, elsewhere);
  std::vector<DeclarationId> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!mentioned[i] && !realized[index(candidates[i])]) kept.push_back(candidates[i]);
  return kept;
}

std::vector<DeclarationId> without_lost_mentions(const WorkspaceView& view,
                                                 std::vector<DeclarationId> candidates) {
  const bool all_known = view.text_is_sound && view.clauses_are_sound;
  if (all_known || candidates.empty()) return candidates;
  const std::vector<bool> referred = referred_to(view.model);
  const std::vector<bool> mentioned = mentioned_in_text(view.model, candidates);
  std::vector<DeclarationId> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!mentioned[i] && !referred[index(candidates[i])]) kept.push_back(candidates[i]);
  return kept;
}

} // namespace waymark
