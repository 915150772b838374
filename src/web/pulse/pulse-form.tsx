/** The two questions of the week with one free line: the second tap sends (ME-5). */
import { useState } from 'preact/hooks'
import { voice } from '#web/base/language.ts'
import { TextField } from '#web/parts/field.tsx'
import { questionWords } from '#web/pulse/question-words.ts'

const words = voice(questionWords)
const scores = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

const Scores = ({
  question,
  ends,
  chosen,
  onScore,
}: {
  question: string
  ends: string
  chosen?: number | undefined
  onScore: (score: number) => void
}) => (
  <fieldset class="scores">
    <legend class="strong">{question}</legend>
    <div class="score-row">
      {scores.map((score) => (
        <button
          key={score}
          type="button"
          class="score"
          aria-pressed={chosen === score}
          aria-label={words('score', { score, question })}
          onClick={() => onScore(score)}
        >
          {score}
        </button>
      ))}
    </div>
    <p class="small soft">{ends}</p>
  </fieldset>
)

export interface PulseGiven {
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

export const PulseForm = ({
  tool,
  isAnonymous,
  onAnswer,
}: {
  tool: string
  isAnonymous: boolean
  onAnswer: (given: PulseGiven) => void
}) => {
  const [satisfied, setSatisfied] = useState<number>()
  const [remark, setRemark] = useState('')
  const said = remark.trim()
  return (
    <>
      <Scores
        question={words('satisfied', { tool })}
        ends={words('satisfiedEnds')}
        chosen={satisfied}
        onScore={(score) => setSatisfied(score)}
      />
      {satisfied !== undefined && (
        <>
          <TextField label={words('remark')} hint={words('remarkHint')} value={remark} onValue={setRemark} maxLength={300} />
          <Scores
            question={words('recommend', { tool })}
            ends={words('recommendEnds')}
            onScore={(recommend) => onAnswer({ satisfied, recommend, remark: said === '' ? null : said })}
          />
        </>
      )}
      <p class="small soft">{words(isAnonymous ? 'anonymous' : 'named')}</p>
    </>
  )
}
