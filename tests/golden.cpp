#include "golden.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace waymark::golden {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

std::vector<std::string_view> lines(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    all.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return all;
}

/// "line 3\n  expected: …\n  actual:   …"
std::string first_difference(std::string_view expected, std::string_view actual) {
  const auto wanted = lines(expected);
  const auto got = lines(actual);
  const auto [left, right] = std::mismatch(wanted.begin(), wanted.end(), got.begin(), got.end());
  const auto show = [](auto at, const auto& all) {
    return at == all.end() ? std::string("(nothing more)\n") : std::string(*at);
  };
  return fmt::format("line {}\n  expected: {}  actual:   {}", left - wanted.begin() + 1,
                     show(left, wanted), show(right, got));
}

void write(const std::filesystem::path& file, std::string_view bytes) {
  const File out(std::fopen(file.c_str(), "wb"), std::fclose);
  REQUIRE_MESSAGE(out, "cannot write " << file.string());
  REQUIRE(std::fwrite(bytes.data(), 1, bytes.size(), out.get()) == bytes.size());
}

} // namespace

std::vector<std::filesystem::path> cases(std::string_view area) {
  const std::filesystem::path folder =
      std::filesystem::path(WAYMARK_SOURCE_DIR) / "tests" / "cases" / area;
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  REQUIRE_MESSAGE(!found.empty(), "no cases in " << folder.string());
  return found;
}

bool accepting() {
  const char* accept = std::getenv("WAYMARK_ACCEPT");
  return accept != nullptr && std::string_view(accept) == "1";
}

std::string read(const std::filesystem::path& file) {
  const File in(std::fopen(file.c_str(), "rb"), std::fclose);
  REQUIRE_MESSAGE(in, "cannot read " << file.string());
  std::string bytes(std::filesystem::file_size(file), '\0');
  REQUIRE(std::fread(bytes.data(), 1, bytes.size(), in.get()) == bytes.size());
  return bytes;
}

void expect(const std::filesystem::path& file, std::string_view actual) {
  if (accepting()) {
    write(file, actual);
    return;
  }
  if (!std::filesystem::exists(file)) {
    FAIL_CHECK("missing expectation " << file.string() << "; it would be\n" << std::string(actual));
    return;
  }
  const std::string expected = read(file);
  CHECK_MESSAGE(expected == actual, file.string() << ": " << first_difference(expected, actual));
}

void expect_optional(const std::filesystem::path& file, std::string_view actual) {
  if (!actual.empty()) {
    expect(file, actual);
  } else if (accepting()) {
    std::filesystem::remove(file);
  } else {
    CHECK_MESSAGE(!std::filesystem::exists(file), file.string()
                                                      << ": expected, but there is nothing");
  }
}

} // namespace waymark::golden
