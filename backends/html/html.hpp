#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// HTML that is safe by construction.
///
/// A value of type `Html` only ever holds well-formed, harmless markup. Author text gets in through
/// `text` (escaped) and through attribute values (escaped); addresses get in through `Link`, which
/// no `javascript:` survives. The only other ways in are the friends of `Html`, which are audited:
/// the Markdown renderer, the embedding of our own SVG, and the relocation of content that is safe
/// already. tests/compile_fail proves that no string
/// converts.
namespace waymark::html {

class Html;
class Link;

/// The name of an element, checked while compiling. Elements whose content is not markup (script,
/// style) or that load other documents are refused.
class Tag {
public:
  consteval Tag(const char* name)
      : name_(name) { // NOLINT: literals convert on purpose
    for (const char* bad : {"script", "style", "iframe", "object", "embed", "base", "template"}) {
      if (name_ == bad) {
        throw "this element cannot be made from parts";
      }
    }
    for (char letter : name_) {
      if (!((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))) {
        throw "an element name is lower-case letters and digits";
      }
    }
  }
  [[nodiscard]] std::string_view name() const { return name_; }

private:
  std::string_view name_;
};

/// The name of an attribute whose value is plain text, checked while compiling. Those that hold an
/// address or code are refused: see `href`, `source`.
class AttributeName {
public:
  consteval AttributeName(const char* name)
      : name_(name) { // NOLINT: literals convert on purpose
    for (const char* bad : {"href", "src", "srcset", "srcdoc", "style", "action", "formaction",
                            "data", "ping", "background", "poster", "cite"}) {
      if (name_ == bad) {
        throw "this attribute needs a Link, or cannot be set";
      }
    }
    if (name_.starts_with("on")) {
      throw "event handlers cannot be set";
    }
    for (char letter : name_) {
      if (!((letter >= 'a' && letter <= 'z') || letter == '-')) {
        throw "an attribute name is lower-case letters and hyphens";
      }
    }
  }
  [[nodiscard]] std::string_view name() const { return name_; }

private:
  std::string_view name_;
};

/// Made where it is used and never kept: it only looks at its value. A `class` or `lang` without a
/// value is left out.
class Attribute {
public:
  Attribute(AttributeName name, std::string_view value)
      : name_(name.name())
      , value_(value) {}
  Attribute(const Attribute&) = delete;
  Attribute& operator=(const Attribute&) = delete;

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view value() const { return value_; }

private:
  struct Address {};
  Attribute(Address, std::string_view name, std::string_view value)
      : name_(name)
      , value_(value) {}

  friend Attribute href(const Link& link);
  friend Attribute source(const Link& link);

  std::string_view name_;
  std::string_view value_;
};

using Attributes = std::initializer_list<Attribute>;

/// An address that may stand in a page: http, https, mailto, or relative. Nothing else lives.
class Link {
public:
  /// What an author wrote; none if it could run code, leave for another scheme, or is no address.
  [[nodiscard]] static std::optional<Link> from_author(std::string_view address);
  /// From one page of the site to another file of it (both relative to the output directory, with
  /// `/`), and a place in it. An empty `to` means the same page. Path and anchor are
  /// percent-encoded.
  [[nodiscard]] static Link between(std::string_view from, std::string_view to,
                                    std::string_view anchor = {});

  [[nodiscard]] const std::string& address() const { return address_; }
  /// Does it lead out of the site (has a scheme)?
  [[nodiscard]] bool is_external() const { return external_; }

private:
  Link(std::string address, bool external)
      : address_(std::move(address))
      , external_(external) {}

  std::string address_;
  bool external_ = false;
};

[[nodiscard]] Attribute href(const Link& link);   // looks at the link
[[nodiscard]] Attribute source(const Link& link); ///< `src`

struct MarkdownOptions;
struct Relocation;

/// Safe markup.
class Html {
public:
  Html() = default;

  [[nodiscard]] std::string_view markup() const { return markup_; }
  [[nodiscard]] bool empty() const { return markup_.empty(); }

  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) {
    left += right;
    return left;
  }

private:
  // The audited ways in.
  friend Html text(std::string_view author);
  friend Html element(Tag tag, Attributes attributes, const Html& content);
  friend Html empty_element(Tag tag, Attributes attributes);
  friend Html script_file(const Link& link);
  friend Html inline_svg(std::string_view markup);
  friend Html markdown(std::string_view author, const MarkdownOptions& options);
  friend Html relocated(const Html& content, const Relocation& relocation);
  friend class MarkupWriter;

  void open(Tag tag, Attributes attributes);

  std::string markup_;
};

/// Author text, escaped for content and for quoted attributes alike.
[[nodiscard]] Html text(std::string_view author);
[[nodiscard]] Html element(Tag tag, Attributes attributes, const Html& content);
[[nodiscard]] inline Html element(Tag tag, const Html& content) {
  return element(tag, {}, content);
}
/// A void element: `meta`, `link`, `img`, `input`, `br` …
[[nodiscard]] Html empty_element(Tag tag, Attributes attributes);
/// A script of the site's own, from its file; it runs before what follows is shown.
[[nodiscard]] Html script_file(const Link& link);
/// A drawing of our own (`to_svg`), whose texts and addresses its painter has escaped. What is not
/// an SVG element, or could run code, is refused: then nothing is embedded.
[[nodiscard]] Html inline_svg(std::string_view markup);

/// Elements around much content, which `element` would copy once for each: every piece is written
/// once, at its place.
class MarkupWriter {
public:
  MarkupWriter() = default;
  /// A whole document; its `body` is to be opened. `room`: bytes that are expected.
  MarkupWriter(std::string_view language, const Html& head, std::size_t room);

  /// Room for so many bytes more.
  void reserve(std::size_t room) { html_.markup_.reserve(html_.markup_.size() + room); }
  void open(Tag tag, Attributes attributes = {});
  void add(const Html& content) { html_ += content; }
  void close(); ///< what was opened last

  /// What is still open is closed.
  [[nodiscard]] Html take() &&;
  [[nodiscard]] std::string take_document() &&;

private:
  void close_all();

  Html html_;
  std::vector<std::string_view> open_; ///< names
};

void append_escaped(std::string& out, std::string_view author);

} // namespace waymark::html
