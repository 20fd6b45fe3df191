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

/// Finds the candidates whose id, or title as a text, stands anywhere but where they are declared.
class MentionSearch {
public:
  /// `understood`, sorted, is left out: what stands there is known.
  MentionSearch(const Model& model, const std::vector<DeclarationId>& candidates,
                const std::vector<Span>& understood)
      : model_(model)
      , candidates_(candidates)
      , understood_(understood)
      , mentioned_(candidates.size(), false) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      by_id_.emplace(model[candidates[i]].id, i);
      by_title_.emplace(model[candidates[i]].title, i);
    }
  }

  /// By candidate.
  std::vector<bool> run() {
    for (const SourcePtr& source : model_.sources) look_at(*source);
    return std::move(mentioned_);
  }

private:
  void look_at(const Source& source) {
    const std::string_view text = source.text();
    for (std::uint32_t at = 0; at < text.size();) {
      if (const auto length = static_cast<std::uint32_t>(identifier_length(text, at))) {
        look_at_word({source.file(), at, at + length}, text.substr(at, length));
        at += length;
      } else {
        if (text[at] == '"') look_at_text({source.file(), at, at}, quoted_at(text, at));
        at += std::max<std::uint32_t>(decode(text, at).size, 1);
      }
    }
  }

  void look_at_word(const Span& place, std::string_view word) {
    const auto found = by_id_.find(word);
    if (found == by_id_.end() || std::ranges::binary_search(understood_, place)) return;
    note(found->second, place, model_[candidates_[found->second]].name_span);
  }

  void look_at_text(const Span& place, std::string_view text) {
    const auto found = by_title_.find(text);
    if (found != by_title_.end())
      note(found->second, place, model_[candidates_[found->second]].span);
  }

  /// Unless it begins in the candidate's `own` place.
  void note(std::size_t candidate, const Span& place, const Span& own) {
    const bool is_own =
        own.file == place.file && place.first >= own.first && place.first < own.last;
    if (!is_own) mentioned_[candidate] = true;
  }

  const Model& model_;
  const std::vector<DeclarationId>& candidates_;
  const std::vector<Span>& understood_;
  std::unordered_map<std::string_view, std::size_t> by_id_;
  std::unordered_map<std::string_view, std::size_t> by_title_;
  std::vector<bool> mentioned_;
};

/// The candidates that are not mentioned where nobody knows what is meant, and not `meant`.
std::vector<DeclarationId> without_mentioned(const Model& model,
                                             const std::vector<DeclarationId>& candidates,
                                             const std::vector<Span>& understood,
                                             const std::vector<bool>& meant) {
  const std::vector<bool> mentioned = MentionSearch(model, candidates, understood).run();
  std::vector<DeclarationId> kept;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (!mentioned[i] && !meant[index(candidates[i])]) kept.push_back(candidates[i]);
  return kept;
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
  return without_mentioned(model, candidates, elsewhere, realized);
}

std::vector<DeclarationId> without_lost_mentions(const WorkspaceView& view,
                                                 std::vector<DeclarationId> candidates) {
  const bool all_known = view.text_is_sound && view.clauses_are_sound;
  if (all_known || candidates.empty()) return candidates;
  return without_mentioned(view.model, candidates, {}, referred_to(view.model));
}

} // namespace waymark
