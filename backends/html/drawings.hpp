#pragma once

#include "backends/diagram.hpp"
#include "html/site.hpp"

#include <optional>
#include <string>
#include <vector>

namespace waymark::html {

/// The drawings of a handbook: in its pages, and as files beside them, for the SOPs and for whoever
/// wants a picture alone. Each is laid out once: pages with a diagram and the files of drawings
/// stand one folder below the start, so that the same links are right for both.
class Drawings {
public:
  /// None if the options want none.
  explicit Drawings(const Site& site);

  /// The usual drawing of a process, workflow or procedure; null if there is none.
  [[nodiscard]] const Drawing* find(DeclarationId declaration) const;
  /// Beside a drawing with lanes: one in a single column, for narrow screens. Else null.
  [[nodiscard]] const Drawing* find_narrow(DeclarationId declaration) const;
  /// Of all systems, with links from the start page; null if there is none.
  [[nodiscard]] const Drawing* landscape() const { return landscape_ ? &*landscape_ : nullptr; }

  /// Who hands work to whom, likewise; null if nobody does.
  [[nodiscard]] const Drawing* handoffs() const { return handoffs_ ? &*handoffs_ : nullptr; }

  /// "diagrams/NAME.svg" of each that is not the narrow one of another.
  [[nodiscard]] std::vector<OutputFile> files() const;
  /// Which of them are simpler than they should be, and why.
  [[nodiscard]] std::vector<std::string> notes() const;

private:
  void plan(const Model& model);
  /// The one drawing of that view, with links from the start page.
  [[nodiscard]] std::optional<Drawing> of_everything(View view) const;
  [[nodiscard]] const Drawing* at(std::optional<std::uint32_t> number) const {
    return number ? &drawings_[*number] : nullptr;
  }

  const Model& model_;
  std::vector<DiagramSubject> subjects_;
  std::vector<Drawing> drawings_;                    ///< of the subjects
  std::vector<std::optional<std::uint32_t>> usual_;  ///< by declaration: index of its drawing
  std::vector<std::optional<std::uint32_t>> narrow_; ///< likewise
  std::vector<std::uint32_t> files_;                 ///< the drawings that are files, too
  std::optional<Drawing> landscape_;
  std::optional<Drawing> handoffs_;
};

} // namespace waymark::html
