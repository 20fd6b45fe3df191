#include "compiler/fixing.hpp"

#include <algorithm>
#include <set>

namespace waymark {

bool in_conflict(const Edit& one, const Edit& other) {
  if (one.span.file != other.span.file) return false;
  if (one.span == other.span && one.text == other.text) return false;
  const bool one_inserts = one.span.length() == 0;
  const bool other_inserts = other.span.length() == 0;
  if (one_inserts && other_inserts) return false;
  // An insertion at the border of what is replaced is beside it.
  if (one_inserts) return other.span.first < one.span.first && one.span.first < other.span.last;
  if (other_inserts) return one.span.first < other.span.first && other.span.first < one.span.last;
  return one.span.first < other.span.last && other.span.first < one.span.last;
}

std::string apply_edits(const Source& source, std::span<const Edit> edits) {
  std::vector<const Edit*> own;
  for (const Edit& edit : edits)
    if (edit.span.file == source.file()) own.push_back(&edit);
  std::stable_sort(own.begin(), own.end(), [](const Edit* a, const Edit* b) {
    return std::pair(a->span.first, a->span.last) < std::pair(b->span.first, b->span.last);
  });

  const std::string_view bytes = source.bytes();
  std::string result;
  std::size_t copied = 0;
  std::set<std::string_view> made_here; // of edits that share a place
  for (std::size_t i = 0; i < own.size(); ++i) {
    const Edit& edit = *own[i];
    if (i > 0 && own[i - 1]->span != edit.span) made_here.clear();
    if (!made_here.insert(edit.text).second) continue;
    result += bytes.substr(copied, edit.span.first - copied);
    result += edit.text;
    copied = edit.span.last;
  }
  return result += bytes.substr(copied);
}

} // namespace waymark
