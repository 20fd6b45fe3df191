#include "diagram/paint/picture_interface.hpp"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <memory>
#include <new>

/// The only file that sees librsvg and cairo.

namespace waymark {
namespace {

constexpr double png_scale = 2;
constexpr double longest_side = 32'000; ///< cairo keeps pixels in 15 bits

template<auto Free>
struct Freed {
  template<typename Object>
  void operator()(Object* object) const {
    Free(object);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Handle = std::unique_ptr<RsvgHandle, Freed<g_object_unref>>;

/// Called from C, which no exception may cross.
cairo_status_t append(void* closure, const unsigned char* data, unsigned int length) noexcept {
  try {
    static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  } catch (const std::bad_alloc&) {
    return CAIRO_STATUS_NO_MEMORY;
  }
}

/// Says why if it cannot.
std::string paint_page(cairo_t* context, const PicturePage& page, const RsvgRectangle& viewport) {
  GError* error = nullptr;
  const auto* bytes = reinterpret_cast<const guint8*>(page.svg.data());
  const Handle handle(rsvg_handle_new_from_data(bytes, page.svg.size(), &error));
  if (handle) {
    rsvg_handle_set_dpi(handle.get(), 72);
    rsvg_handle_render_document(handle.get(), context, &viewport, &error);
  }
  if (error == nullptr) return {};
  std::string reason = error->message;
  g_error_free(error);
  return "librsvg could not paint the drawing: " + reason;
}

/// Empty if all is well.
std::string reason(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return {};
  return std::string("cairo could not paint the drawing: ") + cairo_status_to_string(status);
}

void paint_png(const PicturePage& page, Picture& picture) {
  const double width = page.width * png_scale;
  const double height = page.height * png_scale;
  if (std::max(width, height) > longest_side) {
    picture.failure = "the drawing is too large for a PNG; ask for SVG or PDF, or for pages with "
                      "'--page'";
    return;
  }
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(width),
                                                   static_cast<int>(height)));
  const Context context(cairo_create(surface.get()));
  picture.failure = paint_page(context.get(), page, {0, 0, width, height});
  if (picture.failure.empty()) {
    // What the stream says, the surface need not know.
    picture.failure =
        reason(cairo_surface_write_to_png_stream(surface.get(), append, &picture.bytes));
  }
}

/// In the middle of its paper, not larger than it is.
RsvgRectangle place_on_paper(const PicturePage& page, double paper_width, double paper_height) {
  const double scale = std::min({1.0, paper_width / page.width, paper_height / page.height});
  const double width = page.width * scale;
  const double height = page.height * scale;
  return {(paper_width - width) / 2, (paper_height - height) / 2, width, height};
}

void paint_pdf(std::span<const PicturePage> pages, const std::string& title,
               const std::string& date, Picture& picture) {
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &picture.bytes, 1, 1));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  const std::string instant = date + "T00:00:00Z";
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, instant.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "Waymark");
  {
    const Context context(cairo_create(surface.get()));
    for (const PicturePage& page : pages) {
      const double width = page.paper_width > 0 ? page.paper_width : page.width;
      const double height = page.paper_height > 0 ? page.paper_height : page.height;
      cairo_pdf_surface_set_size(surface.get(), width, height);
      picture.failure = paint_page(context.get(), page, place_on_paper(page, width, height));
      if (!picture.failure.empty()) return;
      cairo_show_page(context.get());
    }
  }
  cairo_surface_finish(surface.get());
  picture.failure = reason(cairo_surface_status(surface.get()));
}

} // namespace
} // namespace waymark

/// The signature is `waymark::PictureEngine`.
extern "C" __attribute__((visibility("default"))) void
waymark_paint_picture_1(waymark::PictureFormat format, std::span<const waymark::PicturePage> pages,
                        const std::string& title, const std::string& date,
                        waymark::Picture& picture) {
  if (format == waymark::PictureFormat::png) {
    waymark::paint_png(pages.front(), picture);
  } else {
    waymark::paint_pdf(pages, title, date, picture);
  }
}
