/** Model lists and models: what the words of a chain stand for, when a model leaves a route, prices, and valid ids. */

export { MAX_AUTO_MODELS, successorOf } from './auto.ts'
export { type Catalog, catalogVerdict, findListed, type ListedModel } from './catalog.ts'
export {
  KNOWN_RETIREMENTS,
  type KnownRetirement,
  PRICES,
  PRICES_AS_OF,
  type Price,
  RETIREMENTS_AS_OF,
} from './dated-facts.ts'
export { listedModels } from './listed-models.ts'
export { isLightModel, isOwnNameOf } from './model-family.ts'
export { isModelId, MODEL_ID_RULE, modelIdWarning, suggestModelId } from './model-id.ts'
export { priceOf } from './prices.ts'
export {
  type ChainItem,
  chainItemText,
  type ResolvedChain,
  type ResolvedWord,
  resolveChain,
} from './resolve-chain.ts'
export { type Retirement, retirementOf } from './retirement.ts'
