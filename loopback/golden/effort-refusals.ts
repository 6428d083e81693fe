/** How servers refuse an effort: the words of each, and the values that they offer. */

import { unsupportedEffort } from '../openai/network-answers.ts'

/** `offered` are the values in the words, in their order; empty where the words have none. */
export type EffortRefusal = {
  readonly name: string
  readonly status: number
  readonly body: object
  readonly offered: readonly string[]
}

const MODEL = 'gpt-5.5'

function refusal(name: string, body: object, offered: readonly string[] = [], status = 400): EffortRefusal {
  return { name, status, body, offered }
}

const error = (message: string, fields: object = {}) => ({ error: { message, ...fields } })

export const EFFORT_REFUSALS: readonly EffortRefusal[] = [
  refusal('OpenAI (openai/codex#6647)', unsupportedEffort(MODEL, 'xhigh', ['low', 'high']).body as object, [
    'low',
    'high',
  ]),
  refusal(
    'OpenAI without other values',
    error(`Unsupported value: 'xhigh' is not supported with the '${MODEL}' model.`, {
      param: 'reasoning.effort',
      code: 'unsupported_value',
    }),
  ),
  refusal(
    'OpenAI for a model without reasoning',
    error("Unsupported parameter: 'reasoning.effort' is not supported with this model.", {
      param: 'reasoning.effort',
      code: 'unsupported_parameter',
    }),
  ),
  refusal(
    'Azure (BerriAI/litellm#16704)',
    error("Invalid value: 'none'. Supported values are: 'low', 'medium', and 'high'.", {
      param: 'reasoning_effort',
      code: 'invalid_value',
    }),
    ['low', 'medium', 'high'],
  ),
  refusal(
    'Azure Foundry behind LiteLLM (BerriAI/litellm#39983)',
    error(
      `litellm.BadRequestError: Azure_aiException - {"error": {"message": "Unsupported value: 'reasoning_effort' does not support 'max' with this model. Supported values are: 'none', 'low', 'medium', 'high', and 'xhigh'.", "param": "reasoning_effort", "code": "unsupported_value"}}. Received Model Group=${MODEL}`,
      { type: null, param: null, code: '400' },
    ),
    ['none', 'low', 'medium', 'high', 'xhigh'],
  ),
  refusal(
    'LiteLLM itself (BerriAI/litellm#13699)',
    error(
      `litellm.UnsupportedParamsError: openai does not support parameters: ['reasoning_effort'], for model=${MODEL}. To drop these, set \`litellm.drop_params=True\``,
      { type: 'None', param: 'None', code: '400' },
    ),
  ),
  refusal(
    'LiteLLM for a model of Anthropic (BerriAI/litellm#27050)',
    error('Unmapped reasoning effort: xhigh'),
  ),
  refusal(
    'OpenRouter',
    error(
      'reasoning.effort: Invalid option: expected one of "xhigh"|"high"|"medium"|"low"|"minimal"|"none"',
      { code: 400 },
    ),
    ['xhigh', 'high', 'medium', 'low', 'minimal', 'none'],
  ),
  refusal(
    'Ollama (ollama/ollama#17252)',
    error('invalid reasoning value: "xhigh" (must be "high", "medium", "low", "max", or "none")'),
    ['high', 'medium', 'low', 'max', 'none'],
  ),
  refusal(
    'FastAPI',
    {
      detail: [
        {
          type: 'literal_error',
          loc: ['body', 'reasoning', 'effort'],
          msg: "Input should be 'low', 'medium' or 'high'",
          input: 'xhigh',
        },
      ],
    },
    ['low', 'medium', 'high'],
    422,
  ),
  refusal(
    'SGLang (router-for-me/CLIProxyAPI#1572)',
    error(
      "1 validation error:\n  {'type': 'literal_error', 'loc': ('body', 'reasoning_effort'), 'msg': \"Input should be 'low', 'medium' or 'high'\", 'input': 'xhigh'}",
      { type: 'Bad Request', param: null, code: 400 },
    ),
    ['low', 'medium', 'high'],
  ),
  refusal(
    'Kimi (router-for-me/CLIProxyAPI#1307)',
    error(
      "Validation error for `reasoning_effort`: expected one of `'low' | 'medium' | 'high'`, received `'xhigh'`.",
    ),
    ['low', 'medium', 'high'],
  ),
  refusal(
    'CLIProxyAPI (nguyenphutrong/quotio#287)',
    error('level "max" not supported, valid levels: low, medium, high, xhigh'),
    ['low', 'medium', 'high', 'xhigh'],
  ),
  refusal(
    'Mistral (mistralai/mistral-vibe#1117)',
    error("Encountered invalid reasoning_effort: medium. Supported values: ['low', 'high', 'max']"),
    ['low', 'high', 'max'],
  ),
  refusal('a relay', { detail: 'Unsupported parameter: reasoning_effort' }),
  refusal('words alone', error(`The model '${MODEL}' is not supported with reasoning.effort 'low'.`)),
  refusal('a level', error('thinking level xhigh is not supported for this model')),
  refusal('a model without reasoning', error('Reasoning is not supported for this model')),
  refusal(
    'Copilot (microsoft/vscode#312711)',
    error(`output_config.effort "xhigh" is not supported by model ${MODEL}; supported values: [medium]`, {
      code: 'invalid_reasoning_effort',
    }),
    ['medium'],
  ),
  refusal(
    'a list without commas',
    error(`reasoning effort "xhigh" is not supported by model ${MODEL}; supported values: [low medium high]`),
    ['low', 'medium', 'high'],
  ),
  refusal(
    'a sentence with a suggestion',
    error(`The model \`${MODEL}\` does not support the reasoning effort 'max'. Please use 'high' instead.`),
    ['high'],
  ),
  refusal(
    'a code about the model',
    error(`Model ${MODEL} does not support reasoning effort 'xhigh'`, { code: 'model_not_supported' }),
  ),
  refusal('a name in one word', {
    code: 'Client specified an invalid argument',
    error: `Model ${MODEL} does not support parameter reasoningEffort.`,
  }),
  refusal('a plan', error(`Reasoning effort xhigh is not available on your plan for ${MODEL}`), [], 403),
  refusal('a status of its own', error("reasoning effort 'max' is not allowed for this model"), [], 403),
  refusal('not found', error(`${MODEL} with reasoning effort xhigh was not found`), [], 404),
  refusal(
    'reasoning that cannot be switched off',
    error('Reasoning is mandatory for this endpoint and cannot be disabled.'),
  ),
  refusal('a Chinese relay', error(`模型 ${MODEL} 不支持推理强度 xhigh，可选值：low、medium、high`), [
    'low',
    'medium',
    'high',
  ]),
  refusal('a Chinese relay without values', error('该模型不支持 reasoning_effort 参数')),
]
