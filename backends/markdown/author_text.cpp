#include "markdown.hpp"

#include "grammar/unicode.hpp"
#include "plain_paragraph.hpp"
#include "site_links.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>
#include <vector>

// The author's Markdown is parsed and printed again, so that whatever it is, it is well formed
// where it stands: nothing left open, nothing that reaches into what follows.
namespace waymark::markdown {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Node = std::unique_ptr<cmark_node, FreeNode>;

void attach_extensions(cmark_parser* parser) {
  static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
  (void)registered;
  for (const char* name : {"table", "strikethrough", "tasklist", "autolink"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(parser, extension);
}

Node parse_markdown(std::string_view text) {
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  attach_extensions(parser.get());
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Node(cmark_parser_finish(parser.get()));
}

/// All nodes before any is changed: an iterator does not survive changes.
std::vector<cmark_node*> nodes_of(cmark_node* root) {
  std::vector<cmark_node*> nodes;
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE)
    if (cmark_iter_get_event_type(iterator.get()) == CMARK_EVENT_ENTER)
      nodes.push_back(cmark_iter_get_node(iterator.get()));
  return nodes;
}

void move_children(cmark_node* from, cmark_node* to) {
  while (cmark_node* child = cmark_node_first_child(from)) {
    cmark_node_unlink(child);
    cmark_node_append_child(to, child);
  }
}

/// Nodes taken out of a tree. They live as long as it does, for the text of their children may lie
/// in them.
using Removed = std::vector<Node>;

/// Puts the children of `node` in its place.
void unwrap(cmark_node* node, Removed& removed) {
  while (cmark_node* child = cmark_node_first_child(node)) {
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  cmark_node_unlink(node);
  removed.emplace_back(node);
}

void replace(cmark_node* node, cmark_node* replacement, Removed& removed) {
  cmark_node_replace(node, replacement);
  removed.emplace_back(node);
}

cmark_node* text_node(std::string_view literal) {
  cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(node, std::string(literal).c_str());
  return node;
}

bool ends_with_punctuation(cmark_node* root) {
  std::string_view last;
  for (cmark_node* node : nodes_of(root)) {
    const char* const literal = cmark_node_get_literal(node);
    if (literal != nullptr && *literal != '\0') last = literal;
  }
  return !last.empty() && std::string_view(".,;:!?").find(last.back()) != std::string_view::npos;
}

/// A heading would end the part of the document that it stands in, and so would bold words alone,
/// for some: they lead in, with a colon.
void flatten_heading(cmark_node* heading, Removed& removed) {
  for (cmark_node* node : nodes_of(heading))
    if (cmark_node_get_type(node) == CMARK_NODE_STRONG) unwrap(node, removed);
  cmark_node* paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
  if (cmark_node_first_child(heading)) {
    cmark_node* bold = cmark_node_new(CMARK_NODE_STRONG);
    cmark_node_append_child(paragraph, bold);
    move_children(heading, bold);
    if (!ends_with_punctuation(bold)) cmark_node_append_child(bold, text_node(":"));
  }
  replace(heading, paragraph, removed);
}

void show_html(cmark_node* html, cmark_node_type as, Removed& removed) {
  cmark_node* shown = cmark_node_new(as);
  cmark_node_set_literal(shown, cmark_node_get_literal(html));
  if (as == CMARK_NODE_CODE_BLOCK) cmark_node_set_fence_info(shown, "html");
  replace(html, shown, removed);
}

/// Gives a relative target its new address. Does the target lead somewhere safe?
bool settle_target(cmark_node* node, const RelativeLinks& relative) {
  const char* written = cmark_node_get_url(node);
  const std::string_view url = written ? written : "";
  if (is_web_address(url)) return true;
  const std::size_t colon = url.find(':');
  const bool is_relative = colon == std::string_view::npos || url.find_first_of("/?#") < colon;
  if (!is_relative) return false;
  const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
  auto address = relative ? relative(url) : is_image ? std::nullopt : site_link(url);
  if (is_image && address && !address->starts_with("../files/")) return false;
  if (!address) return false;
  cmark_node_set_url(node, address->c_str());
  return true;
}

/// Whoever reads the document would ask another host for it.
bool is_remote_image(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_IMAGE && is_web_address(cmark_node_get_url(node));
}

void show_image_as_link(cmark_node* image, Removed& removed) {
  for (cmark_node* around = cmark_node_parent(image); around; around = cmark_node_parent(around))
    if (cmark_node_get_type(around) == CMARK_NODE_LINK) return unwrap(image, removed);
  cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
  cmark_node_set_url(link, cmark_node_get_url(image));
  if (cmark_node_first_child(image))
    move_children(image, link);
  else
    cmark_node_append_child(link, text_node(cmark_node_get_url(image)));
  replace(image, link, removed);
}

/// Headings last, for they take apart what stands in them. Code is always fenced: an indented block
/// behind a list would become part of it.
void make_harmless(cmark_node* root, const RelativeLinks& relative, Removed& removed) {
  std::vector<cmark_node*> headings;
  for (cmark_node* node : nodes_of(root)) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: headings.push_back(node); break;
    case CMARK_NODE_HTML_BLOCK: show_html(node, CMARK_NODE_CODE_BLOCK, removed); break;
    case CMARK_NODE_HTML_INLINE: show_html(node, CMARK_NODE_CODE, removed); break;
    case CMARK_NODE_CODE_BLOCK:
      if (*cmark_node_get_fence_info(node) == '\0') cmark_node_set_fence_info(node, "text");
      break;
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      if (!settle_target(node, relative))
        unwrap(node, removed);
      else if (is_remote_image(node))
        show_image_as_link(node, removed);
      break;
    default: break;
    }
  }
  for (cmark_node* heading : headings) flatten_heading(heading, removed);
}

/// Those that stand in no link and no picture.
std::vector<cmark_node*> free_texts(cmark_node* root) {
  std::vector<cmark_node*> texts;
  int links = 0; // around the place
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
      links += event == CMARK_EVENT_ENTER ? 1 : -1;
    else if (type == CMARK_NODE_TEXT && links == 0)
      texts.push_back(node);
  }
  return texts;
}

/// Makes links of the words in one text node.
void link_words_in(cmark_node* node, const WordLinks& words, Removed& removed) {
  const std::string text = cmark_node_get_literal(node);
  std::size_t done = 0;
  for (const LinkedWords& found : words(text)) {
    const std::string_view rest = text;
    cmark_node_insert_before(node, text_node(rest.substr(done, found.first - done)));
    cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, found.destination.c_str());
    cmark_node_append_child(link, text_node(rest.substr(found.first, found.last - found.first)));
    cmark_node_insert_before(node, link);
    done = found.last;
  }
  if (done > 0) replace(node, text_node(std::string_view(text).substr(done)), removed);
}

void link_words(cmark_node* root, const WordLinks& words, Removed& removed) {
  for (cmark_node* text : free_texts(root)) link_words_in(text, words, removed);
}

struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

std::string print(cmark_node* root) {
  const std::unique_ptr<char, FreeText> printed(
      cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0));
  std::string text(printed.get());
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

/// Line ends become spaces.
void join_lines(cmark_node* paragraph, Removed& removed) {
  for (cmark_node* node : nodes_of(paragraph)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_SOFTBREAK && type != CMARK_NODE_LINEBREAK) continue;
    cmark_node* space = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(space, " ");
    replace(node, space, removed);
  }
}

} // namespace

std::string embed(std::string_view text, const RelativeLinks& relative, const WordLinks& words) {
  if (is_plain_paragraph(text) && (!words || words(text).empty())) return std::string(text);
  Removed removed;
  const Node root = parse_markdown(text);
  make_harmless(root.get(), relative, removed);
  if (words) link_words(root.get(), words, removed);
  return print(root.get());
}

std::string embed_inline(std::string_view text) {
  Removed removed;
  const Node root = parse_markdown(text);
  make_harmless(root.get(), {}, removed);
  cmark_node* only = cmark_node_first_child(root.get());
  const bool one_paragraph =
      only && !cmark_node_next(only) && cmark_node_get_type(only) == CMARK_NODE_PARAGRAPH;
  if (!one_paragraph) return escape(text);
  join_lines(only, removed);
  return print(root.get());
}

} // namespace waymark::markdown
