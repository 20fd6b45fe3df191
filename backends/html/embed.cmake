# Writes a C++ file that holds the text of other files, so that the program needs none of them at run
# time. Usage: cmake -DOUTPUT=FILE -DFOLDER=FOLDER -P embed.cmake
# Scripts are put behind one another; the first has what the others call.
set(scripts page theme checklist diagram search)
file(READ "${FOLDER}/style.css" style)
file(READ "${FOLDER}/dark.css" dark)

# A string literal has its limits; many small ones, one behind the other, have none.
set(script "")
foreach(name ${scripts})
  file(READ "${FOLDER}/scripts/${name}.js" text)
  string(APPEND script "\n    R\"waymark(${text})waymark\"")
endforeach()
file(READ "${FOLDER}/scripts/moved.js" moved)
file(READ "${FOLDER}/scripts/not_found.js" not_found)
file(WRITE "${OUTPUT}" "#include \"html/assets.hpp\"

namespace waymark::html {

std::string_view style_sheet() {
  return R\"waymark(${style})waymark\";
}

std::string_view dark_variables() {
  return R\"waymark(${dark})waymark\";
}

std::string_view scripts() {
  return ${script};
}

std::string_view moved_script() {
  return R\"waymark(${moved})waymark\";
}

std::string_view not_found_script() {
  return R\"waymark(${not_found})waymark\";
}

} // namespace waymark::html
")
