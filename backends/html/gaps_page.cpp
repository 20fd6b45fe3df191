#include "html/pages.hpp"
#include "html/parts.hpp"

#include <fmt/format.h>

namespace waymark::html {

namespace {

Html summary_line(const Site& site, const Summary& summary) {
  Html line;
  const auto part = [&](std::string_view style, std::size_t number, Word one, Word many) {
    if (number > 0) {
      line += badge(style, text(site.count(number, one, many)));
    }
  };
  part("severity-error", summary.errors, Word::error_one, Word::error_many);
  part("severity-warning", summary.warnings, Word::warning_one, Word::warning_many);
  part("severity-advice", summary.advice, Word::advice_one, Word::advice_many);
  return line;
}

Html group(const Page& page, const FileGaps::Group& group) {
  const Site& site = page.site();
  Html heading;
  if (group.declaration == DeclarationId::none) {
    heading = page.say(Word::elsewhere);
  } else {
    heading = page.link(group.declaration) + text(" ") +
              element("span", {{"class", "where"}}, text(noun(site.model[group.declaration].kind)));
  }
  return element("h3", heading) + gap_list(page, group.findings);
}

} // namespace

FinishedPage render_gaps(const Site& site) {
  Page page(site, gaps_page, site.word(Word::gaps));
  const bool any = !site.checked.findings.empty();
  page.add(page_header(site.say(Word::handbook), site.word(Word::gaps),
                       any ? site.say(Word::gaps_lead) : site.say(Word::nothing_open),
                       summary_line(site, site.checked.summary)));
  for (std::size_t at = 0; at < site.gaps.files.size(); ++at) {
    const FileGaps& file = site.gaps.files[at];
    Html content;
    for (const FileGaps::Group& one : file.groups) content += group(page, one);
    page.add_section(fmt::format("file-{}", at + 1), text(site.sources.of(file.file)), content);
  }
  return std::move(page).finish();
}

} // namespace waymark::html
