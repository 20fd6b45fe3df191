#include "backends/pictures.hpp"

#include "diagram/layout/module_file.hpp"
#include "diagram/paint/picture_interface.hpp"

namespace waymark {

Picture paint_picture(PictureFormat format, std::span<const PicturePage> pages,
                      const std::string& title, const std::string& date) {
  Picture picture;
  static const PictureEngine engine =
      open_engine<PictureEngine>("waymark-pictures.so", picture_engine_symbol);
  if (engine == nullptr) {
    picture.failure =
        "PNG and PDF need librsvg and cairo, which could not be loaded; install the package "
        "'librsvg2-2' (Debian), and build Waymark with 'librsvg2-dev', or ask for SVG";
    return picture;
  }
  engine(format, pages, title, date, picture);
  if (!picture.failure.empty()) picture.bytes.clear();
  return picture;
}

} // namespace waymark
