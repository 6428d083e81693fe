/**
 * Settings of a probe, as values of `-c`. Each is accepted by CLI 0.77 to 0.169 on every route: a version that does
 * not know one ignores it, at most with a warning item. (`--disable X` is no substitute: an unknown feature ends the
 * CLI.)
 */

/** What keeps the checkout's and the user's programs out of a probe, and the probe's traces out of CODEX_HOME. */
export const ISOLATION_SETTINGS: readonly string[] = [
  // The user's program for finished turns would run at the end of the probe.
  'notify=[]',
  // Without markers the project root is the empty working directory, so that no folder above it counts: an AGENTS.md
  // or a trusted `.codex` of a checkout around the temporary directory is not read (0.169).
  'project_root_markers=[]',
  'project_doc_max_bytes=0',
  'features.hooks=false',
  // The snapshot is a file in CODEX_HOME with every variable of the environment, and stays when the CLI is killed.
  'features.shell_snapshot=false',
  // Plugins clone github.com/openai/plugins, and that git outlives the CLI; apps are remote MCP servers.
  'features.plugins=false',
  'features.apps=false',
  // The model gets no tool that could run anything.
  'features.shell_tool=false',
  'features.unified_exec=false',
  'features.multi_agent=false',
  'web_search="disabled"',
  'analytics.enabled=false',
  'check_for_update_on_startup=false',
  // Since 0.155 a refused connection is otherwise retried for ever.
  'features.unbounded_connection_retries=false',
]

/** What makes the request small and spares side requests, and might make it differ from the job's. */
export const LEAN_SETTINGS: readonly string[] = [
  // 0.169 sends an API key to chatgpt.com/backend-api/codex/models with it.
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
  'model_reasoning_summary="none"',
]
