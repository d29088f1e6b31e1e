#!/usr/bin/env bash
# Every C++ file is as clang-format 14 writes it with the root's .clang-format.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/repo/files.sh

formatter=
for candidate in clang-format-14 clang-format; do
  if "$candidate" --version 2>/dev/null | grep -q 'version 14\.'; then
    formatter=$candidate
    break
  fi
done
if [ -z "$formatter" ]; then
  echo "error: no clang-format 14; other versions format differently (tools/setup --dev installs it)" >&2
  exit 1
fi

count=$(tracked '*.cpp' '*.hpp' | tr -cd '\0' | wc -c)
if [ "$count" -eq 0 ]; then
  echo "error: no C++ file found" >&2
  exit 1
fi
wrong=$(tracked '*.cpp' '*.hpp' | xargs -0 "$formatter" --dry-run -Werror --style=file 2>&1 || true)
if [ -n "$wrong" ]; then
  # The lines are no use to anybody: the remedy is to let the program write the file.
  # Only the names: the remedy is to let the program write these files.
  sed -nE 's/^([^ :]+):[0-9]+:[0-9]+: error: code should be .*/\1/p' <<<"$wrong" | sort -u >&2
  grep -vE 'clang-format-violations|^ ' <<<"$wrong" | grep -i '^error' >&2 || true
  echo "error: run $formatter -i on these files" >&2
  exit 1
fi
echo "$count files are formatted"
