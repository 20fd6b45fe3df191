#include "compiler/summary.hpp"

#include "grammar/parse.hpp"

#include <doctest/doctest.h>

using namespace waymark;

namespace {

FileSummary summary_of(std::string path, std::string text) {
  return summarize(parse(std::make_shared<Source>(FileId{0}, std::move(path), std::move(text))));
}

std::string resolved(std::string source, std::string_view path) {
  const FileSummary summary =
      summary_of(std::move(source), "document d template \"" + std::string(path) + "\"\n");
  return summary.paths.empty() ? "(none)" : summary.paths[0].resolved;
}

} // namespace

TEST_CASE("a summary lists what a file declares, nested or not") {
  const FileSummary summary = summary_of("a.way", R"(
handbook "H" {}
system sales {
  system "Lead Care" { process leads { stage a } }
}
role founder "Founder"
term "T" "D"
workflow w { step a by founder }
role
)");
  std::vector<std::string> names;
  for (const DeclaredName& declared : summary.declared) {
    names.push_back(std::string(noun(declared.kind)) + " " + declared.id);
  }
  CHECK(names == std::vector<std::string>{"system sales", "system lead-care", "process leads",
                                          "role founder", "workflow w", "role "});
}

TEST_CASE("paths are resolved against the folder of the file") {
  CHECK(resolved("a.way", "x/y.md") == "x/y.md");
  CHECK(resolved("sales/a.way", "x.md") == "sales/x.md");
  CHECK(resolved("sales/deep/a.way", "../x.md") == "sales/x.md");
  CHECK(resolved("a.way", "../x.md") == "../x.md");
  CHECK(resolved("/home/a.way", "./b/../x.md") == "/home/x.md");
  CHECK(resolved("/a.way", "../../x.md") == "/x.md");
  CHECK(resolved("sales/a.way", "/etc/x.md") == "/etc/x.md");
}

TEST_CASE("addresses and fragments are no paths") {
  CHECK(resolved("a.way", "https://example.com/a") == "(none)");
  CHECK(resolved("a.way", "mailto:ana@example.com") == "(none)");
  CHECK(resolved("a.way", "#chapter") == "(none)");
  CHECK(resolved("s/a.way", "guide.md#chapter") == "s/guide.md");
  CHECK(resolved("a.way", "c:x.md") == "c:x.md");
}

TEST_CASE("paths of images, references and logos, with the escapes of strings") {
  const FileSummary summary = summary_of("s/a.way", R"(
handbook "H" { logo "logo.svg" }
workflow w {
  see "w\u{65}b.md"
  step a by b { image "a.png" "An a" see "https://example.com" }
}
)");
  std::vector<std::string> paths;
  for (const PathReference& path : summary.paths) paths.push_back(path.resolved);
  CHECK(paths == std::vector<std::string>{"s/logo.svg", "s/web.md", "s/a.png"});
}
