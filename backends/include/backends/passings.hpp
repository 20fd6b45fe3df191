#pragma once

#include "backends/outliner.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// What passes between people within one workflow.
namespace waymark {

/// Which documents go along when work passes, in one outline. Model, outliner and outline must
/// outlive it.
class HandedOver {
public:
  /// O(n log n) in what is needed, made and approved.
  HandedOver(const Model& model, const Outliner& outliner, const Outline& outline);

  /// When `from` is done with item `first` and `to` goes on with item `second`: what `second` needs
  /// or approves and `from` made, approved or got before it, if `to` did not have it since. Where
  /// the text does not say what `second` needs, what `first` brought.
  [[nodiscard]] std::vector<DeclarationId>
  documents(DeclarationId from, DeclarationId to, std::uint32_t first, std::uint32_t second) const;

  /// What an item needs, looks at to approve, and takes along for what it follows; each once.
  [[nodiscard]] std::vector<DeclarationId> wanted(const OutlineItem& item) const;
  /// From whom a document comes that an item needs: who made or approved it last before, or brought
  /// it; none if that happens elsewhere.
  [[nodiscard]] DeclarationId source(DeclarationId document, std::uint32_t item) const;

private:
  struct Holding {
    DeclarationId who{}, document{};
    std::uint32_t item = 0;
    friend auto operator<=>(const Holding&, const Holding&) = default;
  };

  [[nodiscard]] std::vector<DeclarationId> brought(const OutlineItem& item) const;
  [[nodiscard]] std::uint32_t last_of(const std::vector<Holding>& all, const Holding& limit,
                                      std::uint32_t apart, std::uint32_t passed_after) const;

  const Model& model_;
  const Outliner& outliner_;
  const Outline& outline_;
  std::vector<Holding> held_;    ///< needed, made, approved or got there
  std::vector<Holding> given_;   ///< of them, those that were not only needed
  std::vector<Holding> sources_; ///< by document, then item; of a wait: for whom one waits
};

/// Work that passes from one to another at an item, in whatever ways.
struct Passing {
  DeclarationId from{}, to{};
  std::uint32_t item = 0; ///< to which it comes
  std::vector<DeclarationId> documents{};
  /// The items from which it comes silently; the others say that it does.
  std::vector<std::uint32_t> silent_from{};
  bool always_silent = true;              ///< whichever way it comes
  std::vector<std::uint32_t> told_from{}; ///< the items that inform or ask that one
  bool always_told = true;                ///< whichever way it comes
};

/// In the order of the items.
[[nodiscard]] std::vector<Passing> passings(const Outliner& outliner, const Outline& outline,
                                            const HandedOver& handed_over);

/// What stands in the place of documents where none go along, unless that is always silent.
[[nodiscard]] std::string without_document(const Language& words, const Passing& passing);
/// What is said of a passing that is silent in some way; empty if in none.
[[nodiscard]] std::string silence(const Language& words, const Passing& passing);

} // namespace waymark
