/** What a heading stands for by the words it is made of, in any order and in four languages: “Número de empleado”, “Nom de l’employé”. */
import { headings, type PersonField, personFields, plainHeading } from '#core/people/people-headers.ts'

/** Each known heading, plain, with its field and how good a fit it is (0 is best). */
const knownHeadings: ReadonlyMap<string, { field: PersonField; rank: number }> = new Map(
  personFields.flatMap((field) =>
    headings[field]
      .flatMap((line) => line.split(','))
      .map((heading, rank) => [plainHeading(heading), { field, rank }] as const)
      .reverse(),
  ),
)

/** The ideas that headings are made of, with the words for each, without accents. */
const words = {
  ignored:
    'the of in at on for from since sinds has is was aantal to is as and or van de het een der den te bij op aan d du des la le les l el los las del al y et un une una en au aux a an per par por su sa son ' +
    'work professional professionele official current primary main werk zakelijk zakelijke huidig huidige hoofd officieel ' +
    'professionnel professionnelle pro travail trabajo laboral corporativo corporativa actual principal usual usuel vast vaste legal local lokale original direct directe directo directa inmediato inmediata immediate line s tewerkstelling arbeid inst institucional description descripcion omschrijving',
  company: 'company corporate business bedrijf bedrijfs entreprise societe empresa compania',
  contract: 'employment contract contrat contrato dienstverband arbeidscontract arbeidsovereenkomst aanstelling',
  identity: 'cedula dni ficha identidad identite identity identiteit identiteitsnummer ciudadania documento dossier file',
  person:
    'ee employee employees emp staff worker personnel person people member associate colleague medewerker medewerkers medew med empl mitarbeiter werknemer werknemers personeel personeels personeelslid pers collega ' +
    'employe employee employes salarie salaries collaborateur collaboratrice agent agente empleado empleada empleados trabajador trabajadora colaborador persona',
  user: 'user users gebruiker gebruikers utilisateur usuario',
  number: 'number no nr nro num nummer numero n id code identifier identificatie identifiant identificador codigo cod ref reference',
  payroll:
    'matricule legajo nomina payroll badge stamnummer stam registratie registration salarisnummer salarisnr loonnummer loonnr personeelsnummer personeelsnr medewerkernummer',
  name: 'name names naam namen nom noms nombre nome',
  whole: 'full whole complete display volledige volledig weergave complet complets completo completos voluit',
  first: 'first given christian vorname vornamen rufname voor voornaam voornamen prenom prenoms nombres forename roepnaam pila',
  last: 'last family surname nachname familienname sobrenome sobrenomes apelido apelidos achternaam familienaam familie famille apellido apellidos',
  email: 'email emails mail mails mailadres emailadres courriel courrier correo messagerie mel',
  address: 'address addresses addr adr adres adresse direccion electronique electronico electronica',
  phone:
    'phone cel telephone telefoon telefoonnummer tel telefono mobile mobiel mobiele gsm cell cellphone celular movil portable whatsapp fixe fijo',
  department:
    'department departments dept dep dpto afdeling afd departement departamento division divisie team equipe equipo service unit seccion pole sector area direction directie dienst gerencia unite section sectie seccion',
  place:
    'location office affectation lokashon vest site branch vestiging filiaal locatie lokatie kantoor standplaats plaats plek werkplek werklocatie lieu site bureau agence succursale etablissement ville sede oficina sucursal ubicacion establecimiento lugar ciudad localidad city town place centro',
  country: 'country land pays pais',
  language: 'language lang taal moedertaal langue idioma lengua voertaal voorkeurstaal',
  preferred:
    'preferred preference voorkeurs voorkeur preferee preferido preferida spoken gesproken parlee hablado communication communicatie',
  job: 'fnctie kargo title titre titel position role function functie functienaam rol job intitule designation occupation fonction poste emploi puesto cargo funcion beroep post ocupacion',
  manager:
    'reporting rapporteert manager supervisor leidinggevende chef superieur responsable responsible hierarchique hierarchisch jefe jefa gerente teamleider teamlead boss baas superior supervisora n1',
  start:
    'start starts starting hire hired joined joining entree embauche arrivee ingreso alta inicio contratacion indiensttreding entry ing begin begindatum startdatum ' +
    'ingang ingangs aanvang aanvangs aanstellings effective commencement commencing debut effet engagement incorporacion entrada efectiva efectivo',
  end:
    'end ends ending leaving left termination exit sortie depart fin baja salida cese egreso sal uitdiensttreding eind einde einddatum laatste vertrek ' +
    'ontslag beeindiging separation resignation termino terminacion ultimo dernier',
  date: 'date f dat datum day dag fecha jour dia',
  status: 'status situacao sit state statut estado estatus situation situacion actif activo active actief',
  old: 'old legacy previous former present current oud oude vorige huidige ancien ancienne precedent antiguo antigua anterior viejo',
  tool: 'tool tools system systems application app software programme program crm erp systeem systemen applicatie programma pakket outil logiciel systeme sistema herramienta aplicacion',
  use: 'time spent usage use used hours hour hrs logins login gebruik uren uur heures horas uso utilisation inlogs minutes minuten',
  week: 'week wk weekly weekelijks wekelijkse semaine hebdomadaire hebdomadaires semanal semanales semana month maand mensuel day dag',
  champion: 'champion kampioen ambassadeur ambassador embajador campeon referent keyuser sleutelgebruiker',
  zone: 'timezone tijdzone',
  gone:
    'blocked disabled deactivated deleted archived suspended inactive terminated resigned retired dismissed leaver leavers geblokkeerd uitgeschakeld gedeactiveerd verwijderd gearchiveerd inactief ontslagen gepensioneerd vertrokken ' +
    'bloque desactive supprime archive demissionnaire bloqueado desactivado eliminado archivado jubilado despedido',
  account: 'account login access toegang credential soft',
  reason: 'reason reden motif motivo raison cause',
} as const
type Idea = keyof typeof words

const ideaOf = new Map<string, Idea>(
  (Object.entries(words) as [Idea, string][]).toReversed().flatMap(([idea, list]) => list.split(' ').map((word) => [word, idea] as const)),
)

/** Ideas that must all be there and nothing else, with the field they make; `maybe` may be there as well. */
const rules: readonly { field: PersonField; all: readonly Idea[]; maybe?: readonly Idea[] }[] = [
  { field: 'managerNumber', all: ['manager', 'number'], maybe: ['person', 'payroll'] },
  { field: 'managerEmail', all: ['manager'], maybe: ['email', 'address', 'name', 'whole', 'person'] },
  { field: 'employeeNumber', all: ['person', 'number'], maybe: ['payroll'] },
  { field: 'employeeNumber', all: ['user', 'number'] },
  { field: 'employeeNumber', all: ['identity'], maybe: ['number', 'person', 'payroll'] },
  { field: 'employeeNumber', all: ['payroll'], maybe: ['number', 'person'] },
  { field: 'firstName', all: ['first'], maybe: ['name', 'person', 'preferred'] },
  { field: 'lastName', all: ['last'], maybe: ['name', 'person'] },
  { field: 'name', all: ['first', 'last'], maybe: ['name', 'person'] },
  { field: 'name', all: ['name'], maybe: ['whole', 'person', 'first', 'last', 'preferred'] },
  { field: 'name', all: ['whole', 'person'] },
  { field: 'email', all: ['email'], maybe: ['address', 'number', 'person', 'user', 'company'] },
  { field: 'phone', all: ['phone'], maybe: ['number', 'person', 'user', 'company'] },
  { field: 'department', all: ['department'], maybe: ['name', 'person'] },
  { field: 'location', all: ['place'], maybe: ['name', 'person'] },
  { field: 'country', all: ['country'], maybe: ['name', 'number', 'person', 'place', 'contract'] },
  { field: 'language', all: ['language'], maybe: ['preferred', 'person'] },
  { field: 'jobTitle', all: ['job'], maybe: ['name', 'person'] },
  { field: 'startsOn', all: ['start', 'date'], maybe: ['person', 'contract'] },
  { field: 'startsOn', all: ['start', 'contract'], maybe: ['person'] },
  { field: 'leftOn', all: ['end', 'date'], maybe: ['person', 'contract'] },
  { field: 'leftOn', all: ['end', 'contract'], maybe: ['person'] },
  { field: 'employed', all: ['status'], maybe: ['person', 'contract'] },
  { field: 'zone', all: ['zone'], maybe: ['place', 'person'] },
  { field: 'blocked', all: ['gone'], maybe: ['person', 'user', 'account', 'date'] },
  { field: 'blocked', all: ['reason', 'end'], maybe: ['person', 'contract'] },
  { field: 'blocked', all: ['reason', 'gone'], maybe: ['person', 'contract'] },
  { field: 'oldUse', all: ['old', 'use'], maybe: ['tool', 'week', 'person', 'number'] },
  { field: 'oldUse', all: ['tool', 'use'], maybe: ['old', 'week', 'person', 'number'] },
  { field: 'champion', all: ['champion'], maybe: ['person', 'name'] },
]
/** A heading that only its words explain comes after one that is known as it stands. */
const rankByWords = 100

/** The idea of a word, or the two of a word made of two, as Dutch writes them: `vestigingsnaam`. */
const ideasIn = (token: string): readonly Idea[] | undefined => {
  const whole = ideaOf.get(token)
  if (whole !== undefined) return [whole]
  for (let cut = 3; cut <= Math.min(token.length - 2, 24); cut++) {
    const [left, right] = [token.slice(0, cut), ideaOf.get(token.slice(cut))]
    const before = ideaOf.get(left) ?? (left.endsWith('s') ? ideaOf.get(left.slice(0, -1)) : undefined)
    if (before !== undefined && right !== undefined && right !== 'ignored') return [before, right]
  }
  return undefined
}

const tokensOf = (header: string): string[] =>
  header
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .replace(/\be[- ]?mail/g, 'email')
    .replace(/\btime[ _-]zone\b/g, 'timezone')
    .replace(/\bwhats app\b/g, 'whatsapp')
    // The first of several: `E-mail 1`.
    .replace(/(?<=\p{L}[\s_-]*)1\s*$/u, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/**
 * Whether the heading of whole names says that the last name comes first.
 * @example isLastNameFirst('Apellidos y nombre') // true
 */
export const isLastNameFirst = (header: string): boolean => {
  const parts = tokensOf(header).flatMap((token) =>
    (ideasIn(token) ?? []).filter((idea) => idea === 'name' || idea === 'first' || idea === 'last'),
  )
  const [first, last] = [parts.indexOf('first'), parts.indexOf('last')]
  if (first >= 0 && last >= 0) return last < first
  return (last === 0 && parts.at(-1) === 'name' && parts.length > 1) || (first > 0 && parts[0] === 'name')
}

const byWords = (header: string): { field: PersonField; rank: number } | undefined => {
  const tokens = tokensOf(header)
  if (tokens.length === 0 || tokens.length > 12) return undefined
  const ideas = new Set<Idea>()
  for (const token of tokens) {
    const found = ideasIn(token)
    if (found === undefined) return undefined
    for (const idea of found) if (idea !== 'ignored') ideas.add(idea)
  }
  // Beside a first name, `nom` is the last name, and beside a last name, `nombre` is the first.
  if (ideas.has('first') && tokens.some((token) => /^noms?$/.test(token))) ideas.add('last')
  if (ideas.has('last') && tokens.some((token) => /^nombres?$/.test(token))) ideas.add('first')
  const found = rules.find(
    ({ all, maybe = [] }) => all.every((idea) => ideas.has(idea)) && [...ideas].every((idea) => all.includes(idea) || maybe.includes(idea)),
  )
  // What somebody prefers to be called by, or to speak, goes before what the law has.
  return found && { field: found.field, rank: ideas.has('preferred') ? rankByWords - 1 : rankByWords }
}

/** Without the number of the column before it (`2. Naam`); `#`, `N°` and `№` are written for “number”, as in `Tel.#`. */
const spelledOut = (header: string): string =>
  header.replace(/^\s*\d{1,2}[.)]\s*(?=\p{L})/u, '').replace(/#|№|\bn[°º]|\bn\.º/giu, ' number ')

const direct = (header: string): { field: PersonField; rank: number } | undefined => {
  const text = spelledOut(header)
  const technical = /\[([^\]]+)\]/.exec(header)?.[1] ?? ''
  const bare = text.replace(/\([^)]{0,60}\)/g, ' ')
  return (
    knownHeadings.get(plainHeading(text)) ??
    knownHeadings.get(plainHeading(technical)) ??
    knownHeadings.get(plainHeading(bare)) ??
    byWords(text.replace(/\[[^\]]{0,40}\]/g, ' ')) ??
    byWords(bare)
  )
}

/** The last part of a path of fields that only says how the thing before it is shown. */
const showing = new Set(
  'displayname name completename naam nom nombre weergavenaam volledigenaam nomaffiche nomcomplet nombremostrado nombreparamostrar nombrecompleto id code'.split(
    ' ',
  ),
)
const ofName: ReadonlySet<PersonField> = new Set(['name', 'firstName', 'lastName'])

/** `Department/Display Name` is the department; `Naam / Name` the same in two languages; `Company/Display Name` nothing that is asked for. */
const ofParts = (header: string): { field: PersonField; rank: number } | undefined => {
  const path = header.split(/\s*[/|>]\s*/).filter((part) => part !== '')
  // `Employee/Department/Display Name` is what the employee's `Department/Display Name` is.
  const parts = path.length === 3 && ideasIn(tokensOf(path[0] ?? '').join(' '))?.[0] === 'person' ? path.slice(1) : path
  if (parts.length !== 2) return undefined
  const [whole, shown] = parts as [string, string]
  const [first, second] = [direct(whole) ?? direct(whole.replace(/_id$/, '')), direct(shown)]
  if (showing.has(plainHeading(shown)) && !(first && ofName.has(first.field))) return first ?? undefined
  if (!first || !second) return undefined
  if (first.field === second.field) return first
  if (ofName.has(first.field) && ofName.has(second.field)) return { field: 'name', rank: rankByWords }
  return first.field === 'managerEmail' && (second.field === 'email' || second.field === 'name') ? first : undefined
}

/**
 * The field a heading stands for and how well (0 is best), also where it carries a remark (`Uren (per week)`), a technical name
 * (`Name [displayName] Required`), a path (`Department/Display Name`), a second line, or `#` for a number.
 * @example fieldOf('Número de empleado')?.field // 'employeeNumber'
 */
export const fieldOf = (header: string): { field: PersonField; rank: number } | undefined => {
  if (header.length > 120 || header.trim() === '') return undefined
  const line = header.split(/[\r\n]+/).find((one) => one.trim() !== '') ?? ''
  return direct(header) ?? ofParts(header) ?? (line.trim() === header.trim() ? undefined : direct(line))
}
