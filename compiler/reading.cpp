#include "compiler/compile.hpp"
#include "grammar/parse.hpp"
#include "syntax_errors.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <system_error>
#include <thread>

namespace waymark {
namespace {

/// Starting a thread costs about as much as reading this many bytes.
constexpr std::size_t bytes_worth_a_thread = 128 * 1024;

unsigned useful_threads(const SourceSet& sources, unsigned threads) {
  std::size_t bytes = 0;
  for (const SourcePtr& source : sources.sources()) bytes += source->text().size();
  const std::size_t most =
      std::min(sources.sources().size(), bytes / bytes_worth_a_thread + std::size_t{1});
  return static_cast<unsigned>(std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(most, 1)));
}

/// Hands out the files one by one. Each reading has its place, so that the order in which threads
/// finish does not matter.
class Reader {
public:
  Reader(const SourceSet& sources, std::stop_token stop)
      : sources_(sources.sources())
      , stop_(std::move(stop))
      , readings_(sources_.size()) {}

  std::vector<FileReadingPtr> run(unsigned threads) {
    {
      std::vector<std::jthread> helpers;
      helpers.reserve(threads - 1);
      try {
        for (unsigned i = 1; i < threads; ++i) helpers.emplace_back([this] { work(); });
      } catch (const std::system_error&) { // there are no more: those that are will do
      }
      work();
    }
    if (failure_) std::rethrow_exception(failure_);
    // Stopped early, what is there ends at the first file that is not.
    readings_.erase(std::find(readings_.begin(), readings_.end(), nullptr), readings_.end());
    return std::move(readings_);
  }

private:
  void work() noexcept {
    for (std::size_t i = next_++; i < sources_.size(); i = next_++) {
      if (stop_.stop_requested() || failed_) return;
      try {
        readings_[i] = read(sources_[i]);
      } catch (...) {
        if (!failed_.exchange(true)) failure_ = std::current_exception();
      }
    }
  }

  const std::vector<SourcePtr>& sources_;
  std::stop_token stop_;
  std::vector<FileReadingPtr> readings_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> failed_ = false;
  std::exception_ptr failure_; ///< written by whoever fails first, read when all are done
};

/// A misspelt keyword is understood, so that nothing behind it is lost.
bool is_sound(const Tree& tree) {
  return std::ranges::none_of(tree.nodes, [](const Node& node) {
    return node.kind == Kind::missing || node.kind == Kind::unexpected ||
           node.damage != Damage::none;
  });
}

} // namespace

FileReadingPtr read(SourcePtr source) {
  auto reading = std::make_shared<FileReading>();
  reading->tree = parse(std::move(source));
  reading->summary = summarize(reading->tree);
  Findings errors;
  report_text_errors(reading->tree, errors);
  reading->text_errors = std::move(errors.all());
  reading->sound = is_sound(reading->tree);
  return reading;
}

std::vector<FileReadingPtr> read(const SourceSet& sources, std::stop_token stop, unsigned threads) {
  return Reader(sources, std::move(stop)).run(useful_threads(sources, threads));
}

} // namespace waymark
