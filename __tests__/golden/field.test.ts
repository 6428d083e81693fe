import { testFieldAnswers } from './field-answers.ts'

testFieldAnswers('answers met in public, from the endpoint through the real CLI to the decision', 'first')
