/** What single cells of an attendance report mean: how long, when, and what a heading stands for, in English, Dutch, French and Spanish. */

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u00A0\u202F\u2009]/g, ' ')
    .trim()
    .toLowerCase()

export type Heading =
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'status'
  | 'email'
  | 'upn'
  | 'join'
  | 'leave'
  | 'minutes'
  | 'seconds'
  | 'action'
  | 'moment'
  | 'waiting'

/**
 * What a heading of a column stands for; undefined for one that says nothing about attendance.
 *
 * @example headingOf('Gebruikers-e-mail') // 'email'
 */
export const headingOf = (cell: string): Heading | undefined => {
  const text = folded(cell).slice(0, 80)
  if (/^(?:user action|gebruikersactie|actie|action de l.utilisateur|accion del usuario)$/.test(text)) return 'action'
  if (/^(?:timestamp|tijdstempel|horodatage|horodateur|marca de tiempo)$/.test(text)) return 'moment'
  if (/waiting room|wachtkamer|wachtruimte|lobby|salle d.attente|sala de espera/.test(text)) return 'waiting'
  if (/^(?:status|statut|etat|estado)$/.test(text)) return 'status'
  if (/upn|^participant id|^deelnemer-?s?-?id/.test(text)) return 'upn'
  if (/e-?mail|courriel|correo/.test(text)) return 'email'
  if (/duration|duur\b|tijdsduur|aanwezigheidstijd|duree|duracion|time in session/.test(text))
    return /second|seconden|segundo/.test(text) ? 'seconds' : 'minutes'
  if (
    /\b(?:join|joined|first seen)\b|deelname|deelgenomen|toegetreden|arrivee|\bconnexion|\bunion\b|heure d.entree|hora de entrada/.test(
      text,
    )
  )
    return 'join'
  if (/\b(?:leave|left|exited|last seen)\b|verlaten|vertrek|vertrokken|depart|deconnexion|sortie|salida/.test(text)) return 'leave'
  if (/^(?:first|given) ?name$|^voornaam$|^prenom$|^nombre de pila$/.test(text)) return 'firstName'
  if (/^(?:last ?name|surname|family name|achternaam|nom de famille|apellidos?)$/.test(text)) return 'lastName'
  if (
    /^(?:full |display |participant |attendee |user |volledige |weergave|gebruikers)?(?:name|naam)\b|^nom(?: complet| d.utilisateur)?(?: \(|$)|^nombre(?: completo| de usuario)?(?: \(|$)/.test(
      text,
    )
  )
    return 'name'
  if (/^(?:participante?|deelnemer)$/.test(text)) return 'name'
  return undefined
}

export type Fact = 'title' | 'starts' | 'ends' | 'id'

/** What a line about the meeting as a whole says; undefined for anything else. */
export const factOf = (cell: string): Fact | undefined => {
  const text = folded(cell).slice(0, 80)
  if (
    /^(?:topic|onderwerp|titel|title|sujet|tema)$|^meeting title|^titre de la reunion|^titulo de la reunion|titel van (?:de )?vergadering|^vergaderingstitel/.test(
      text,
    )
  )
    return 'title'
  if (
    /^(?:meeting )?start(?:ed)? ?(?:time|tijd|at)|^starttijd|^heure de debut|^hora de inicio|^created on|^begintijd|^begin ?tijd|begintijd van (?:de )?vergadering/.test(
      text,
    )
  )
    return 'starts'
  if (
    /^(?:meeting )?end(?:ed)? ?(?:time|at)|^heure de fin|^hora de finalizacion|^ended on|^eindtijd|eindtijd van (?:de )?vergadering/.test(
      text,
    )
  )
    return 'ends'
  if (/^(?:meeting )?id$|^vergaderings-?id$/.test(text)) return 'id'
  return undefined
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|hr|hrs|hour|hours|heures?|horas?|u|uur|uren)$/, 60],
  [/^(?:m|min|mins|minute|minutes|minuut|minuten|minutos?)$/, 1],
  [/^(?:s|sec|secs|second|seconds|seconde|seconden|segundos?|seg|secondes|sek)$/, 1 / 60],
  [/^(?:d|day|days|dag|dagen)$/, 1440],
]
/** More minutes than any meeting takes; what is above says nothing. */
const mostMinutes = 7 * 1440

/**
 * A length in minutes: `1h 2m 3s`, `1 u 2 min. 3 sec.`, `1:02:03`, or a bare number in the unit of its column; undefined for anything else.
 *
 * @example durationOf('1 u 2 m 30 s', 'minutes') // 62.5
 */
export const durationOf = (cell: string, column: 'minutes' | 'seconds'): number | undefined => {
  const text = folded(cell)
  if (text === '' || text.length > 40) return undefined
  const sane = (minutes: number): number | undefined =>
    Number.isFinite(minutes) && minutes >= 0 && minutes <= mostMinutes ? minutes : undefined
  if (/^\d+(?:[.,]\d+)?$/.test(text)) return sane(Number(text.replace(',', '.')) / (column === 'seconds' ? 60 : 1))
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (clock) {
    const [, first = '', second = '', third] = clock
    // Two parts are minutes and seconds: nobody writes an hour without its seconds.
    return sane(third === undefined ? Number(first) + Number(second) / 60 : Number(first) * 60 + Number(second) + Number(third) / 60)
  }
  let minutes = 0
  const rest = text.replace(/(\d+(?:[.,]\d+)?) ?([a-z]+)\.?/g, (_, amount: string, unit: string) => {
    const size = units.find(([pattern]) => pattern.test(unit))?.[1]
    minutes += size === undefined ? Number.NaN : Number(amount.replace(',', '.')) * size
    return ''
  })
  return /^[\s,]*$/.test(rest) ? sane(minutes) : undefined
}

/** In which order a file writes day, month and year. */
export type DayOrder = 'dmy' | 'mdy'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthOf = (word: string): number => {
  const start = (word.startsWith('juil') ? 'jul' : word.slice(0, 3))
    .replace('fev', 'feb')
    .replace('avr', 'apr')
    .replace('abr', 'apr')
    .replace('mai', 'may')
    .replace('jui', 'jun')
    .replace('aou', 'aug')
    .replace('ago', 'aug')
    .replace('ene', 'jan')
    .replace('dic', 'dec')
    .replace('mrt', 'mar')
    .replace('maa', 'mar')
    .replace('mei', 'may')
    .replace('okt', 'oct')
  return months.indexOf(start) + 1
}

/** The orders that a moment can be read in; none where it is no moment, both where it does not matter or does not show. */
export const ordersOf = (cell: string): readonly DayOrder[] => {
  const text = folded(cell)
  const slashed = /^(\d{1,2})([/.-])(\d{1,2})[/.-](?:\d{2}|\d{4})\b/.exec(text)
  if (!slashed) return ['dmy', 'mdy']
  const [, first = '', sign = '', second = ''] = slashed
  if (Number(first) > 12) return ['dmy']
  if (Number(second) > 12) return ['mdy']
  if (sign !== '/') return ['dmy']
  return ['dmy', 'mdy']
}

/**
 * A moment as milliseconds of a clock on the wall (as if it were UTC), because reports say no zone; undefined for anything else.
 *
 * @example momentOf('3/1/23, 9:58:12 AM', 'mdy') // Date.UTC(2023, 2, 1, 9, 58, 12)
 */
export const momentOf = (cell: string, order: DayOrder): number | undefined => {
  const text = folded(cell)
  if (text.length > 60) return undefined
  const time = /(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\.?\s*(?:z|utc)?$/.exec(text)
  if (!time) return undefined
  const [whole, hourText = '', minute = '', second = '0', half] = time
  const before = text.slice(0, text.length - whole.length).replace(/[,t\s]+$/, '')
  const date =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(before)?.slice(1).map(Number) ??
    numbersOf(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(before)?.slice(1), order) ??
    named(before)
  if (!date) return undefined
  const [year = 0, month = 0, day = 0] = date
  let hour = Number(hourText)
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59 || month < 1 || month > 12 || year < 2000 || year > 2100) return undefined
  const moment = Date.UTC(year, month - 1, day, hour, Number(minute), Number(second))
  return new Date(moment).getUTCDate() === day ? moment : undefined
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year)
const numbersOf = (parts: readonly string[] | undefined, order: DayOrder): number[] | undefined => {
  if (!parts) return undefined
  const [first = 0, second = 0, year = 0] = parts.map(Number)
  return order === 'dmy' ? [fullYear(year), second, first] : [fullYear(year), first, second]
}
/** `Mar 1, 2023` and `1 mrt. 2023`, with or without the day of the week. */
const named = (text: string): number[] | undefined => {
  const bare = text.replace(/^[a-z]{2,9}\.?,? (?=\d|[a-z])/, (word) => (monthOf(word) > 0 ? word : ''))
  const american = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(bare)
  if (american) return [Number(american[3]), monthOf(american[1] ?? ''), Number(american[2])]
  const european = /^(\d{1,2}) ([a-z]{3,9})\.?,? (\d{4})$/.exec(bare)
  return european ? [Number(european[3]), monthOf(european[2] ?? ''), Number(european[1])] : undefined
}

const waits = /waiting|lobby|wacht|attente|espera/
/** Whether a line is of somebody who waited and was not in the meeting: the column about the waiting room says yes, or that of the status names it. */
export const isWaiting = (cell: string | undefined, status: string | undefined): boolean =>
  /^(?:yes|ja|oui|si|true|waar|1)$/.test(folded(cell ?? '')) || waits.test(folded(cell ?? '')) || waits.test(folded(status ?? ''))

/** Whether an action is a coming in; every other is a going. */
export const isComing = (action: string): boolean => /join|deelgen|toegetr|rejoint|rejoindre|\bunio\b|unido|\bentr/.test(folded(action))
