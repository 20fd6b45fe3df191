#include "text_store.hpp"

#include <algorithm>

namespace waymark {

namespace {

constexpr std::size_t first_chunk = 1024;
constexpr std::size_t largest_chunk = 64 * 1024;

} // namespace

std::string& TextStore::room(std::size_t size) {
  if (!chunks_->empty()) {
    std::string& last = chunks_->back();
    if (last.capacity() - last.size() >= size) return last;
  }
  const std::size_t usual =
      chunks_->empty() ? first_chunk : std::min(largest_chunk, 2 * chunks_->back().capacity());
  chunks_->emplace_back().reserve(std::max(usual, size));
  return chunks_->back();
}

std::string_view TextStore::keep(std::string_view text) {
  std::string& chunk = room(text.size());
  const std::size_t first = chunk.size();
  chunk.append(text);
  return std::string_view(chunk).substr(first);
}

} // namespace waymark
