#pragma once

#include "backends/document_control.hpp"
#include "backends/outline.hpp"
#include "html/parts.hpp"

/// What a controlled document says about itself: its state, who vouches for it, what was changed.
namespace waymark::html {

/// Draft or approved, and whether a review is due: what a reader must know before relying on it.
[[nodiscard]] Html status_badges(const Page& page, const DocumentControl& control);
/// Version, dates, authors, approvals, reviews.
void add_governance(Facts& facts, const Page& page, const DocumentControl& control);

/// The changes of its file; nothing without a history.
void add_history(Page& page, const DocumentControl& control, FileId file);
/// When it was reviewed and approved, newest first.
void add_reviews(Page& page, const Workflow& workflow);
/// A sheet to sign, for everybody who does a part of the work. Only printed copies show it.
void add_sign_off(Page& page, const Outline& outline);

/// How a reader names this state of the document: its version, else its last change, else nothing.
[[nodiscard]] std::string revision_name(const Language& words, const DocumentControl& control);

} // namespace waymark::html
