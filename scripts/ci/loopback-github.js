/**
 * For `NODE_OPTIONS: --import=./scripts/ci/loopback-github.js` on a step that uses the action: its octokit then talks
 * to the loopback GitHub. The runner sets GITHUB_API_URL anew for every step, whatever the step's `env` says, so the
 * variable can only be changed inside the process.
 */
const url = process.env['LOOPBACK_GITHUB_API_URL']
if (!url) throw new Error('There is no loopback GitHub: use ./.github/actions/endpoints before this step.')
process.env['GITHUB_API_URL'] = url
