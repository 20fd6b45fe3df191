#include "fingerprint.hpp"

#include <sys/stat.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace waymark {
namespace {

std::uint64_t nanoseconds(const struct timespec& time) {
  return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000 +
         static_cast<std::uint64_t>(time.tv_nsec);
}

} // namespace

struct Fingerprint::State {
  XXH3_state_t hash;
};

Fingerprint::Fingerprint()
    : state_(std::make_unique<State>()) {
  XXH3_64bits_reset(&state_->hash);
}

Fingerprint::~Fingerprint() = default;

void Fingerprint::add(std::uint64_t number) {
  XXH3_64bits_update(&state_->hash, &number, sizeof number);
}

void Fingerprint::add(std::string_view text) {
  add(std::uint64_t{text.size()});
  XXH3_64bits_update(&state_->hash, text.data(), text.size());
}

void Fingerprint::add_file(const std::string& path) {
  add(path);
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return add(std::uint64_t{0});
  add(static_cast<std::uint64_t>(facts.st_mode));
  add(static_cast<std::uint64_t>(facts.st_dev));
  add(static_cast<std::uint64_t>(facts.st_ino));
  add(static_cast<std::uint64_t>(facts.st_size));
  add(nanoseconds(facts.st_mtim));
  add(nanoseconds(facts.st_ctim));
}

std::uint64_t Fingerprint::value() const {
  return XXH3_64bits_digest(&state_->hash);
}

} // namespace waymark
