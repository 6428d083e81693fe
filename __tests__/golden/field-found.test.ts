import { testFieldAnswers } from './field-answers.ts'

testFieldAnswers('answers of further vendors and tools, judged before any code saw them', 'found')
