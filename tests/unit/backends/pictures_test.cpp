#include "backends/diagram.hpp"
#include "backends/pictures.hpp"
#include "sop_workspace.hpp"

#include <doctest/doctest.h>

using namespace waymark;

namespace {

PicturePage sample_page(Theme theme) {
  const CheckedModel checked = test::compiled_folder("samples/first-workflow");
  const Drawing drawing = draw(checked, {View::flow, checked.model.find("answer_customer")}, {});
  return {to_svg(drawing, SvgUse::stand_alone, theme), drawing.bounds.width, drawing.bounds.height};
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return number;
}

} // namespace

TEST_CASE("a PNG has two pixels for a point, and is the same twice") {
  const PicturePage page = sample_page(Theme::light);
  const Picture picture = paint_picture(PictureFormat::png, std::span(&page, 1), "t", "2026-11-21");
  REQUIRE(picture.failure == "");
  REQUIRE(picture.bytes.size() > 1000);
  CHECK(picture.bytes.starts_with("\x89PNG\r\n"));
  CHECK(number_at(picture.bytes, 16) == 2U * static_cast<std::uint32_t>(page.width));
  CHECK(number_at(picture.bytes, 20) == 2U * static_cast<std::uint32_t>(page.height));
  CHECK(paint_picture(PictureFormat::png, std::span(&page, 1), "t", "2026-11-21").bytes ==
        picture.bytes);
  const PicturePage dark = sample_page(Theme::dark);
  CHECK(paint_picture(PictureFormat::png, std::span(&dark, 1), "t", "2026-11-21").bytes !=
        picture.bytes);
}

TEST_CASE(
    "a PDF has a page for each drawing, its date is the one given, and it is the same twice") {
  const std::vector<PicturePage> pages(3, sample_page(Theme::print));
  const Picture picture = paint_picture(PictureFormat::pdf, pages, "Title", "2026-11-21");
  REQUIRE(picture.failure == "");
  CHECK(picture.bytes.starts_with("%PDF-"));
  CHECK(picture.bytes.find("/Count 3") != std::string::npos);
  CHECK(picture.bytes.find("(20261121000000Z)") != std::string::npos);
  CHECK(paint_picture(PictureFormat::pdf, pages, "Title", "2026-11-21").bytes == picture.bytes);
}

TEST_CASE("what cannot be painted is said, not painted in part") {
  const PicturePage broken{"<svg", 10, 10};
  const Picture picture =
      paint_picture(PictureFormat::png, std::span(&broken, 1), "t", "2026-11-21");
  CHECK(picture.bytes.empty());
  CHECK(picture.failure.find("librsvg could not paint the drawing") == 0);
  const PicturePage large{"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", 20'000, 10};
  CHECK(paint_picture(PictureFormat::png, std::span(&large, 1), "t", "2026-11-21")
            .failure.find("too large for a PNG") != std::string::npos);
}
