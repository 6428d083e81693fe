/** The configuration in CODEX_HOME: reads config.toml, .env and the secrets in them, and sets the model in the first. */

export { cloudSecrets, namesCredentialProcess } from './cloud-secrets.ts'
export { authFilePath, type CodexHome, configFilePath, resolveCodexHome } from './codex-home.ts'
export { type CodexConfig, type JobConfig, readConfigFile, type SettingType } from './config-file.ts'
export { addressSecrets, dotEnvSecrets, isPrivateName, resolveSecrets } from './config-secrets.ts'
export { readDotEnv } from './dot-env.ts'
export { endpointProvider } from './endpoint.ts'
export { inlineToml, type Override, parseOverride } from './layers/overrides.ts'
export type { LoginRules, Sourced } from './login-rules.ts'
export { CLOUD_PREFIXES, type CredentialCommand, hostOf, type Provider } from './provider.ts'
export { readTextFile } from './read-file.ts'
export type { RequestSettings } from './request-settings.ts'
export { writeConfigFile } from './write-config-file.ts'
