/**
 * The vendors and their pages, as of 28 November 2026. Pages move: a change here is a change of a fact. `source` says
 * where the vendor, or its own error texts, name the pages.
 */

import { CODEX_ACTION } from './codex-action.ts'
import type { KnownVendor, Vendor } from './vendor.ts'

const STATUS = '`status.openai.com`'

/** A personal plan. Source: error texts of CLI 0.169.0 for the usage page. */
export const CHATGPT_PERSONAL: Vendor = {
  name: 'OpenAI',
  owner: 'the owner of the ChatGPT account',
  pages: { billing: '`chatgpt.com/codex/settings/usage`', status: STATUS },
}

/** A login whose plan is not known. */
export const CHATGPT_UNKNOWN_PLAN: Vendor = {
  ...CHATGPT_PERSONAL,
  owner: 'the owner of the ChatGPT account or workspace',
}

/**
 * A workspace. Source: developers.openai.com/codex/enterprise/access-tokens for the tokens, help.openai.com for the
 * permissions, the pages that Codex clients open for the others.
 */
export const CHATGPT_WORKSPACE: Vendor = {
  name: 'OpenAI',
  owner: 'an owner of the ChatGPT workspace',
  pages: {
    keys: '`chatgpt.com/admin/access-tokens`',
    billing: '`chatgpt.com/admin/billing`',
    access: '`chatgpt.com/admin/permissions`',
    members: '`chatgpt.com/admin/members`',
    status: STATUS,
  },
}

/** Source: OpenAI's error guide and its error texts. */
export const OPENAI_API: Vendor = {
  name: 'OpenAI',
  owner: 'an owner of the API organization',
  pages: {
    keys: '`platform.openai.com/api-keys`',
    billing: '`platform.openai.com/settings/organization/billing`',
    limits: '`platform.openai.com/settings/organization/limits`',
    models: '`Limits` in the settings of the project',
    status: STATUS,
    verify: '`platform.openai.com/settings/organization/general`',
  },
}

/** Every known vendor of a configured provider. */
export const VENDORS: readonly KnownVendor[] = [
  {
    ...OPENAI_API,
    hosts: ['openai.com'],
    ids: [],
    source: 'platform.openai.com; the regional hosts are subdomains',
  },
  { ...OPENAI_API, ...CODEX_ACTION },
  {
    name: 'Azure OpenAI',
    owner: 'the owner of the Azure OpenAI resource',
    hosts: ['openai.azure.com', 'cognitiveservices.azure.com', 'services.ai.azure.com'],
    ids: ['azure', 'azure-openai'],
    pages: {
      keys: '`Keys and Endpoint` in the Azure portal',
      limits: '`Quotas` in `ai.azure.com`',
      models: '`Deployments` in `ai.azure.com`',
      status: '`azure.status.microsoft`',
    },
    role: 'the role `Cognitive Services OpenAI User`',
    source: 'learn.microsoft.com, role-based access control of Azure OpenAI',
  },
  {
    name: 'Amazon Bedrock',
    owner: 'the owner of the AWS account',
    hosts: ['amazonaws.com', 'api.aws'],
    ids: ['amazon-bedrock', 'amazon-bedrock-runtime'],
    pages: { models: '`Model catalog` in the Amazon Bedrock console', status: '`health.aws.amazon.com`' },
    credential: 'the AWS credentials of this job',
    hostsText: 'the hosts of Amazon Bedrock',
    renew: 'Run aws-actions/configure-aws-credentials shortly before this step',
    supply: 'Run aws-actions/configure-aws-credentials before this step, or set `AWS_BEARER_TOKEN_BEDROCK`',
    role: 'an IAM policy with the action that the message names',
    source: 'docs.aws.amazon.com/bedrock; ids of CLI 0.171.0',
  },
  {
    name: 'Google Cloud',
    owner: 'the owner of the Google Cloud project',
    hosts: ['googleapis.com'],
    ids: ['gcp'],
    pages: { models: '`Model Garden` in the Google Cloud console', status: '`status.cloud.google.com`' },
    credential: 'the Google Cloud credentials of this job',
    hostsText: '`aiplatform.googleapis.com`',
    renew: 'Run google-github-actions/auth shortly before this step',
    supply: 'Run google-github-actions/auth before this step',
    role: 'a role such as `roles/aiplatform.user`',
    source: 'cloud.google.com/vertex-ai, access control; id of CLI 0.171.0',
  },
  {
    name: 'GitHub Copilot',
    owner: 'the owner of the GitHub Copilot plan',
    hosts: ['githubcopilot.com'],
    ids: ['copilot', 'github-copilot'],
    pages: {
      billing: '`github.com/settings/copilot`',
      limits: '`github.com/settings/copilot`',
      models: '`github.com/settings/copilot/features`',
      status: '`githubstatus.com`',
    },
    source: 'docs.github.com/copilot',
  },
  {
    name: 'OpenRouter',
    owner: 'the owner of the OpenRouter account',
    hosts: ['openrouter.ai'],
    ids: ['openrouter'],
    pages: {
      keys: '`openrouter.ai/settings/keys`',
      billing: '`openrouter.ai/settings/credits`',
      models: '`openrouter.ai/models`',
      policy: '`openrouter.ai/settings/privacy`',
      status: '`status.openrouter.ai`',
    },
    source: 'its error texts (RooCodeInc/Roo-Code#515, Gitlawb/openclaude#43, truefoundry/models#826)',
  },
  {
    name: 'LiteLLM',
    isSelfHosted: true,
    owner: 'the people who run the LiteLLM proxy',
    hosts: [],
    ids: ['litellm'],
    pages: { keys: '`/ui` of the proxy', models: '`/v1/models` of the proxy' },
    source: 'docs.litellm.ai/docs/proxy/ui and its error texts',
  },
  {
    name: 'Vercel AI Gateway',
    owner: 'the owner of the Vercel team',
    hosts: ['ai-gateway.vercel.sh'],
    ids: ['vercel', 'ai-gateway'],
    pages: { keys: '`AI Gateway` in the Vercel dashboard', billing: '`AI Gateway` in the Vercel dashboard' },
    source: 'vercel.com/docs/ai-gateway, API keys, usage and billing',
  },
  {
    name: 'Portkey',
    owner: 'the owner of the Portkey organization',
    hosts: ['portkey.ai'],
    ids: ['portkey'],
    pages: { keys: '`app.portkey.ai/api-keys`' },
    source: 'portkey.ai/docs',
  },
  {
    name: 'Groq',
    owner: 'the owner of the Groq organization',
    hosts: ['groq.com'],
    ids: ['groq'],
    pages: {
      keys: '`console.groq.com/keys`',
      billing: '`console.groq.com/settings/billing`',
      limits: '`console.groq.com/settings/limits`',
      models: '`console.groq.com/settings/project/limits`',
    },
    source: 'its error texts, which name these pages',
  },
  {
    name: 'xAI',
    owner: 'the owner of the xAI team',
    hosts: ['x.ai'],
    ids: ['xai'],
    pages: {
      keys: '`console.x.ai`',
      billing: '`console.x.ai`',
      limits: '`console.x.ai`',
      models: '`console.x.ai`',
    },
    source: 'its error texts, which name this page',
  },
  {
    name: 'DeepSeek',
    owner: 'the owner of the DeepSeek account',
    hosts: ['deepseek.com'],
    ids: ['deepseek'],
    pages: { keys: '`platform.deepseek.com/api_keys`', billing: '`platform.deepseek.com`' },
    source: 'api-docs.deepseek.com',
  },
  {
    name: 'Fireworks',
    owner: 'the owner of the Fireworks account',
    hosts: ['fireworks.ai'],
    ids: ['fireworks'],
    pages: { keys: '`fireworks.ai/account/api-keys`', models: '`fireworks.ai/models`' },
    source: 'docs.fireworks.ai',
  },
  {
    name: 'Together AI',
    owner: 'the owner of the Together AI account',
    hosts: ['together.xyz', 'together.ai'],
    ids: ['together'],
    pages: { keys: '`api.together.ai/settings/api-keys`', models: '`api.together.ai/models`' },
    source: 'its error texts, and docs.together.ai',
  },
  {
    name: 'Ollama',
    isSelfHosted: true,
    owner: 'the people who run Ollama',
    hosts: [],
    ids: ['ollama', 'ollama-chat'],
    pages: { models: '`ollama list`' },
    credential: 'the settings of the provider',
    renew: 'Check the settings of the provider in config.toml',
    supply: 'Start Ollama before this step',
    source: 'docs.ollama.com/cli; ids of CLI 0.77.0 to 0.171.0',
  },
  {
    name: 'LM Studio',
    isSelfHosted: true,
    owner: 'the people who run LM Studio',
    hosts: [],
    ids: ['lmstudio'],
    pages: { models: '`lms ls`' },
    credential: 'the settings of the provider',
    renew: 'Check the settings of the provider in config.toml',
    supply: 'Start LM Studio before this step',
    source: 'lmstudio.ai/docs/cli; id of CLI 0.171.0',
  },
]
