# Writes OUTPUT, a C++ file that defines FUNCTION over the text of LIBRARY; see definitions.cmake.
file(READ ${LIBRARY} text)
file(WRITE ${OUTPUT} "#include \"${HEADER}\"

std::string_view ${FUNCTION}() { return R\"library.json(${text})library.json\"; }
")
