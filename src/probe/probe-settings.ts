/**
 * Settings of a probe, as values of `-c`. CLI 0.77 to 0.169 accept each of them on every route: a version that does not
 * know one ignores it, at most with a warning item. (`--disable X` would not do: an unknown feature ends the CLI.)
 */

/** A text as a TOML string. JSON uses the same escapes. */
export function tomlString(text: string): string {
  return JSON.stringify(text)
}

/** Settings that keep programs of the checkout and of the user out of a probe, and traces of it out of CODEX_HOME. */
export const ISOLATION_SETTINGS: readonly string[] = [
  // The user's program for finished turns would run at the end of the probe.
  'notify=[]',
  // Without markers the project root is the empty working directory, and the folders above it do not count: the CLI
  // reads no AGENTS.md or trusted `.codex` of a checkout around the temporary directory (0.169).
  'project_root_markers=[]',
  'project_doc_max_bytes=0',
  'features.hooks=false',
  // The snapshot is a file in CODEX_HOME with every variable of the environment. It remains when the CLI is killed.
  'features.shell_snapshot=false',
  // Plugins clone github.com/openai/plugins, and that git process outlives the CLI; apps are remote MCP servers.
  'features.plugins=false',
  'features.apps=false',
  // The model gets no tool that could run anything.
  'features.shell_tool=false',
  'features.unified_exec=false',
  'features.multi_agent=false',
  'web_search="disabled"',
  'analytics.enabled=false',
  'check_for_update_on_startup=false',
  // Without this setting, 0.155 and later retry a refused connection without end.
  'features.unbounded_connection_retries=false',
]

/** Settings that make the request small and avoid side requests. They may make the request differ from the job's. */
export const LEAN_SETTINGS: readonly string[] = [
  // With this feature, 0.169 sends an API key to chatgpt.com/backend-api/codex/models.
  'features.api_key_model_discovery=false',
  'features.goals=false',
  'features.image_generation=false',
  'features.tool_suggest=false',
  'features.view_image=false',
  'include_permissions_instructions=false',
  'include_environment_context=false',
  'include_apps_instructions=false',
  'include_collaboration_mode_instructions=false',
  'skills.include_instructions=false',
  'developer_instructions=""',
]
