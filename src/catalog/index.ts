/** Model lists and model ids: what a list says about a model, what `auto` stands for, list prices, and valid ids. */

export {
  type AutoChoice,
  type Catalog,
  catalogVerdict,
  chooseAuto,
  findListed,
  type ListedModel,
} from './catalog.ts'
export { listedModels } from './listed-models.ts'
export { isModelId, MODEL_ID_RULE, modelIdWarning, suggestModelId } from './model-id.ts'
export { PRICES_AS_OF, type Price, priceOf } from './prices.ts'
