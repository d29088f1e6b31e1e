#!/usr/bin/env bash
# The program needs nothing but itself: it works in a directory that holds only it and what it reads.
# usage: empty_chroot.sh PROGRAM DIRECTORY
set -euo pipefail
program=$1
definitions=$2
PATH="$PATH:/usr/sbin:/sbin"

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp "$program" "$root/connectkit"
cp -r "$definitions" "$root/.connect"

# Without root's rights a namespace of our own gives us those to change the root.
if [ "$(id -u)" -eq 0 ]; then
  inside() { chroot "$root" /connectkit "$@"; }
else
  inside() { unshare --map-root-user chroot "$root" /connectkit "$@"; }
fi

expect() {
  local wanted=$1 code=0
  shift
  inside "$@" >"$root.out" 2>&1 || code=$?
  if [ "$code" -ne "$wanted" ]; then
    echo "error: connectkit $* ended with $code, not $wanted:" >&2
    cat "$root.out" >&2
    exit 1
  fi
}
trap 'rm -rf "$root" "$root.out"' EXIT

expect 0 version
expect 0 lint
expect 0 lint --format json /.connect
expect 0 schema component
expect 0 explain schema-enum
expect 2 lint /nowhere
echo 'surprise: true' >>"$root/.connect/runtime.yml"
expect 1 lint
echo "connectkit works in a directory of its own: $(stat -c %s "$program") bytes"
