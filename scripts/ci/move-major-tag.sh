#!/usr/bin/env bash
# Usage: scripts/ci/move-major-tag.sh TAG COMMIT
#
# Moves the tag vX to the commit of the release vX.Y.Z, unless there is a higher vX.*.*, as when an older version gets a
# fix. Needs GH_TOKEN and GITHUB_REPOSITORY, but no git credentials.
set -euo pipefail
case "${1:-}" in --help | -h) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
if [ $# -ne 2 ] || [[ ! $1 =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || [[ ! $2 =~ ^[0-9a-f]+$ ]]; then
  echo 'Name the tag of a release, such as v1.2.3, and its commit. See --help.' >&2
  exit 2
fi
tag=$1 commit=$2
major=${tag%%.*}

newest=$(gh api --paginate "repos/$GITHUB_REPOSITORY/git/matching-refs/tags/$major." --jq '.[].ref' |
  sed 's#^refs/tags/##' | grep -E "^$major\.[0-9]+\.[0-9]+$" | sort --version-sort | tail -n 1)
if [ "$newest" != "$tag" ]; then
  echo "$major is not moved: $newest is newer than $tag."
  exit 0
fi
# GitHub cannot update a reference that does not exist, and cannot create one that exists.
if gh api --silent "repos/$GITHUB_REPOSITORY/git/ref/tags/$major" 2> /dev/null; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/git/refs/tags/$major" -f "sha=$commit" -F force=true
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/git/refs" -f "ref=refs/tags/$major" -f "sha=$commit"
fi
echo "$major is $commit, as $tag."
