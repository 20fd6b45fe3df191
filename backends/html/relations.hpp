#pragma once

#include "backends/passings.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Who and what is used where: the other direction of what the model says.
namespace waymark::html {

enum class UseKind : std::uint8_t {
  performs, ///< a role, party or tool does it
  answers,  ///< a role is accountable for it without doing it
  consulted,
  informed,
  awaited, ///< a party or role is waited for
  tool,    ///< a tool is worked with
  needs,   ///< a document
  makes,
  approves,
  follows, ///< a procedure or workflow is its detail
};

/// To whom work goes on, and what goes along.
struct Handing {
  DeclarationId to = DeclarationId::none;
  std::vector<DeclarationId> documents{};
};

struct Received {
  DeclarationId document{};
  DeclarationId from = DeclarationId::none; ///< none: from elsewhere, or one's own
};

/// One item of an outline, as the pages of those whom it names show it.
struct ItemFacts {
  StatementId statement = StatementId::none;
  ItemKind kind{};
  std::string title{};
  std::string anchor{};
  std::string takes{};
  std::string_view stage{};
  DeclarationId performer = DeclarationId::none;
  DeclarationId awaited = DeclarationId::none; ///< of a wait: from whom something comes
  bool is_followed = false;                    ///< whoever follows the procedure does it
  std::vector<Received> received{};            ///< what it needs, and what just comes with the work
  std::vector<DeclarationId> from{};           ///< other performers of what comes before it
  std::vector<Handing> to{};                   ///< other performers of what comes behind it
};

/// Who makes what the item makes: what a wait brings is made by whom one waits for.
[[nodiscard]] inline DeclarationId maker(const ItemFacts& item) {
  return item.awaited != DeclarationId::none ? item.awaited : item.performer;
}

struct Use {
  UseKind kind{};
  DeclarationId workflow{};
  std::uint32_t item = 0; ///< number, from 1
};

struct Relations {
  std::vector<std::vector<Use>> uses{};            ///< by declaration; by workflow, then number
  std::vector<std::vector<ItemFacts>> items{};     ///< by index of `Model::workflows`
  std::vector<std::vector<Passing>> passings{};    ///< likewise
  std::vector<std::vector<DeclarationId>> owned{}; ///< by declaration: what a role answers for
  std::vector<std::vector<DeclarationId>>
      backs_up{}; ///< by declaration: roles that it stands in for
  std::vector<std::vector<DeclarationId>> kept_in{}; ///< by declaration: documents kept in a tool
  std::vector<std::vector<DeclarationId>>
      after{}; ///< by declaration: workflows that start after it
  std::vector<std::vector<DeclarationId>>
      handed_in{}; ///< by declaration: workflows that get a document

  explicit Relations(const Model& model);
  /// Adds what one workflow uses; each workflow once. Linear in the outline and its flow.
  void add(const CheckedModel& checked, const Outliner& outliner, const Outline& outline);

  [[nodiscard]] const ItemFacts& item(const Model& model, const Use& use) const {
    return items[model[use.workflow].index][use.item - 1];
  }

private:
  /// `followers`: of the workflow.
  void add_uses(const Outline& outline, const OutlineItem& item,
                const std::vector<DeclarationId>& followers);
};

} // namespace waymark::html
