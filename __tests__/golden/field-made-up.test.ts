import { testFieldAnswers } from './field-answers.ts'

testFieldAnswers('answers of vendors that do not exist, judged before they were played', 'made-up')
