/** The verb of translations: what people told, in the other languages of those who read of it. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { id, language, maybeText, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

export const translate = command({
  name: 'resistance.translate',
  about:
    'Says a story, or feedback and what was done about it, in one more language of those who read it in messages; without a text the translation goes (CM-5).',
  may: 'communication.run',
  input: shape({
    rolloutId: id,
    about: oneOf(['story', 'feedback']),
    ofId: id,
    language,
    text: maybeText(1000),
    answer: maybeText(1000),
  }),
  needs: ({ rolloutId, about, ofId, language: one }) => ({
    stories: rows('story', { rolloutId, storyId: about === 'story' ? ofId : '' }),
    feedback: rows('feedback', { rolloutId, feedbackId: about === 'feedback' ? ofId : '' }),
    translations: rows('translation', { rolloutId, about, ofId, language: one }),
  }),
  decide: ({ stories, feedback, translations }, { text, answer, ...key }, at) => {
    const original = stories[0] ?? feedback[0]
    if (!original) throw new Problem('access.notFound', {})
    if (text === null) return translations.map((row) => remove('translation', row))
    const { personId, locationId } = original
    return [put('translation', { ...key, personId, locationId, text, answer, writtenAt: at.now, writtenBy: at.by.name })]
  },
})
