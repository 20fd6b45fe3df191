#include "html/markdown.hpp"

#include "plain_paragraph.hpp"

#include <array>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

namespace waymark::html {

namespace {

constexpr std::size_t largest_text_for_extensions = 16 * 1024;

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using ParserPtr = std::unique_ptr<cmark_parser, FreeParser>;
using NodePtr = std::unique_ptr<cmark_node, FreeNode>;
using IteratorPtr = std::unique_ptr<cmark_iter, FreeIterator>;

/// The library keeps its extensions in one list for the process; filling it twice must not race.
void register_extensions() {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

ParserPtr new_parser(std::size_t text_size) {
  register_extensions();
  ParserPtr parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  if (text_size <= largest_text_for_extensions) {
    for (const char* name : {"table", "tasklist", "strikethrough", "autolink"}) {
      if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
        cmark_parser_attach_syntax_extension(parser.get(), extension);
      }
    }
  }
  return parser;
}

std::optional<Link> living_link(cmark_node* node, const MarkdownOptions& options) {
  const char* address = cmark_node_get_url(node);
  auto link = Link::from_author(address == nullptr ? std::string_view{} : address);
  if (!link || link->is_external()) return link;
  auto file = options.file ? options.file(link->address()) : std::nullopt;
  const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
  if (file || is_image || !options.place) return file;
  return options.place(link->address());
}

/// Puts what stands in a node in its place.
void unwrap(cmark_node* node) {
  while (cmark_node* child = cmark_node_first_child(node)) {
    cmark_node_insert_before(node, child);
  }
  cmark_node_unlink(node);
  cmark_node_free(node);
}

void turn_into_link(cmark_node* image, const Link& link) {
  cmark_node* replacement = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(replacement, link.address().c_str());
  while (cmark_node* child = cmark_node_first_child(image)) {
    cmark_node_append_child(replacement, child);
  }
  if (cmark_node_first_child(replacement) == nullptr) {
    cmark_node* words = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(words, link.address().c_str());
    cmark_node_append_child(replacement, words);
  }
  cmark_node_insert_before(image, replacement);
  cmark_node_unlink(image);
  cmark_node_free(image);
}

/// A link or an image, and where it may lead; null: it leads nowhere, so its words stay alone.
struct Addressed {
  cmark_node* node = nullptr;
  std::optional<Link> link{};
  bool in_link = false; ///< in something that pages show as a link
};

/// Readers of a page ask no other host for a picture: they get a link to it.
bool is_shown_as_link(const Addressed& one) {
  return one.link && (cmark_node_get_type(one.node) == CMARK_NODE_LINK || one.link->is_external());
}

void settle(const Addressed& one) {
  if (!one.link || (one.in_link && is_shown_as_link(one))) { // links do not nest
    unwrap(one.node);
  } else if (cmark_node_get_type(one.node) == CMARK_NODE_IMAGE && one.link->is_external()) {
    turn_into_link(one.node, *one.link);
  } else {
    cmark_node_set_url(one.node, one.link->address().c_str());
  }
}

void demote(cmark_node* heading, int first_level) {
  const int level = first_level + cmark_node_get_heading_level(heading) - 1;
  cmark_node_set_heading_level(heading, level > 6 ? 6 : level);
}

/// Links and images are collected first: taking a node out under an iterator is not allowed. Those
/// inside others are settled before them.
void clean(cmark_node* document, const MarkdownOptions& options) {
  std::vector<Addressed> addressed;
  std::vector<bool> open; // of what is around the place: is it shown as a link?
  std::size_t links = 0;  // of these
  const IteratorPtr iterator(cmark_iter_new(document));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && event == CMARK_EVENT_ENTER) {
      demote(node, options.heading_level);
    } else if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) {
      continue;
    } else if (event == CMARK_EVENT_ENTER) {
      addressed.push_back({node, living_link(node, options), links > 0});
      open.push_back(is_shown_as_link(addressed.back()));
      links += open.back() ? 1 : 0;
    } else {
      links -= open.back() ? 1 : 0;
      open.pop_back();
    }
  }
  for (auto one = addressed.rbegin(); one != addressed.rend(); ++one) settle(*one);
}

cmark_node* text_node(std::string_view words) {
  cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(words).c_str());
  return node;
}

/// Puts links in the place of the words of a text that lead somewhere.
void link_words(cmark_node* node, const std::vector<LinkedWords>& linked) {
  const std::string text = cmark_node_get_literal(node);
  std::size_t done = 0;
  for (const LinkedWords& words : linked) {
    if (words.first > done) {
      cmark_node_insert_before(node, text_node(text.substr(done, words.first - done)));
    }
    cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, words.link.address().c_str());
    cmark_node_set_title(link, words.title.c_str());
    cmark_node_append_child(link, text_node(text.substr(words.first, words.last - words.first)));
    cmark_node_insert_before(node, link);
    done = words.last;
  }
  cmark_node_set_literal(node, text.substr(done).c_str());
}

/// Texts in links lead somewhere already.
void link_terms(cmark_node* document, const MarkdownOptions& options) {
  if (!options.terms) {
    return;
  }
  cmark_consolidate_text_nodes(document);
  std::vector<cmark_node*> texts;
  const IteratorPtr iterator(cmark_iter_new(document));
  int links = 0;
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) {
      links += event == CMARK_EVENT_ENTER ? 1 : -1;
    } else if (type == CMARK_NODE_TEXT && links == 0 && cmark_node_get_literal(node) != nullptr) {
      texts.push_back(node);
    }
  }
  for (cmark_node* node : texts) {
    link_words(node, options.terms(cmark_node_get_literal(node)));
  }
}

struct Replacement {
  std::string_view from;
  std::string_view to;
};

/// Tags as the library writes them -> as our pages want them: no presentational attributes, a name
/// for each box. The library escapes `<` in all texts, so only its own tags can match.
constexpr std::array fixed_replacements{
    Replacement{"<table>", "<div class=\"scroll\"><table>"},
    Replacement{"</table>", "</table></div>"},
    Replacement{"<th align=\"center\">", "<th class=\"centre\">"},
    Replacement{"<td align=\"center\">", "<td class=\"centre\">"},
    Replacement{"<th align=\"right\">", "<th class=\"right\">"},
    Replacement{"<td align=\"right\">", "<td class=\"right\">"},
    Replacement{"<th align=\"left\">", "<th>"},
    Replacement{"<td align=\"left\">", "<td>"},
    Replacement{"<!-- raw HTML omitted -->", ""},
};

std::string replace_tags(std::string_view rendered, const MarkdownOptions& options) {
  const std::string empty_box =
      fmt::format("<input type=\"checkbox\" disabled aria-label=\"{}\">", options.box_empty);
  const std::string ticked_box = fmt::format(
      "<input type=\"checkbox\" checked disabled aria-label=\"{}\">", options.box_ticked);
  std::vector<Replacement> replacements(fixed_replacements.begin(), fixed_replacements.end());
  replacements.push_back({"<input type=\"checkbox\" disabled=\"\" />", empty_box});
  replacements.push_back({"<input type=\"checkbox\" checked=\"\" disabled=\"\" />", ticked_box});
  std::string out;
  out.reserve(rendered.size() + 64);
  std::size_t done = 0;
  for (std::size_t at = rendered.find('<'); at != std::string_view::npos;
       at = rendered.find('<', at + 1)) {
    for (const Replacement& replacement : replacements) {
      if (rendered.substr(at).starts_with(replacement.from)) {
        out.append(rendered.substr(done, at - done));
        out.append(replacement.to);
        done = at + replacement.from.size();
        break;
      }
    }
  }
  out.append(rendered.substr(done));
  return out;
}

} // namespace

Html markdown(std::string_view author, const MarkdownOptions& options) {
  if (is_plain_paragraph(author) && (!options.terms || options.terms(author).empty())) {
    Html paragraph;
    paragraph.markup_ = "<p>";
    paragraph.markup_ += author; // nothing in it is to be escaped
    paragraph.markup_ += "</p>\n";
    return paragraph;
  }
  const ParserPtr parser = new_parser(author.size());
  cmark_parser_feed(parser.get(), author.data(), author.size());
  const NodePtr document(cmark_parser_finish(parser.get()));
  clean(document.get(), options);
  link_terms(document.get(), options);
  char* rendered = cmark_render_html(document.get(), CMARK_OPT_DEFAULT,
                                     cmark_parser_get_syntax_extensions(parser.get()));
  Html result;
  result.markup_ = replace_tags(rendered, options);
  cmark_get_default_mem_allocator()->free(rendered);
  return result;
}

} // namespace waymark::html
