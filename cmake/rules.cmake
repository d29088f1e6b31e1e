# connectkit_rule_table(FOLDER OUTPUT): writes the table of all rules to OUTPUT, a source file. A rule stands in
# `two_words.cpp` (an id has two words at least); the other sources of the folder have one word in their names.
function(connectkit_rule_table FOLDER OUTPUT)
  file(GLOB rules CONFIGURE_DEPENDS RELATIVE ${FOLDER} ${FOLDER}/*_*.cpp)
  list(TRANSFORM rules REPLACE "\\.cpp$" "")
  # Sorted by id, in which "-" stands for "_" and comes before every letter.
  list(TRANSFORM rules REPLACE "_" "-")
  list(SORT rules COMPARE STRING)
  list(TRANSFORM rules REPLACE "-" "_")
  foreach(rule IN LISTS rules)
    string(APPEND declarations "extern const Rule ${rule};\n")
    string(APPEND pointers "      &rules::${rule},\n")
  endforeach()
  string(CONCAT text
    "#include <array>\n\n#include \"connectkit/rules/rule.hpp\"\n\nnamespace connectkit {\nnamespace rules {\n"
    "${declarations}}  // namespace rules\n\nstd::span<const Rule* const> all_rules() {\n"
    "  static constexpr auto table = std::to_array<const Rule*>({\n${pointers}  });\n  return table;\n}\n\n"
    "}  // namespace connectkit\n")
  file(CONFIGURE OUTPUT ${OUTPUT} CONTENT "${text}" @ONLY)
endfunction()
