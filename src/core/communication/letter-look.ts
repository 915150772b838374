/** A letter as mail shows it, with and without markup, and as a phone shares it (CM-6). */
import type { Letter } from '#core/communication/letter.ts'
import { letterLookWords } from '#core/communication/letter-look-words.ts'
import { speak } from '#core/kernel/words.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)]/g
/** Text as HTML, with addresses to press. */
const inline = (text: string): string => {
  let html = ''
  let from = 0
  for (const found of text.matchAll(address)) {
    html += `${escaped(text.slice(from, found.index))}<a href="${escaped(found[0])}">${escaped(found[0])}</a>`
    from = found.index + found[0].length
  }
  return html + escaped(text.slice(from))
}

/** A list, or lines; those that lead to a list stand close to it. */
const block = (lines: readonly string[], isList: boolean, leads: boolean): string =>
  isList
    ? `<ul style="margin:0 0 16px;padding:0 0 0 20px">${lines.map((line) => `<li style="margin:0 0 4px">${inline(line.slice(2))}</li>`).join('')}</ul>`
    : `<p style="margin:0 0 ${leads ? 4 : 16}px">${lines.map(inline).join('<br>')}</p>`

/** Paragraphs and lists of a body, as HTML. */
const blocksOf = (body: string): string =>
  body
    .split(/\n{2,}/)
    .flatMap((paragraph) => {
      const runs: { lines: string[]; isList: boolean }[] = []
      for (const line of paragraph.split('\n')) {
        const isList = line.startsWith('- ')
        const last = runs.at(-1)
        if (last && last.isList === isList) last.lines.push(line)
        else runs.push({ lines: [line], isList })
      }
      return runs.map(({ lines, isList }, index) => block(lines, isList, index < runs.length - 1))
    })
    .join('\n')

/** Where a letter leads: to the page where its reader says that they have read it (CM-8), or, with `open`, just to a page; null nowhere. */
export interface LetterLook {
  readonly link: string | null
  readonly action?: 'read' | 'open'
}

const button = (link: string, label: string): string =>
  `<p style="margin:24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:10px 18px;border:2px solid currentColor;border-radius:8px;font-weight:600;text-decoration:none">${escaped(label)}</a></p>`

/**
 * A letter as HTML mail: no pictures, no tables, light and dark; one link to the reader's page, where they say that they have read it (CM-8).
 *
 * @example letterHtml(letter, { link: 'https://uitrol.example/' }).length < 30_000
 */
export const letterHtml = ({ language, subject, body }: Letter, { link, action = 'read' }: LetterLook): string => {
  const say = speak(letterLookWords, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.foot{color:#a9b0b8!important}}</style>
</head>
<body style="margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;overflow-wrap:anywhere;word-break:break-word">
${blocksOf(body)}
${link === null ? '' : button(link, say(action))}
<p class="foot" style="margin:0;font-size:13px;color:#5b636b">${escaped(say('foot'))}</p>
</div>
</body>
</html>
`
}

/**
 * A letter as plain text mail, with the same words and the same link (CM-8).
 *
 * @example letterText(letter, { link: 'https://uitrol.example/' })
 */
export const letterText = ({ language, body }: Letter, { link, action = 'read' }: LetterLook): string => {
  const say = speak(letterLookWords, language)
  return `${body}\n\n${link === null ? '' : `${say(action)}: ${link}\n\n`}-- \n${say('foot')}\n`
}

/**
 * A letter as it is shared by WhatsApp: its words and one link, nothing else (CM-6).
 *
 * @example shareText(letter, 'https://uitrol.example/')
 */
export const shareText = ({ language, subject, body }: Letter, link: string): string =>
  `*${subject.replaceAll('*', '')}*\n\n${body}\n\n${speak(letterLookWords, language)('read')}: ${link}`

/**
 * The address that opens WhatsApp with a text ready to send: to a phone number where one is known in full, else to whomever is chosen there.
 *
 * @example whatsappLink('+597 712-3456', 'Hello') // 'https://wa.me/5977123456?text=Hello'
 */
export const whatsappLink = (phone: string | null, text: string): string => {
  const written = phone?.trim() ?? ''
  const digits = written.replace(/\(0\)/g, '').replace(/\D/g, '')
  const isWhole = /^(\+|00)/.test(written) && digits.length >= 8
  return `https://wa.me/${isWhole ? digits.replace(/^00/, '') : ''}?text=${encodeURIComponent(text)}`
}
