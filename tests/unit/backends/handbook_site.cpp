#include "handbook_site.hpp"

#include <algorithm>
#include <array>

namespace waymark::test {

namespace {

bool is_void(std::string_view name) {
  static constexpr std::array names{"meta", "link", "img", "input", "br", "hr"};
  return std::ranges::find(names, name) != names.end();
}

std::string unescaped(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities{
      {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}}};
  std::string result;
  while (!text.empty()) {
    bool found = false;
    for (const auto& [entity, letter] : entities) {
      if (text.starts_with(entity)) {
        result += letter;
        text.remove_prefix(entity.size());
        found = true;
        break;
      }
    }
    if (!found) {
      result += text.front();
      text.remove_prefix(1);
    }
  }
  return result;
}

std::string decoded(std::string_view address) {
  std::string result;
  for (std::size_t at = 0; at < address.size(); ++at) {
    if (address[at] == '%' && at + 2 < address.size()) {
      result += static_cast<char>(std::stoi(std::string(address.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      result += address[at];
    }
  }
  return result;
}

void read_attributes(std::string_view tag, ReadPage& page) {
  for (std::size_t at = tag.find("=\""); at != std::string_view::npos; at = tag.find("=\"", at)) {
    const std::string_view name = tag.substr(0, at).substr(tag.substr(0, at).rfind(' ') + 1);
    const std::size_t end = tag.find('"', at + 2);
    const std::string value = unescaped(tag.substr(at + 2, end - at - 2));
    if (name == "href" || name == "src") {
      page.addresses.push_back(value);
    } else if (name == "id" && !page.ids.insert(value).second) {
      page.faults.push_back("id twice: " + value);
    } else if (name.starts_with("on") || name == "style") {
      page.faults.push_back("attribute: " + std::string(name));
    }
    at = end + 1;
  }
}

/// `target` as a path from the root of the site.
std::string resolved(std::string_view page, std::string_view target) {
  std::vector<std::string> parts;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view part = path.substr(0, slash);
      if (part == "..") {
        if (parts.empty()) {
          parts.emplace_back("OUTSIDE");
        } else {
          parts.pop_back();
        }
      } else if (!part.empty()) {
        parts.emplace_back(part);
      }
      path.remove_prefix(std::min(slash + 1, path.size()));
    }
  };
  const std::size_t slash = page.rfind('/');
  add(slash == std::string_view::npos ? std::string_view{} : page.substr(0, slash));
  add(target);
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : "/") + part;
  return result;
}

} // namespace

ReadPage read_page(std::string_view html) {
  ReadPage page;
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const std::size_t end = html.find('>', at); // attributes hold no '>': they are escaped
    std::string_view tag = html.substr(at + 1, end - at - 1);
    at = end + 1;
    if (tag.starts_with('!')) {
      continue;
    }
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find_first_of(" \n/")));
    if (closes) {
      if (open.empty() || open.back() != name) {
        page.faults.push_back("closes nothing: " + name);
      } else {
        open.pop_back();
      }
      continue;
    }
    read_attributes(tag, page);
    if (!is_void(name) && !tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  for (const std::string& name : open) page.faults.push_back("never closed: " + name);
  return page;
}

std::map<std::string, std::string> files_of(const Publication& publication) {
  std::map<std::string, std::string> files;
  for (const OutputFile& document : publication.documents) files[document.path] = document.bytes;
  return files;
}

std::string page_of(const Publication& publication, std::string_view path) {
  for (const OutputFile& document : publication.documents)
    if (document.path == path) return document.bytes;
  return {};
}

std::vector<std::string> broken_links(const Publication& publication) {
  std::map<std::string, ReadPage> pages;
  std::set<std::string> present;
  for (const FileCopy& copy : publication.copies) present.insert(copy.to);
  for (const OutputFile& document : publication.documents) {
    present.insert(document.path);
    if (document.path.ends_with(".html")) pages[document.path] = read_page(document.bytes);
  }
  std::vector<std::string> broken;
  for (const auto& [path, page] : pages) {
    for (const std::string& address : page.addresses) {
      if (address.starts_with("https:") || address.starts_with("http:") ||
          address.starts_with("mailto:")) {
        continue;
      }
      // It is shown at any depth, and looks for its parts in several places.
      if (path == "404.html" && address.starts_with("../")) continue;
      const std::size_t mark = std::min(address.find('#'), address.size());
      const std::string file = decoded(address.substr(0, mark));
      const std::string anchor = mark < address.size() ? decoded(address.substr(mark + 1)) : "";
      const std::string target = file.empty()            ? path
                                 : file.starts_with('/') ? file.substr(1)
                                                         : resolved(path, file);
      const bool there = present.contains(target);
      const auto found = pages.find(target);
      if (!there ||
          (!anchor.empty() && (found == pages.end() || !found->second.ids.contains(anchor)))) {
        broken.push_back(path + " -> " + address);
      }
    }
  }
  return broken;
}

std::vector<std::string> faults(const Publication& publication) {
  std::vector<std::string> all;
  for (const OutputFile& document : publication.documents) {
    if (document.path.ends_with(".html")) {
      for (const std::string& fault : read_page(document.bytes).faults) {
        all.push_back(document.path + ": " + fault);
      }
    }
  }
  return all;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

} // namespace waymark::test
