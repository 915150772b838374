/** Whether a status of a contract or an account means that somebody works here, is gone, or neither for sure; in four languages. */
import { readYesNo } from '#core/people/people-answers.ts'
import { readDay } from '#core/people/people-dates.ts'

/** `unsure` is asked about: an unknown word is not taken for yes. */
export type Standing = 'here' | 'gone' | 'unsure'

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that by themselves, in whatever sentence, say that somebody is gone. */
const gone = set(`
  resigned resignation retired retiree archived deactivated deleted removed dismissed terminated termination fired laid redundant past former ex left leaver departed
  inactive disabled suspended blocked closed ended expired deceased separated discharged quit offboarded alumni
  abandoned abandonment absconded released severed severance gone deprovisioned exited pensioner departure
  ontslagen ontslag gepensioneerd pensioen pensionado vertrokken uitdienst uitgestroomd beeindigd afgelopen verlopen overleden voormalig oud inactief gedeactiveerd uitgeschakeld geschorst
  geblokkeerd verwijderd gearchiveerd weg opgezegd leavers archief vertrokkenen voormalige uitstroom anciens exmedewerkers
  vut prepensioen vroegpensioen pensionering uitgetreden weggegaan uitgeschreven afgetreden
  demissionne demissionnaire demission retraite retraitee licencie licenciee renvoye renvoyee parti partie sorti sortie ancien ancienne inactif inactive desactive desactivee supprime supprimee
  archive quitte rupture depart decede decedee resilie termine terminee radie bloque
  renuncio renuncia jubilado jubilada despedido despedida cesado cesada retirado retirada inactivo inactiva desactivado desactivada deshabilitado deshabilitada eliminado eliminada archivado archivada
  dimitido dimitida cesante prejubilado prejubilada retrenched redundancy afgevloeid afgekeurd demis demise remercie remerciee
  fallecido fallecida terminado terminada finalizado finalizada exempleado exempleada bloqueado bloqueada suspendido suspendida desvinculado desvinculada
`)
/** Words that by themselves, whatever stands beside them, say that somebody is away for a time: who is on leave keeps the job. */
const leave = set(`
  leave maternity paternity parental sick sickness ill absent loa lwop fmla sabbatical furlough furloughed vacation holiday
  verlof zwangerschapsverlof ouderschapsverlof bevallingsverlof studieverlof zorgverlof zwanger ziek ziekte ziekteverlof ziekgemeld arbeidsongeschikt afwezig vakantie
  conge conges maternite paternite maladie absente arret vacances sabbatique
  licencia maternidad paternidad enfermedad enfermo enferma permiso vacaciones excedencia incapacidad
`)
/** Words that say that somebody works here: kinds of contract and states of an account. */
const here = set(`
  active actief actif activo activa enabled ingeschakeld habilitado habilitada habilite current huidig huidige employed working werkend werkzaam trabajando travaille indienst employe employee empleado empleada vigente present alta
  full part permanent vast vaste temporary tijdelijk tijdelijke fixed fulltime parttime voltijd deeltijd regular regulier indefinite onbepaald onbepaalde bepaald bepaalde oproep flex
  intern internship stagiair stage stagiaire trainee apprentice probation proeftijd contractor inhuur uitzendkracht freelance zzp cdi cdd interim interimaire
  titulaire apprenti apprentie plein partiel partielle completo completa parcial contratado contratada confirmed allowed toegestaan autorise remote
  detachering gedetacheerd uren werkt verlengd renewed renouvele prolonge
  indefinido temporal temporario fijo becario aprendiz leerling seizoen seasonal casual hourly salaried
  temp uitzend uitzendbasis oproepkracht uitzendkrachten vakantiekracht invalkracht rehired rehire reinstated herintreder teruggekeerd reintegre reintegree
  notice opzegtermijn preavis preaviso langdurig longue medica
  nieuw new onboarding hired
`)
/** Words that change nothing: `full time`, `in service since`. */
const filler = set(`
  employee employees employed staff medewerker werknemer member time the of in on at is a an to for has from since per op met voor van de het een en dienst contract dienstverband service duty
  en el la le les de du d l con por para un une au aux tiempo completo completa parcial jornada temps plein partiel partielle duree plazo term work werk company
  status account user gebruiker salarie empleado personal activite poste hier tijd nul contrat contrato
`)
const negations = set('not no non niet geen nicht longer meer plus ne pas sin ya never')
/** Said together, these mean what their words alone do not. */
const phrases: readonly (readonly [pattern: RegExp, standing: Standing])[] = [
  [
    /^(?:uit (?:dienst|service)|uit dienst .*|out of service|end of (?:service|contract|employment)|einde? (?:dienstverband|contract|arbeidscontract|aanstelling)|fin de contrat.*|fin de contrato.*|dado de baja|dada de baja|in ruste|en retraite|plus en (?:poste|activite|fonction))$/,
    'gone',
  ],
  // Who is away keeps the job, whatever the account or the pay is set to meanwhile.
  [
    /^(?:inacti\p{L}+|non actif|op non actief|niet actief|suspended|suspendid[oa]) .*(?:leave|verlof|conge|licencia|maternit\p{L}*|maternidad|maternal|paternit\p{L}*|zwanger\p{L}*|ziek\p{L}*|sick|maladie|enfermedad)\b/u,
    'here',
  ],
  [/^(?:unpaid leave|leave without pay|(?:onbetaald )?verlof zonder .*|conge sans solde|licencia sin .*|permiso sin .*)$/, 'here'],
  [/^en (?:poste|activite|fonctions?|funciones|servicio)$|^on (?:duty|contract)$|^in functie$/, 'here'],
  [/^(?:garden|gardening|terminal) leave$/, 'unsure'],
  [/^(?:de )?baja (?:definitiva|voluntaria|laboral definitiva)$/, 'gone'],
  [/^(?:de )?baja (?:maternal|paternal|medica|laboral|temporal|por .*)$/, 'here'],
  [/^(?:still|nog) .*(?:employed|dienst)$/, 'here'],
  [/^(?:pre ?hire|future hire|te starten|nog niet begonnen|not started)$/, 'unsure'],
]

const plain = (value: string): string =>
  value
    .slice(0, 80)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bde-(?=\p{L})/gu, 'de')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/**
 * What a status says of somebody.
 * @example standingOf('Past employee') // 'gone'
 */
export const standingOf = (value: string): Standing => {
  const answer = readYesNo(value)
  if (answer !== null) return answer ? 'here' : 'gone'
  const text = plain(value)
  const said = phrases.find(([pattern]) => pattern.test(text))
  if (said) return said[1]
  const words = text.split(' ').filter((word) => word !== '' && !/^\d+$/.test(word))
  const left = words.filter((word) => !filler.has(word) || here.has(word))
  const isNegated = words.some((word) => negations.has(word))
  const isLeave = left.some((word) => leave.has(word))
  const [away, working] = [left.some((word) => gone.has(word)), isLeave || left.some((word) => here.has(word))]
  if (isNegated)
    return away || isLeave ? 'unsure' : working || words.some((word) => word === 'dienst' || word === 'service') ? 'gone' : 'unsure'
  if (away) return working && (isLeave || !left.every((word) => gone.has(word) || here.has(word))) ? 'unsure' : 'gone'
  if (isLeave) return 'here'
  if (/\bin (?:dienst|service)\b/.test(text)) return 'here'
  return working && left.every((word) => here.has(word)) ? 'here' : 'unsure'
}

/**
 * What a column such as `Block credential` or `Deleted on` says: yes or a day is gone, no is here.
 * @example standingIfBlocked('True') // 'gone'
 */
export const standingIfBlocked = (value: string): Standing => {
  const answer = readYesNo(value)
  if (answer !== null) return answer ? 'gone' : 'here'
  if (readDay(value, 'day') !== null) return 'gone'
  const said = standingOf(value)
  return said === 'unsure' ? 'unsure' : said
}

const dayWithin = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} \p{L}{3,10}\.? \d{4}/u

/**
 * What a status says of somebody on a day: who is gone from a later day on may still be here.
 * @example standingOn('Resigned (effective 2027-01-01)', 'gone', '2026-11-02') // 'unsure'
 */
export const standingOn = (said: string, standing: Standing, today: string): Standing => {
  const day = standing === 'gone' ? readDay(dayWithin.exec(said)?.[0] ?? '', 'day') : null
  return day !== null && day >= today ? 'unsure' : standing
}

/** Words that speak of people alone, and of no account or computer: who has one beside their name in any column is asked about. */
const ended =
  /\b(?:resigned|retired|dismissed|laid off|no longer (?:employed|works?|here)|ex employee|former employee|past employee|left (?:the )?(?:company|firm|organi[sz]ation)|deceased|ontslagen|gepensioneerd|met pensioen|uit dienst|uitdienst|niet meer in dienst|overleden|ex medewerker|oud medewerker|demissionne|retraitee?|licenciee?|decedee?|ancien(?:ne)? (?:employee?|salariee?)|jubilad[oa]|despedid[oa]|renuncio|fallecid[oa]|dad[oa] de baja|ex emplead[oa])\b/

/** What such words begin with, for a quick look: most cells have none. */
const mayEnd =
  /resig|retir|retrait|dismis|laid|longer|former|ex[- ]|past|left|deceas|c[eé]d[eé]|ontslag|pensi|uit ?dienst|meer|overled|oud[- ]|d[eé]mis|licen|ancien|jubil|desped|renun|fallec|baja/i

/**
 * Whether a remark says that somebody has left.
 * @example saysEnded('Met pensioen sinds mei') // true
 */
export const saysEnded = (text: string): boolean => text.length <= 80 && mayEnd.test(text) && ended.test(plain(text))

const inBrackets = /^(?<name>.*\S)\s*[([](?<said>[^()[\]]{3,60})[)\]]$|^[([](?<saidFirst>[^()[\]]{3,60})[)\]]\s*(?<nameBehind>\S.*)$/s
const besideDash = /^(?<name>.*\S)\s+[-–—]\s+(?<said>\S.{2,59})$|^(?<saidFirst>\S.{2,59}?)\s+[-–—]\s+(?<nameBehind>\S.*)$/s

/**
 * A status that stands before or behind a name, in brackets or beside a dash, and the name without it. Beside a dash only words that speak of
 * people alone count, because a last name may stand there as well.
 * @example statusInName('Cara Fox (Terminated)') // { name: 'Cara Fox', said: 'Terminated' }
 */
export const statusInName = (text: string): { name: string; said: string } => {
  const bracketed = /[)\]]$|^[([]/.test(text) ? inBrackets.exec(text)?.groups : undefined
  for (const [found, counts] of [
    [bracketed, (said: string) => standingOf(said) !== 'unsure'],
    [/\s[-–—]\s/.test(text) ? besideDash.exec(text)?.groups : undefined, saysEnded],
  ] as const) {
    const said = found?.['said'] ?? found?.['saidFirst'] ?? ''
    if (said !== '' && counts(said)) return { name: found?.['name'] ?? found?.['nameBehind'] ?? text, said }
  }
  return { name: text, said: '' }
}

/** Whether a type of account, or the heading of a column with yes and no, speaks of a guest from outside. */
export const isGuestType = (value: string): boolean =>
  /\b(?:guest|gast|invite|invitee|invitado|invitada|b2b|external|extern|externe|externo)\b/.test(plain(value))

/** Whether an account has no licence: a room, a shared mailbox, or somebody who is gone or not yet here. */
export const isUnlicensed = (value: string): boolean =>
  /^(?:unlicensed|no licen[sc]e|none assigned|geen licentie|zonder licentie|sans licence|sin licencia)/.test(plain(value))
