#!/usr/bin/env bash
# move-major-tag.sh TAG COMMIT: moves the tag vX to the commit of the release vX.Y.Z, unless there is a higher vX.*.*, as
# when an older version gets a fix. Needs GH_TOKEN and GITHUB_REPOSITORY, but no git credentials.
set -euo pipefail
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
