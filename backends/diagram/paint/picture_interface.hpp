#pragma once

#include "backends/pictures.hpp"

#include <span>
#include <string>

/// Between the program and the module that holds librsvg and cairo.
namespace waymark {

/// Sets `bytes`, or else `failure`.
using PictureEngine = void (*)(PictureFormat format, std::span<const PicturePage> pages,
                               const std::string& title, const std::string& date, Picture& picture);

inline constexpr char picture_engine_symbol[] = "waymark_paint_picture_1";

} // namespace waymark
