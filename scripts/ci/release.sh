#!/usr/bin/env bash
# Usage: scripts/ci/release.sh COMMAND TAG COMMIT
#
# The steps of release.yml that talk to GitHub. They need GH_TOKEN and GITHUB_REPOSITORY, and no git credentials.
#
#   release.sh check TAG COMMIT        fails unless TAG is still at COMMIT and has no release yet
#   release.sh create TAG COMMIT       creates the release from the files in release/, and checks that it is immutable
#   release.sh move-major TAG COMMIT   moves vX to the commit of vX.Y.Z, unless a higher vX.*.* is released
set -euo pipefail
case "${1:-}" in --help | -h) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' "$0"; exit 0 ;; esac
if [ $# -ne 3 ] || [[ ! $1 =~ ^(check|create|move-major)$ ]] || [[ ! $2 =~ ^v[0-9]+\.[0-9]+\.[0-9]+$ ]] || [[ ! $3 =~ ^[0-9a-f]+$ ]]; then
  echo 'Name check, create or move-major, the tag of a release, such as v1.2.3, and its commit. See --help.' >&2
  exit 2
fi
readonly command=$1 tag=$2 commit=$3
readonly api="repos/$GITHUB_REPOSITORY"

fail() {
  echo "::error title=Release of $tag::$*"
  exit 1
}

# Prints the highest released version whose tag begins with a prefix. The tag of this run counts as released, because
# GitHub's list may lack a release for a moment. Other tags without a release do not count: their run has failed.
highest() {
  local released
  released=$(gh api --paginate "$api/releases?per_page=100" \
    --jq '.[] | select((.draft or .prerelease) | not) | .tag_name')
  printf '%s\n' "$released" "$tag" | grep -E "^$1" | grep -E '^v[0-9]+\.[0-9]+\.[0-9]+$' | sort --version-sort | tail -n 1
}

check() {
  local now
  # The release waits for an approval, and somebody who may write tags could have moved this one meanwhile.
  now=$(gh api "$api/commits/tags/$tag" --jq .sha)
  [ "$now" = "$commit" ] || fail "The tag is now at $now, and these files were built from $commit."
  if gh release view "$tag" --repo "$GITHUB_REPOSITORY" --json url --jq .url 2> /dev/null; then
    fail 'There is a release or a draft of this version. A version never changes: release the next one.'
  fi
}

create() {
  local newest latest=false immutable
  newest=$(highest v)
  # GitHub calls every new release "Latest", also a fix of an older version (make_latest is true by default).
  if [ "$newest" = "$tag" ]; then latest=true; fi
  # With files, gh makes a draft, uploads them and then publishes it (seen with 2.23 and 2.60), so that they are in the
  # release before it is immutable.
  gh release create "$tag" --repo "$GITHUB_REPOSITORY" --verify-tag "--latest=$latest" \
    --title "$tag" --notes-file release/notes.md release/SHA256SUMS release/attestation.sigstore.json
  immutable=$(gh api "$api/releases/tags/$tag" --jq .immutable)
  [ "$immutable" = true ] ||
    fail 'GitHub does not call this release immutable. If its page does not say "Immutable" either, switch on release immutability in the settings of the repository, delete the release, and run this job again.'
}

move_major() {
  local major=${tag%%.*} newest
  newest=$(highest "$major\.")
  if [ "$newest" != "$tag" ]; then
    echo "$major is not moved: $newest is newer than $tag."
    return
  fi
  # GitHub cannot update a reference that does not exist, and cannot create one that exists.
  if gh api --silent "$api/git/ref/tags/$major" 2> /dev/null; then
    set -- --method PATCH "$api/git/refs/tags/$major" -F force=true
  else
    set -- --method POST "$api/git/refs" -f "ref=refs/tags/$major"
  fi
  # GitHub can refuse this to the token of a workflow when the workflow files of the commit are not those of a branch any
  # more, as after a change on main: such a token cannot have the permission `workflows`.
  gh api --silent "$@" -f "sha=$commit" ||
    fail "$major could not be moved. A maintainer can do it: git push --force origin $commit:refs/tags/$major"
  echo "$major is $commit, as $tag."
}

case "$command" in
  check) check ;;
  create) create ;;
  move-major) move_major ;;
esac
