/** The words of counts without names. */
import { catalogue } from '#core/kernel/words.ts'

export const totalsWords = catalogue({
  en: {
    title: 'Totals without names',
    about: 'Active people a day as the source counts them. It names nobody and can count others than the people of this rollout, so no figure above uses it.', // prettier-ignore
    source: 'Source',
    day: 'Day',
    active: 'Active that day',
    label: ({ name, count }: { name: string; count: number }, f) => `${name} ${f.number(count)}`,
    said: ({ name, days, missing }: { name: string; days: readonly string[]; missing: number }, f) =>
      `Active people a day, ${name}. ${f.list(days)}.${missing > 0 ? ` ${f.plural(missing, { one: '1 day is missing.', other: '# days are missing.' })}` : ''}`,
    dayCount: ({ on, count }: { on: string; count: number }, f) => `${f.day(on, 'brief')}: ${f.number(count)}`,
    missing: ({ count }: { count: number }, f) => f.plural(count, { one: '1 day is missing', other: '# days are missing' }),
  },
  nl: {
    title: 'Totalen zonder namen',
    about: 'Actieve mensen per dag, zoals de bron ze telt. Er staan geen namen in en er kunnen anderen meetellen dan de mensen van deze uitrol; geen cijfer hierboven gebruikt dit.', // prettier-ignore
    source: 'Bron',
    day: 'Dag',
    active: 'Actief op die dag',
    label: ({ name, count }, f) => `${name} ${f.number(count)}`,
    said: ({ name, days, missing }, f) =>
      `Actieve mensen per dag, ${name}. ${f.list(days)}.${missing > 0 ? ` ${f.plural(missing, { one: '1 dag ontbreekt.', other: '# dagen ontbreken.' })}` : ''}`,
    dayCount: ({ on, count }, f) => `${f.day(on, 'brief')}: ${f.number(count)}`,
    missing: ({ count }, f) => f.plural(count, { one: '1 dag ontbreekt', other: '# dagen ontbreken' }),
  },
})
