/**
 * `NODE_OPTIONS: --import=./scripts/ci/preload/loopback-github.js` makes the action send its requests to the loopback GitHub.
 * The runner overwrites GITHUB_API_URL of a step's `env`, so the variable can only be changed inside the process.
 */
const url = process.env['LOOPBACK_GITHUB_API_URL']
if (!url)
  throw new Error('LOOPBACK_GITHUB_API_URL is not set: use ./.github/actions/endpoints before this step.')
process.env['GITHUB_API_URL'] = url
