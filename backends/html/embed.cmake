# Writes a C++ file that holds the text of other files, so that the program needs none of them at run
# time. Usage: cmake -DOUTPUT=FILE -DSTYLE=FILE -DSCRIPT=FILE -P embed.cmake
file(READ "${STYLE}" style)
file(READ "${SCRIPT}" script)
file(WRITE "${OUTPUT}" "#include \"html/assets.hpp\"

namespace waymark::html {

std::string_view style_sheet() {
  return R\"waymark(${style})waymark\";
}

std::string_view script() {
  return R\"waymark(${script})waymark\";
}

} // namespace waymark::html
")
