#include "disk_workspace.hpp"
#include "measured_child.hpp"
#include "random_source.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <stdexcept>
#include <string_view>

// What a handbook costs: to build, to build again, and to load. The bars are printed beside.
using namespace waymark::bench;

namespace {

namespace fs = std::filesystem;

constexpr std::array sites{"site", "site-2", "site-3"}; ///< built one after the other
constexpr std::size_t workflows_per_process = 10;
constexpr std::size_t roles = 30;
constexpr std::size_t tools = 40;

/// A vocabulary in which, as in a language, few words are used often and many seldom.
class Writer {
public:
  [[nodiscard]] std::string word() {
    // The nth word is used about 1/n as often as the first one (Zipf's law).
    constexpr double vocabulary = 6000;
    const double chance = static_cast<double>(random_.below(1'000'000)) / 1e6;
    auto rank = static_cast<std::size_t>(std::exp(chance * std::log(vocabulary)));
    static constexpr const char* syllables[] = {"ta", "re",  "mo",  "li",  "ken", "sor", "va",
                                                "du", "pel", "ni",  "gra", "sto", "fi",  "lan",
                                                "cu", "ber", "hal", "ty",  "ro",  "mer"};
    std::string spelled;
    for (std::size_t part = 0; part < 4 && (rank > 0 || part < 2); ++part, rank /= 20)
      spelled += syllables[(rank + part * 7) % 20];
    return spelled;
  }
  [[nodiscard]] std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
  [[nodiscard]] std::size_t below(std::size_t limit) { return random_.below(limit); }

private:
  RandomSource random_{1};
};

std::string declarations(std::size_t workflows, Writer& writer) {
  std::string text = "handbook \"A generated handbook\" { company \"Generated\" }\n";
  for (std::size_t i = 0; i < roles; ++i)
    text += fmt::format("role r{} \"{}\" person \"P{}\"\n", i, writer.words(2), i);
  for (std::size_t i = 0; i < tools; ++i)
    text += fmt::format("tool t{} \"{}\" owner r{}\n", i, writer.words(2), i % roles);
  for (std::size_t i = 0; i < workflows / workflows_per_process + 1; ++i)
    text += fmt::format("process p{} \"{}\" owner r{} {{ stage a \"Begin\"; stage b \"Go on\"; "
                        "stage c \"End\" }}\n",
                        i, writer.words(3), i % roles);
  return text;
}

/// Twelve steps in three stages, each with some words of instruction; a decision and a document.
std::string workflow(std::size_t number, Writer& writer) {
  std::string text = fmt::format(
      "document d{0} \"{1}\" owner r{2}\nworkflow w{0} \"{3}\" realizes p{4} owner r{2} {{\n"
      "  purpose \"{5}\"\n  trigger \"{6}\"\n  outcome \"{7}\"\n  happens 4 per month\n",
      number, writer.words(2), number % roles, writer.words(4), number / workflows_per_process,
      writer.words(12), writer.words(5), writer.words(4));
  for (std::size_t stage = 0; stage < 3; ++stage) {
    text +=
        fmt::format("  stage {} by r{} {{\n", static_cast<char>('a' + stage), writer.below(roles));
    for (std::size_t step = 0; step < 4; ++step)
      text += fmt::format(
          "    step s{} \"{}\" using t{} takes {} min{} {{\n      \"\"\"\n      "
          "{}.\n      \"\"\"\n    }}\n",
          stage * 4 + step, writer.words(4), writer.below(tools), 5 + writer.below(50),
          stage == 0 && step == 0 ? fmt::format(" makes d{}", number) : "", writer.words(16));
    if (stage == 1)
      text +=
          fmt::format("    decide \"{}?\" {{\n      yes continue\n      no -> s4 up to 2 times, "
                      "then continue\n    }}\n",
                      writer.words(4));
    text += "  }\n";
  }
  return text + "}\n";
}

Files generate(std::size_t workflows) {
  Writer writer;
  Files files{{"handbook.way", declarations(workflows, writer)}};
  for (std::size_t i = 0; i < workflows; ++i) {
    if (i % workflows_per_process == 0)
      files.emplace_back(fmt::format("flows/area-{:03}.way", i / workflows_per_process), "");
    files.back().second += workflow(i, writer);
  }
  return files;
}

std::string read_all(const fs::path& path) {
  FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path.string());
  std::string text(fs::file_size(path), '\0');
  const std::size_t got = std::fread(text.data(), 1, text.size(), file);
  std::fclose(file);
  text.resize(got);
  return text;
}

std::size_t compressed_size(const fs::path& path) {
  const ChildResult child = run_child({"gzip", "-c", path.string()});
  if (child.exit_code != 0) throw std::runtime_error("gzip failed");
  return child.output.size();
}

/// What of a page is not its own content: all but what stands in `main` and what follows from it.
std::size_t frame_size(const fs::path& path) {
  const std::string page = read_all(path);
  const std::size_t first = page.find("<main");
  const std::size_t last = page.find("</main>");
  if (first == std::string::npos || last == std::string::npos)
    throw std::runtime_error("no content in " + path.string());
  return page.size() - (last - first);
}

struct Cost {
  double processor = 0;
  double clock = 0;
};

void build(const std::string& program, const fs::path& folder, const std::string& site,
           Cost& best) {
  const ChildResult child =
      run_child({program, "build", (folder / "text").string(), "-o", (folder / site).string(),
                 "--no-diagrams", "--today", "2026-11-21"});
  if (child.exit_code != 0) throw std::runtime_error("the build failed");
  best.processor = std::min(best.processor, child.processor);
  best.clock = std::min(best.clock, child.seconds);
}

/// `keep`: where the handbook is to stay; nowhere if empty.
void measure(const std::string& program, std::size_t workflows, const fs::path& keep) {
  const TemporaryDirectory directory;
  write_files(directory.path() / "text", generate(workflows));
  Cost whole{1e9, 1e9};
  Cost nothing{1e9, 1e9};
  // A new folder each time, for some file systems are slow where much was just removed.
  for (const char* name : sites) build(program, directory.path(), name, whole);
  for (const char* name : sites) build(program, directory.path(), name, nothing);

  const fs::path site = directory.path() / sites.front();
  std::size_t files = 0;
  std::size_t pages = 0;
  std::size_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(site)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    pages += entry.path().extension() == ".html" ? 1 : 0;
    bytes += entry.file_size();
  }
  const fs::path page = site / "workflows" / fmt::format("w{}.html", workflows / 2);
  const std::size_t shared =
      compressed_size(site / "handbook.css") + compressed_size(site / "handbook.js");
  fmt::print("{} workflows, {} steps: {} files, {:.1f} MB\n", workflows, workflows * 12, files,
             static_cast<double>(bytes) / 1e6);
  fmt::print("  build, no diagrams   {:>8.2f} s of processor, {:.2f} s on the clock (bar: 1 s for "
             "1000)\n",
             whole.processor, whole.clock);
  fmt::print("  build, nothing new   {:>8.3f} s on the clock (bar: 0.1 s)\n", nothing.clock);
  fmt::print("  a workflow's page    {:>8.1f} kB gzip, {:.1f} kB with style and scripts (bar: 40 "
             "kB)\n",
             static_cast<double>(compressed_size(page)) / 1e3,
             static_cast<double>(compressed_size(page) + shared) / 1e3);
  fmt::print("  its frame            {:>8} bytes (bar: the same for every number of pages)\n",
             frame_size(page));
  const auto index = static_cast<double>(compressed_size(site / "search" / "index.js")) / 1e3;
  fmt::print(
      "  the index of search  {:>8.1f} kB gzip without excerpts, {:.1f} kB for 1000 of the {} "
      "pages (bar: 300 kB)\n",
      index, index * 1000 / static_cast<double>(pages), pages);
  std::fflush(stdout);
  if (!keep.empty()) fs::copy(site, keep, fs::copy_options::recursive);
}

int run(int count, char** arguments) {
  if (count < 2) {
    fmt::print(stderr, "usage: {} PROGRAM [--keep FOLDER] [WORKFLOWS…]\n", arguments[0]);
    return 2;
  }
  fs::path keep;
  std::vector<std::size_t> sizes;
  for (int i = 2; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--keep" && i + 1 < count) {
      keep = arguments[++i];
    } else {
      sizes.push_back(std::strtoull(arguments[i], nullptr, 10));
    }
  }
  if (sizes.empty()) sizes = {10, 100, 1000};
  for (const std::size_t workflows : sizes)
    measure(arguments[1], workflows, workflows == sizes.back() ? keep : fs::path());
  return 0;
}

} // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
