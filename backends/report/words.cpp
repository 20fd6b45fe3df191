#include "page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace waymark::report {

std::string figure(double number) {
  if (number > 0 && number < 0.05) return "under 0.1";
  return fmt::format("{:.1f}", number);
}

std::string counted(std::size_t count, std::string_view noun) {
  if (count == 1) return fmt::format("1 {}", noun);
  const bool ends_in_s = noun.ends_with("s");
  return fmt::format("{} {}{}", count, noun, ends_in_s ? "es" : "s");
}

std::string money(const ReportMoney& money) {
  const int decimals = money.amount > 0 && money.amount < 10 ? 2 : 0;
  return fmt::format("{:.{}f} {}", money.amount, decimals, money.currency);
}

std::string owner(const ReportOwner& owner) {
  if (owner.who) return std::string(owner.who->title);
  return owner.given ? "unknown name" : "nobody";
}

std::string names(const std::vector<ReportName>& names, std::size_t shown) {
  std::string text;
  const std::size_t count = std::min(names.size(), shown);
  for (std::size_t i = 0; i < count; ++i) {
    const bool last = i + 1 == count && count == names.size();
    if (i > 0) text += last ? " and " : ", ";
    text += names[i].title;
  }
  if (names.size() > count) text += fmt::format(" and {} more", names.size() - count);
  return text;
}

void add_rest(std::size_t all, std::size_t shown, std::string_view noun, Page& page) {
  if (all <= shown) return;
  page.push_back(Paragraph{fmt::format("And {}; the JSON report has them all.",
                                       counted(all - shown, fmt::format("more {}", noun)))});
}

} // namespace waymark::report
