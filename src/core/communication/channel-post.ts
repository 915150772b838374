/** A message as a group channel gets it: Slack text, or an Adaptive Card for Teams (CM-6). */
import type { Letter } from '#core/communication/letter.ts'
import { letterLookWords } from '#core/communication/letter-look-words.ts'
import { speak } from '#core/kernel/words.ts'
import type { Row } from '#core/kernel/rows.ts'

const forSlack = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Signs that a card takes for its own markup; what people write stays as they wrote it. */
const forCard = (text: string): string => text.replace(/[\\*_~`[\]#]/g, '\\$&')

/** A body as a card takes it: each list a piece, each run of other lines a piece, in which an empty line ends a line. */
const runsOf = (body: string): string[] => {
  const runs: { lines: string[]; isList: boolean }[] = []
  for (const line of body.split('\n').filter((one) => one !== '')) {
    const isList = line.startsWith('- ')
    const last = runs.at(-1)
    const said = isList ? `- ${forCard(line.slice(2))}` : forCard(line)
    if (last && last.isList === isList) last.lines.push(said)
    else runs.push({ lines: [said], isList })
  }
  return runs.map(({ lines, isList }) => lines.join(isList ? '\n' : '\n\n'))
}

/** What an incoming webhook of each kind takes as the body of a POST, as JSON. */
export type ChannelPost = { readonly text: string } | { readonly type: 'message'; readonly attachments: readonly unknown[] }

/**
 * What is posted to a group channel; `link` leads to everyone's own page, null leaves it out (CM-6).
 *
 * @example channelPost(letters.groupLetter(update, channel), channel, 'https://uitrol.example') // { text: '*HORIZON CRM this week*\n…' }
 */
export const channelPost = (letter: Letter, channel: Pick<Row<'channel'>, 'kind'>, link: string | null): ChannelPost => {
  const open = speak(letterLookWords, letter.language)('open')
  if (channel.kind !== 'teams')
    return {
      text: [
        `*${forSlack(letter.subject)}*`,
        forSlack(letter.body),
        ...(link === null ? [] : [`<${forSlack(link)}|${forSlack(open)}>`]),
      ].join('\n\n'),
    }
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: forCard(letter.subject), size: 'Large', weight: 'Bolder', wrap: true },
            ...runsOf(letter.body).map((text) => ({ type: 'TextBlock', text, wrap: true, spacing: 'Medium' })),
          ],
          actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: open, url: link }],
        },
      },
    ],
  }
}
