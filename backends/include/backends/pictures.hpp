#pragma once

#include <cstdint>
#include <span>
#include <string>

/// Pictures of drawings for other programs: PNG and PDF, painted from their SVG.
///
/// librsvg and cairo do it, in a module that is opened by the first call, so that whoever asks for
/// none does not wait for them.
namespace waymark {

enum class PictureFormat : std::uint8_t { png, pdf };

/// One page: a stand-alone SVG without style variables, and its size in points.
struct PicturePage {
  std::string svg;
  std::int32_t width = 0;
  std::int32_t height = 0;
  /// Of the paper, for PDF; 0: as large as the drawing. The drawing stands in its middle, made
  /// smaller if it is too large.
  std::int32_t paper_width = 0;
  std::int32_t paper_height = 0;
};

struct Picture {
  std::string bytes;
  std::string failure; ///< if not empty: why there are no bytes, for the user
};

/// PNG: one page, two pixels for a point. PDF: all pages, with text as text. The same pages give
/// the same bytes as long as librsvg, cairo and the fonts are the same; `date` (2026-11-22) is
/// written into a PDF as that of its making.
[[nodiscard]] Picture paint_picture(PictureFormat format, std::span<const PicturePage> pages,
                                    const std::string& title, const std::string& date);

} // namespace waymark
