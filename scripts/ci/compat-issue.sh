#!/usr/bin/env bash
# Usage: scripts/ci/compat-issue.sh RUN_URL
#
# Opens an issue about a compatibility run that failed, or adds a comment to the one that is open. Needs GH_TOKEN with the
# permission to write issues, and GITHUB_REPOSITORY. Where it cannot write, as in a repository without issues, it prints a
# warning: the run has failed already and needs no second reason.
set -euo pipefail
case "${1:-}" in --help | -h) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
if [ $# -ne 1 ] || [[ $1 != http*://* ]]; then
  echo 'Name the address of the run, and nothing else. See --help.' >&2
  exit 2
fi
run=$1
title='The newest Codex CLI does not behave as the golden cases expect'

warn() {
  echo "::warning title=Compatibility::The issue about this failure could not be $1. Are issues enabled, and may the token write them?"
  exit 0
}

open=$(gh issue list --repo "$GITHUB_REPOSITORY" --state open --limit 1000 --json number,title \
  --jq '.[] | [.number, .title] | @tsv') || warn 'looked up'
number=$(awk -F '\t' -v title="$title" '$2 == title { print $1; exit }' <<< "$open")

if [ -n "$number" ]; then
  gh issue comment "$number" --repo "$GITHUB_REPOSITORY" --body "It failed again: $run" || warn 'updated'
  exit 0
fi
gh issue create --repo "$GITHUB_REPOSITORY" --title "$title" --body "The scheduled compatibility run with the newest Codex CLI failed: $run

Its log names the cases with another verdict than the expected one, and what the CLI printed. If the CLI has changed, \
CONTRIBUTING.md says under \"Update the Codex CLI\" what to do. Each further failure becomes a comment here, as long as \
this issue is open." || warn 'opened'
