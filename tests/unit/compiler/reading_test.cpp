#include "compiler/compile.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace waymark;

namespace {

/// Large enough that several threads are worth their while.
SourceSet large_sources() {
  std::vector<std::pair<std::string, std::string>> files;
  for (int file = 0; file < 40; ++file) {
    std::string text;
    for (int i = 0; i < 300; ++i)
      text += fmt::format("role r{}_{} \"Role {}\" in \"Office\" hours {} per week\n", file, i, i,
                          i % 40 + 1);
    text += file % 7 == 0 ? "workflow w {" : "";
    files.emplace_back(fmt::format("file{:02}.way", file), std::move(text));
  }
  return SourceSet(std::move(files));
}

} // namespace

TEST_CASE("several threads read what one reads") {
  const SourceSet sources = large_sources();
  const std::vector<FileReadingPtr> alone = read(sources);
  const std::vector<FileReadingPtr> together = read(sources, {}, 4);
  REQUIRE(alone.size() == sources.sources().size());
  REQUIRE(together.size() == alone.size());
  for (std::size_t i = 0; i < alone.size(); ++i) {
    CHECK(together[i]->tree.source == sources.sources()[i]);
    CHECK(together[i]->tree.nodes.size() == alone[i]->tree.nodes.size());
    REQUIRE(together[i]->summary.declared.size() == alone[i]->summary.declared.size());
    CHECK(together[i]->summary.declared.front().id == alone[i]->summary.declared.front().id);
  }
}

TEST_CASE("reading stops when asked to") {
  std::stop_source stop;
  stop.request_stop();
  CHECK(read(large_sources(), stop.get_token(), 4).empty());
  CHECK(read(large_sources(), stop.get_token()).empty());
}
