/** Turns the strings of action.yml's inputs into one typed value, or into an error that names the input. */

export { givenInputs } from './given-inputs.ts'
export { type Inputs, readInputs } from './inputs.ts'
export { InputError } from './values.ts'
