#include "backends/signatories.hpp"

#include "grammar/unicode.hpp"

#include <set>

namespace waymark {

std::vector<Signatory> signatories(const Model& model, const Outliner& outliner,
                                   const Outline& outline) {
  std::vector<Signatory> all;
  std::set<DeclarationId> listed;
  const auto add_role = [&](DeclarationId role) {
    if (!listed.insert(role).second) return;
    const std::string title(model[role].title);
    const std::vector<Text>& persons = model.role(role).persons;
    for (const Text& person : persons) all.push_back({title, person.value});
    if (persons.empty()) all.push_back({title, {}});
  };
  for (const Participant& who : outline.participants) {
    if (!who.performs) continue;
    if (who.is_follower) {
      const std::vector<DeclarationId> followers = outliner.followers(outline.workflow);
      for (const DeclarationId follower : followers) add_role(follower);
      if (followers.empty()) all.push_back({capitalize(who.who.text), {}});
    } else if (model.is(who.who.declaration, DeclarationKind::role)) {
      add_role(who.who.declaration);
    }
  }
  return all;
}

} // namespace waymark
