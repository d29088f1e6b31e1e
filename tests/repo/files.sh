# Sourced: tracked PATTERN… prints the project's files, NUL-separated, relative to its root.
# Without git's index (a release archive) everything counts but builds and npm's packages.
tracked() {
  if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
    git ls-files -z --cached --others --exclude-standard -- "$@"
  else
    local pattern names=()
    for pattern in "$@"; do names+=(-o -path "./${pattern#./}" -o -name "$pattern"); done
    find . \( -path './build*' -o -name node_modules \) -prune -o \
      -type f \( -false "${names[@]}" \) -printf '%P\0'
  fi
}
