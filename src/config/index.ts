/** The configuration in CODEX_HOME: reads config.toml and the secrets in it, and sets the model there. */

export { cloudSecrets } from './cloud-secrets.ts'
export { authFilePath, type CodexHome, configFilePath, resolveCodexHome } from './codex-home.ts'
export { type CodexConfig, readConfigFile } from './config-file.ts'
export { resolveSecrets } from './config-secrets.ts'
export { CLOUD_PREFIXES, type CredentialCommand, type Provider } from './provider.ts'
export { readTextFile } from './read-file.ts'
export { writeConfigFile } from './write-config-file.ts'
