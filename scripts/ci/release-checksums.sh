#!/usr/bin/env bash
# Usage: scripts/ci/release-checksums.sh
#
# Prints the checksums of all files that a `uses:` of this repository runs, in the format of sha256sum. Run in the root.
set -euo pipefail
case "${1:-}" in --help | -h) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
if [ $# -gt 0 ]; then
  echo "It takes no argument, such as \"$1\". See --help." >&2
  exit 2
fi
git ls-files action.yml dist .github/workflows/preflight.yml .github/actions/model-fallback |
  LC_ALL=C sort | xargs sha256sum
