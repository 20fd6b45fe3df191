#pragma once

#include "backends/language.hpp"
#include "backends/outline.hpp"
#include "backends/published_files.hpp"
#include "compiler/checked_model.hpp"
#include "compiler/handoffs.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace waymark {

/// Where a text uses a term: bytes of the text.
struct TermPlace {
  std::uint32_t term = 0; ///< index into `Model::terms`
  std::size_t first = 0;
  std::size_t last = 0; ///< behind the end
};

/// Makes outlines. Holds what all outlines of a model share, so that many cost linear work. The
/// model must outlive it and its outlines; const use is safe from several threads.
class Outliner {
public:
  explicit Outliner(const CheckedModel& checked);

  [[nodiscard]] Outline outline(DeclarationId workflow) const;
  /// Indices into `Model::terms` whose term occurs as whole words (case and plural aside) in any
  /// of the texts, ascending. Linear in the texts.
  [[nodiscard]] std::vector<std::uint32_t>
  terms_in(const std::vector<std::string_view>& texts) const;
  /// The first place of each term in a text, none within another's, ascending. Linear.
  [[nodiscard]] std::vector<TermPlace> places_of_terms(std::string_view text) const;
  /// The place of a term in a list of terms, from its words: "term.lead-score".
  [[nodiscard]] const std::string& term_anchor(std::size_t term) const {
    return term_anchors_[term];
  }
  /// Of an image, template, logo or `see`: the file it names; none for an address.
  [[nodiscard]] std::optional<OutlineFile> file(const Text& path) const;
  /// Of an address as it stands in the text of a source, whatever is behind its `?` or `#`; only
  /// files that the workspace also names elsewhere are known to be there.
  [[nodiscard]] std::optional<OutlineFile> file(FileId source, std::string_view address) const;
  /// All that the workspace names and that are there, sorted by where they come from.
  [[nodiscard]] std::vector<OutlineFile> files() const;
  /// Is that the address of a page about something that is not there: "roles/nobody.html"?
  [[nodiscard]] bool is_missing_page(std::string_view path) const;
  /// All hand-offs, and those of one workflow, as `CheckedModel::handoffs` orders them.
  [[nodiscard]] std::span<const HandOff> handoffs() const { return checked_->handoffs(); }
  [[nodiscard]] std::span<const HandOff> handoffs(DeclarationId workflow) const;
  /// The workflows and procedures that make a document; in the order of the text, each once.
  [[nodiscard]] const std::vector<DeclarationId>& makers(DeclarationId document) const {
    return makers_[index(document)];
  }
  /// Those to which a document is handed in: they need or approve it, and their header says so or
  /// nothing in them makes it; in the order of the text, each once.
  [[nodiscard]] const std::vector<DeclarationId>& users(DeclarationId document) const {
    return users_[index(document)];
  }
  /// The workflows and procedures that follow this one, each once.
  [[nodiscard]] const std::vector<DeclarationId>& used_in(DeclarationId workflow) const;
  /// The roles that follow a procedure, for whom its steps are that name nobody; in the order of
  /// the text, each once. Linear in what leads to it.
  [[nodiscard]] std::vector<DeclarationId> followers(DeclarationId procedure) const;
  /// How often it runs in an average month; 0 if nothing says so.
  [[nodiscard]] double monthly_runs(DeclarationId workflow) const;
  /// All that is made anywhere in a workflow, itself or by what it follows, each once. Linear in
  /// what it leads to.
  [[nodiscard]] std::vector<DeclarationId> made_in(DeclarationId workflow) const;
  /// Other workflows and procedures with the same document number.
  [[nodiscard]] std::vector<DeclarationId> namesakes(DeclarationId workflow) const;
  /// In which it words what it says: that of the handbook.
  [[nodiscard]] const Language& language() const { return language_; }
  /// The title of what is named, or the name as written if it is unknown.
  [[nodiscard]] Named named(const Reference& reference) const;

private:
  void index_terms();
  void index_paths();
  void index_uses();
  void index_documents();
  void index_numbers();
  void index_pages();

  const CheckedModel* checked_;
  Language language_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> terms_by_first_word_;
  std::vector<std::vector<std::string>> term_words_;
  std::vector<std::string> term_anchors_;
  std::map<Span, const PathReference*> paths_;
  PublishedFiles files_;                            ///< that paths of the workspace name
  std::string folder_;                              ///< that all sources are in
  std::vector<std::vector<DeclarationId>> used_in_; ///< by index of `Model::workflows`
  std::vector<std::vector<Successor>> successors_;  ///< likewise
  /// Likewise: from which workflow it is followed, and by whom; none: by whoever follows that one.
  std::vector<std::vector<std::pair<DeclarationId, DeclarationId>>> followed_by_;
  std::vector<std::vector<DeclarationId>> makers_; ///< by declaration
  std::vector<std::vector<DeclarationId>> users_;  ///< likewise
  std::map<std::string_view, std::vector<DeclarationId>> numbers_;
  std::set<std::string, std::less<>> pages_; ///< of all declarations, and of ids that they had
};

/// Everybody who takes part: participants with a name, who follows the procedure, and who is only
/// waited for.
[[nodiscard]] std::vector<Named> involved(const Model& model, const Outliner& outliner,
                                          const Outline& outline);

} // namespace waymark
