#!/usr/bin/env bash
# Prints the checksums of all files that a `uses:` of this repository runs, in the format of sha256sum. Run in the root.
set -euo pipefail
git ls-files action.yml dist .github/workflows/preflight.yml .github/actions/model-fallback |
  LC_ALL=C sort | xargs sha256sum
