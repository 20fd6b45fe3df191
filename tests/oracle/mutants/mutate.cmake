# Writes into OUTPUT a copy of each file of SOURCE that mutants.cmake names, with all its faults built in
# and asleep, and mutants.cpp, the list of faults. A row whose expression does not stand in its file
# exactly once is an error, so that the rows keep up with the code.
set(count 0)
set(list "")
set(files "")

macro(mutant file fault original mutated)
  math(EXPR count "${count} + 1")
  if(NOT DEFINED "text_${file}")
    file(READ "${SOURCE}/${file}" "text_${file}")
    list(APPEND files "${file}")
  endif()
  string(FIND "${text_${file}}" "${original}" first)
  string(FIND "${text_${file}}" "${original}" last REVERSE)
  if(first EQUAL -1 OR NOT first EQUAL last)
    message(FATAL_ERROR "mutant '${fault}': '${original}' does not stand in ${file} exactly once")
  endif()
  string(REPLACE "${original}"
    "(oracle::active_mutant == ${count} ? (${mutated}) : (${original}))"
    "text_${file}" "${text_${file}}")
  string(APPEND list "      \"${fault}\",\n")
endmacro()

include(${CMAKE_CURRENT_LIST_DIR}/mutants.cmake)

foreach(file IN LISTS files)
  string(REPLACE "/" "_" name "${file}")
  file(WRITE "${OUTPUT}/${name}" "#include \"mutants/mutant.hpp\"\n\n${text_${file}}")
endforeach()
file(WRITE "${OUTPUT}/mutants.cpp" "#include \"mutants/mutant.hpp\"

namespace waymark::oracle {

int active_mutant = 0;

const std::vector<std::string>& mutants() {
  static const std::vector<std::string> all{
${list}  };
  return all;
}

} // namespace waymark::oracle
")
