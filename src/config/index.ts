/** The configuration in CODEX_HOME: reads config.toml and the secrets in it, and sets the model there. */

export { authFilePath, type CodexHome, configFilePath, resolveCodexHome } from './codex-home.ts'
export { type CodexConfig, readConfigFile, type SettingType } from './config-file.ts'
export { resolveSecrets } from './config-secrets.ts'
export type { LoginRules, Sourced } from './login-rules.ts'
export { readTextFile } from './read-file.ts'
export { writeConfigFile } from './write-config-file.ts'
