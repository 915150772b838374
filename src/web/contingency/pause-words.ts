/** The words of pausing and resuming the rollout. */
import { catalogue } from '#core/kernel/words.ts'

export const pauseWords = catalogue({
  en: {
    pauseAsk: 'Pause…',
    pause: 'Pause the rollout…',
    title: ({ what, people }: { what: string; people: number }, f) =>
      people === 0
        ? `If you pause ${what}, no go-live moves`
        : f.plural(people, { one: `If you pause ${what}, 1 person starts later`, other: `If you pause ${what}, # people start later` }),
    everyone: 'everyone',
    scope: 'Pause',
    choose: 'Choose…',
    frozen: 'Waits',
    goesOn: 'Continues',
    moves: 'Moves, at the earliest',
    firstDays: ({ count, day }: { count: number; day: string }, f) =>
      f.plural(count, { one: `first day on ${day}`, other: `first days on ${day}` }),
    messages: ({ count }: { count: number }, f) => f.plural(count, { one: 'scheduled message', other: 'scheduled messages' }),
    partly: 'Other messages reach everyone outside the pause.',
    sessions: ({ count }: { count: number }, f) => f.plural(count, { one: 'session', other: 'sessions' }),
    switchOff: ({ system }: { system: string }) => `switching off ${system}`,
    switchOffText: 'for everyone, until you resume',
    live: ({ count, tool }: { count: number; tool: string }, f) =>
      f.plural(count, { one: `person already working in ${tool}`, other: `people already working in ${tool}` }),
    liveText: 'with help, buddy and office hours',
    elsewhere: ({ count }: { count: number }, f) => f.plural(count, { one: 'first day elsewhere', other: 'first days elsewhere' }),
    resumeOn: ({ day }: { day: string }) => `If the fix is stable on ${day}. You see the days again before you resume.`,
    goLiveOf: ({ phase, location }: { phase: string; location: string }) => `${phase}, ${location}`,
    offOf: ({ system }: { system: string }) => `${system} switched off`,
    more: ({ count }: { count: number }, f) => f.plural(count, { one: 'and 1 more', other: 'and # more' }),
    nothingMoves: 'Nothing moves if you resume by then.',
    cost: ({ system }: { system: string }) => `Cost of ${system} for longer`,
    costUnknown: 'Not known: the monthly cost is not recorded.',
    costDays: ({ days }: { days: number }, f) => `${f.plural(days, { one: '1 day', other: '# days' })} longer`,
    costRate: ({ from, rate, day }: { from: string; rate: string; day: string }) => `1 ${from} = ${rate}, rate of ${day}`,
    doPause: ({ what }: { what: string }) => `Pause ${what}`,
    offlineToo: 'Works offline too. You can resume later.',
    cancel: 'Do not pause',
    done: 'Rollout paused.',
    pausedSince: ({ what, moment }: { what: string; moment: string }) => `Paused since ${moment}: ${what}`,
    by: ({ name, because }: { name: string; because: string }) => `${name}: ${because}`,
    onThisDevice: 'Saved on this device; others see it once there is a connection',
    pausedNow: ({ what }: { what: string }) => `Paused: ${what}`,
    openIssue: 'Open issue',
    resume: 'Resume…',
    resumeTitle: ({ what }: { what: string }) => `Resume ${what}`,
    doResume: 'Resume rollout',
    resumed: 'Rollout resumed.',
    resumeLater: 'Possible once the issue is fixed and stable.',
    share: 'Share by WhatsApp',
    shareText: ({ what, because, workaround }: { what: string; because: string; workaround: string | null }) =>
      [`We have paused the rollout (${what}): ${because}.`, workaround === null ? '' : `Until it is fixed: ${workaround}`]
        .filter(Boolean)
        .join('\n'),
  },
  nl: {
    pauseAsk: 'Pauzeren…',
    pause: 'Uitrol pauzeren…',
    title: ({ what, people }, f) =>
      people === 0
        ? `Als je ${what} pauzeert, verschuift er geen startdatum`
        : f.plural(people, {
            one: `Als je ${what} pauzeert, begint 1 persoon later`,
            other: `Als je ${what} pauzeert, beginnen # mensen later`,
          }),
    everyone: 'iedereen',
    scope: 'Pauzeren',
    choose: 'Kies…',
    frozen: 'Dit staat stil',
    goesOn: 'Dit gaat door',
    moves: 'Dit verschuift, op z’n vroegst',
    firstDays: ({ count, day }, f) => f.plural(count, { one: `eerste dag op ${day}`, other: `eerste dagen op ${day}` }),
    messages: ({ count }, f) => f.plural(count, { one: 'gepland bericht', other: 'geplande berichten' }),
    partly: 'Andere berichten bereiken iedereen buiten de pauze.',
    sessions: ({ count }, f) => f.plural(count, { one: 'sessie', other: 'sessies' }),
    switchOff: ({ system }) => `uitzetten van ${system}`,
    switchOffText: 'voor iedereen, tot je hervat',
    live: ({ count, tool }, f) => f.plural(count, { one: `collega die al werkt in ${tool}`, other: `collega’s die al werken in ${tool}` }),
    liveText: 'met hulp, maatje en inloopuren',
    elsewhere: ({ count }, f) => f.plural(count, { one: 'eerste dag ergens anders', other: 'eerste dagen ergens anders' }),
    resumeOn: ({ day }) => `Als de oplossing op ${day} stabiel is. Voor je hervat zie je de dagen opnieuw.`,
    goLiveOf: ({ phase, location }) => `${phase}, ${location}`,
    offOf: ({ system }) => `${system} wordt uitgezet`,
    more: ({ count }, f) => f.plural(count, { one: 'en nog 1', other: 'en nog #' }),
    nothingMoves: 'Er verschuift niets als je dan al hervat.',
    cost: ({ system }) => `Kosten van langer ${system}`,
    costUnknown: 'Niet bekend: de kosten per maand zijn niet vastgelegd.',
    costDays: ({ days }, f) => `${f.plural(days, { one: '1 dag', other: '# dagen' })} langer`,
    costRate: ({ from, rate, day }) => `1 ${from} = ${rate}, koers van ${day}`,
    doPause: ({ what }) => `${what.replace(/^./, (first: string) => first.toUpperCase())} pauzeren`,
    offlineToo: 'Werkt ook zonder internet. Je kunt later hervatten.',
    cancel: 'Niet pauzeren',
    done: 'Uitrol gepauzeerd.',
    pausedSince: ({ what, moment }) => `Gepauzeerd sinds ${moment}: ${what}`,
    by: ({ name, because }) => `${name}: ${because}`,
    onThisDevice: 'Op dit apparaat bewaard; anderen zien het zodra er internet is',
    pausedNow: ({ what }) => `Gepauzeerd: ${what}`,
    openIssue: 'Probleem openen',
    resume: 'Hervatten…',
    resumeTitle: ({ what }) => `${what.replace(/^./, (first: string) => first.toUpperCase())} hervatten`,
    doResume: 'Uitrol hervatten',
    resumed: 'Uitrol hervat.',
    resumeLater: 'Kan zodra het probleem opgelost en stabiel is.',
    share: 'Deel via WhatsApp',
    shareText: ({ what, because, workaround }) =>
      [`De uitrol is gepauzeerd (${what}): ${because}.`, workaround === null ? '' : `Tot het is opgelost: ${workaround}`]
        .filter(Boolean)
        .join('\n'),
  },
})
