#include "html/review_calendar.hpp"

#include "backends/document_control.hpp"
#include "compiler/identity.hpp"
#include "compiler/values.hpp"
#include "html/message.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace waymark::html {

namespace {

/// Octets of a line, its end aside (RFC 5545, 3.1).
constexpr std::size_t longest_line = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    if (letter == '\\' || letter == ';' || letter == ',') out += '\\';
    if (letter == '\n') {
      out += "\\n";
    } else {
      out += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return out;
}

/// A long line goes on behind a line end and a space; no character is cut in two.
void append_line(std::string& out, std::string_view line) {
  std::size_t space = longest_line;
  while (line.size() > space) {
    std::size_t cut = space;
    while (cut > 1 && (static_cast<unsigned char>(line[cut]) & 0xC0) == 0x80) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    space = longest_line - 1;
  }
  out += line;
  out += "\r\n";
}

std::string compact(const Date& date) {
  std::string text = to_text(date);
  std::erase(text, '-');
  return text;
}

/// What is overdue stands at today: nobody looks into last month.
void append_event(std::string& out, const Site& site, DeclarationId id,
                  const DocumentControl& control) {
  const Date& due = *control.next_review;
  append_line(out, "BEGIN:VEVENT");
  std::string_view handbook = site.address.empty() ? site.title : site.address;
  if (handbook.ends_with('/')) handbook.remove_suffix(1);
  append_line(out, fmt::format("UID:{}/{}", escaped(handbook), escaped(key(site.model, id))));
  append_line(out, fmt::format("DTSTAMP:{}T000000Z", compact(site.checked.today)));
  append_line(out, fmt::format("DTSTART;VALUE=DATE:{}",
                               compact(control.review_overdue ? site.checked.today : due)));
  std::string summary =
      control.review_overdue
          ? fmt::format("{} {}", site.word(Word::review_overdue), site.words.text(due))
          : std::string(site.word(Word::next_review));
  summary += fmt::format(": {}", site.title_of(id));
  if (control.owner != DeclarationId::none)
    summary += fmt::format(" ({})", site.title_of(control.owner));
  append_line(out, fmt::format("SUMMARY:{}", escaped(summary)));
  if (!site.address.empty()) {
    append_line(out, fmt::format("URL:{}{}", site.address, site.paths.page(id)));
  }
  append_line(out, "END:VEVENT");
}

} // namespace

std::optional<OutputFile> review_calendar(const Site& site) {
  std::string events;
  for (const Workflow& workflow : site.model.workflows) {
    const DocumentControl control = document_control(site.checked, workflow.self);
    if (control.next_review) append_event(events, site, workflow.self, control);
  }
  if (events.empty()) {
    return std::nullopt;
  }
  std::string calendar;
  append_line(calendar, "BEGIN:VCALENDAR");
  append_line(calendar, "VERSION:2.0");
  append_line(calendar, "PRODID:-//Waymark//Reviews//EN");
  append_line(calendar,
              fmt::format("X-WR-CALNAME:{}: {}", escaped(site.title), site.word(Word::reviews)));
  calendar += events;
  append_line(calendar, "END:VCALENDAR");
  return OutputFile{std::string(calendar_file), std::move(calendar)};
}

} // namespace waymark::html
