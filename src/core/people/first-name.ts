/** What somebody is called by: the first name without titles before it, degrees behind it and initials alone. */

const titles = new Set(
  (
    'dr drs mr mrs ms miss mx sir dame ir ing prof professor doctor ds dhr hr heer mevr mevrouw mw meneer mejuffrouw mej jhr jkvr baron baroness lord lady rev reverend pastor pastoor eerwaarde pater zuster ' +
    'hon honourable excellency captain capt col colonel major gen general lt sgt cpt m mme mlle madame monsieur mademoiselle me maitre sr sra srta don dona senor senora senorita lic licda licdo arq abg dra ' +
    'engr atty adv advocaat mgr monseigneur hadji hajj pandit imam rabbi fr br fray sor kol kap maj cdr cmdr ltz lkol sgto tte cnel ccp ' +
    'justice judge rechter bishop bisschop apostle apostel nurse maulana sheikh sjeik sheik abogado abogada minister zr ' +
    'dipl diplom herr frau magister mag weledelgeleerde weledele bc jonkheer jonkvrouw mijnheer'
  ).split(' '),
)
const suffixes = new Set(
  (
    'jr sr ii iii iv v esq md phd dphil msc bsc ba ma mba llm llb bba mph mpa meng beng bed med ra rc aa cpa acca cfa cma pmp rn jd dds dvm mphil msw bsw ba ing mbo hbo bc qc kc obe mbe cbe ' +
    'jnr snr junior senior fca acma cissp prince2 emba edd dba mma msca bbm bs ms bscn bac mlc ma mt lpn rna csm psm capm itil'
  ).split(' '),
)

const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Titles that are first names or words of last names as well: they are titles where a whole name follows. */
const names = new Set('justice judge bishop nurse apostle minister don sheikh'.split(' '))

/** Whether every part of a word such as `prof.dr.` is a title. */
const isTitles = (word: string): boolean => {
  const parts = word.split(/\.-?/).filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => titles.has(bare(part)))
}

/** A degree is written in capitals or with dots inside; a name such as Ma or Ing is not. */
const isSuffix = (word: string): boolean =>
  /^(?=.*\p{L}{2})(?:\p{L}{1,5}\.){2,}$/u.test(word) ||
  (suffixes.has(bare(word)) && (/[.\d]/.test(word) || /\p{Lu}.*\p{Lu}/u.test(word) || /^(?:jr|sr|jnr|snr|junior|senior)$/i.test(word)))
const shortNames = new Set('chr joh th wm geo jos fr alex ant nic ph corn gerh fred ed rob aug ger'.split(' '))
/** A longer word with a dot behind it, `Kapt.` or `Dr.h.c.`, abbreviates a title where a first name follows, and not a name: `Chr. van der Kust`. */
const isAbbreviation = (word: string, next: string): boolean =>
  /^[\p{L}.-]*\p{L}{2,}[\p{L}.-]*\.$/u.test(word) && !shortNames.has(bare(word)) && /^\p{Lu}/u.test(next)
/** Whether `M.` is an initial, as in `M. Pinas` and `M. van Dijk`, and not a title, as in `M. Jean Dupont`. */
const isInitialM = (word: string, following: number, next: string): boolean =>
  bare(word) === 'm' && (following < 2 || !/^\p{Lu}/u.test(next))
const isTitle = (word: string, following: number, next: string): boolean =>
  (following > 1 && (isAbbreviation(word, next) || names.has(bare(word)))) ||
  (following > 0 &&
    isTitles(word) &&
    !names.has(bare(word)) &&
    !isInitialM(word, following, next) &&
    (word.endsWith('.') ||
      !['m', 'don', 'ing', 'general', 'major', 'baron', 'lord', 'lady', 'dame', 'sir', 'pastor', 'lic'].includes(bare(word)) ||
      word === word.toLowerCase()))

/** `Dr.Milton` as `Dr. Milton`; initials such as `J.P.` stay together. */
const apart = (text: string): string => text.replace(/(\p{L}{2,})\.(?=\p{Lu}\p{Ll})/gu, '$1. ')

const isInitials = (word: string): boolean => /^(?:\p{L}\.?){1}$|^(?:\p{L}\.-?){2,}$/u.test(word)
/** What a last name begins with; who has nothing before it is called by all of it. */
const isInfix = (word: string): boolean =>
  /^(?:van|von|vom|de|den|der|ter|ten|del|dos)$/i.test(word) || /^(?:te|het|['’]t|du|da|di|della)$/.test(word)
const isShouted = (word: string): boolean => /^[\p{Lu}\p{M}'’-]{3,}$/u.test(word)
/** `MILTON` as it is written among people. */
const calm = (word: string): string =>
  word.toLocaleLowerCase('nl').replace(/(?<=^|[-'’])\p{L}/gu, (letter) => letter.toLocaleUpperCase('nl'))

/**
 * The first name for a greeting: titles and degrees are no first names, a name in brackets is what somebody with initials is called, and
 * who is known by initials or a last name only is called by the whole of it.
 * @example firstNameOf('Pinas, drs. Milton, MSc') // 'Milton'
 */
export const firstNameOf = (name: string): string => {
  const parts = apart(name.replace(/["“”„]/g, ''))
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !part.split(/\s+/).every(isSuffix))
  const given = [...parts.slice(1, 2), ...parts.slice(0, 1)]
  const all = given.flatMap((part) => part.split(/\s+/)).filter((word) => /\p{L}/u.test(word))
  const words = all.filter((word) => !/^[([].*[)\]]$/.test(word))
  if (/^de$/i.test(words[0] ?? '') && bare(words[1] ?? '') === 'heer' && words.length > 2) words.shift()
  while (isTitle(words[0] ?? '', words.length - 1, words[1] ?? '')) words.shift()
  const whole = words.filter((word) => !isSuffix(word))
  const first = whole[0] ?? words[0] ?? name.trim()
  // Of `Boom A.` the first word may be the last name.
  if (whole.length > 1 && (isInitials(first) || whole.slice(1).every(isInitials))) {
    const called = all.map((word) => /^[([](\p{L}[\p{L}'’-]+)[)\]]$/u.exec(word)?.[1]).find((word) => word !== undefined)
    return called ?? whole.join(' ')
  }
  // Of `PINAS Milton` the part in capitals is the last name.
  const isLoud = isShouted(first) || (isInfix(first) && first === first.toUpperCase())
  const quiet = isLoud ? whole.find((word) => /\p{Ll}/u.test(word) && /^\p{Lu}/u.test(word) && !isInitials(word)) : undefined
  if (quiet !== undefined) return quiet
  if (isInfix(first) && whole.length > 1) return whole.join(' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase())
  return isShouted(first) ? calm(first) : first
}
