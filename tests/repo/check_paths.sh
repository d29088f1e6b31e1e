#!/usr/bin/env bash
# No tracked file names a place that exists on one machine only.
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/repo/files.sh

# Homes and work directories of somebody's machine, and where this checkout happens to lie.
places='(^|[^A-Za-z0-9_./-])/(home|Users|root|work)/'
found=0
if tracked '*' | xargs -0 grep -nIE "$places" --; then found=1; fi
if [ "$PWD" != / ] && tracked '*' | xargs -0 grep -nIF "$PWD/" --; then found=1; fi
if [ "$found" -ne 0 ]; then
  echo "error: these lines name a place on one machine" >&2
  exit 1
fi
echo "$(tracked '*' | tr -cd '\0' | wc -c) files name no machine's places"
