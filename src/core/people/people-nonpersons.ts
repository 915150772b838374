/** Rows of a staff list that are no person: totals, counts, "printed on", filters, group headings, vacancies; in four languages. */

/** `no`: certainly no person. `group`: the name of a department or place over the people below. `maybe`: a person has to decide. */
export type NonPerson = 'no' | 'group' | 'maybe'

/** Text as it is compared: no accents, no case, single spaces, and no stars or lines drawn around it; other signs stay. */
const plain = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[*=_~•–—> -]+(?=\p{L})|(?<=\p{L})[*=_~•–—< -]+$/gu, '')

const total = String.raw`(?:sub|eind|grand|sous|gran|algemeen|general|alg\.?)?[ -]?(?:totaal|total|totals|totale|totaux|totales|totalen)`
const counted =
  'medewerkers?|werknemers?|personen|mensen|employees?|people|persons?|rows?|records?|items?|regels?|rijen|results?|users?|gebruikers?|leden|members?|staff|employes?|salaries|personnes|lignes|empleados|personas|filas|registros|usuarios|headcount|fte'
const certain: readonly RegExp[] = [
  new RegExp(String.raw`^${total}(?:[ :=].*)?$`),
  new RegExp(String.raw`^(?:totaal|total) (?:aantal|number|count|general|generaal|generale)\b`),
  // What a spreadsheet writes under each group: `Kas Totaal`, `Finance Total`.
  /\S (?:sub|eind)?-?(?:totaal|total|totaux)$/,
  /^(?:aantal|headcount|number of|nombre de|nombre total|numero de|numero total|cantidad|cantidad de|effectif total|count of|sum of|somme de|suma de|total de)\b/,
  new RegExp(String.raw`^(?:gemiddelde?|average|moyenne|promedio|media)(?:[ :].*)?$`),
  new RegExp(String.raw`^[\d.,\s]+(?:${counted})\b`),
  /^(?:(?:afgedrukt|geprint|gegenereerd|geexporteerd|aangemaakt|opgemaakt|bijgewerkt|gedownload|uitgedraaid|printed|generated|exported|created|produced|prepared|updated|downloaded|imprime|genere|exporte|edite|cree|mis a jour|impreso|generado|exportado|creado|actualizado)(?: (?:op|door|met|uit|on|by|at|from|with|le|par|depuis|el|por|desde|a las)\b|[ :]*\d|:))/,
  /^(?:last updated|laatst bijgewerkt|laatste wijziging|derniere mise a jour|ultima actualizacion|stand per|stand op|peildatum|as of|data as of|report date|rapportdatum|print ?date|date du rapport|fecha del informe|run date)\b/,
  /^(?:page|pagina|pag\.?|p\.|blz\.?|bladzijde|blad|sheet|hoja|feuille) ?\d+/,
  // Any sentence that says when the list was made.
  /^(?:print|afdruk|rapport|report|export|situation|situacion|situatie|stand|status|date d.?impression|fecha de impresion|imprimi|gegenereerd|generated)\p{L}*\b.*\d{1,2}[-/. ]\S{1,9}[-/. ]\d{2,4}$/u,
  /^(?:report|rapport|list|lijst|liste|lista|overzicht) (?:generated|created|printed|gegenereerd|gemaakt|afgedrukt|genere|imprime|generado|impreso)\b/,
  /^(?:end of|einde)(?: (?:of|van|the|de|het|report|list|file|lijst|rapport|overzicht|bestand))*\b|^(?:fin|final) (?:de|del|du)\b|^eof$/,
  /^(?:applied filters?|toegepaste filters?|filters?|filtres?|filtros?|gefilterd op|filtered by|sortering|sorted by|bron|source|fuente|note|notes|nota|opmerking|opmerkingen|remark|remarks|remarque|observaciones|let op|legend|legenda|legende|leyenda|disclaimer|datum|date|fecha|auteur|author|autor|versie|version|contact|status|rapport|report|informe)\b *[:=]/,
  /^(?:confidential|vertrouwelijk|strikt vertrouwelijk|strictly (?:confidential|private)|confidentiel|confidencial|internal use only|alleen voor intern gebruik)\b/,
  /^(?:©|\(c\) ?\d|copyright\b)/,
  /^(?:vacant|vacature|vacancy|vacante|open position|open vacature|open|poste vacant|puesto vacante|to be (?:hired|filled|confirmed|determined)|n\.? ?n\.?|t\.? ?b\.? ?[acdh]\.?|nog (?:in te vullen|te werven|onbekend)|nader te bepalen|a pourvoir|por contratar|<.*>|\[.*\]|\.{2,}|…)$/,
  /^(?:example|voorbeeld|exemple|ejemplo)\b *(?::|\(|$)/,
  /^(?:www\.|https?:)|^(?:ditto|idem|do\.)$/,
]
const example =
  /^(?:e\.? ?g\.?|bijv\.?|bv\.|p\. ?ex\.?|par exemple|por ejemplo|p\. ?ej\.?|ej\.|vb\.|voorbeeld|example|exemple|ejemplo)(?=[ :])/
/** What has an account and an address, and is no person. */
const resource =
  /\b(?:test ?user|testgebruiker|test ?account|(?:shared |gedeelde )?mailbox|(?:meeting|conference|training|board) ?room|vergaderzaal|vergaderruimte|salle de (?:reunion|conference)|sala de (?:reuniones|juntas)|service ?account|printer|scanner|copier|projector|beamer|kiosk|no-?reply|helpdesk|service ?desk)\b|^(?:zaal|room|salle|sala) \w{1,3}$/
const unsure: readonly RegExp[] = [
  example,
  /^(?:som|sum|somme|suma|count|effectif|vacature|vacancy|vacant|vacante|test|demo|dummy|filter|bron|source|note|legenda)\b/,
  /[:=]/,
  /^(?:max|min|gem|avg|σ|true|false|waar|onwaar|een|twee|drie|x{2,})$|^(?:gem|avg)\.|^(?:zie|see|voir|ver) (?:boven|hierboven|above|plus haut|arriba)|^let op\b/,
  /^(?:new hires?|nieuw|nieuwe (?:medewerker|collega)|uitzendkracht|oproepkracht|stagiaire?|temp|intern|trainee|invalkracht|admin|administrator|beheer|beheerder|info|support|backup|balie|kassa|receptie|reception|handtekening|signature|paraaf|firma)\b(?: \d+)?$/,
  /^(?:imprimi|opgesteld|getekend|goedgekeurd|prepared|signed|approved)\b/,
  /\b(?:n\.?v|b\.?v|ltd|inc|s\.a|s\.a\.r\.l|gmbh|vof|v\.o\.f)\.?$/,
  /^(?:john|jane) doe$|\b(?:test|voorbeeld|example)$/,
  resource,
]
const groupWord =
  /^(?:afdeling|afd\.?|department|dept\.?|division|divisie|vestiging|locatie|location|site|branch|filiaal|kantoor|office|sector|team|departement|service|succursale|agence|equipe|departamento|area|gerencia|sucursal|oficina|equipo|sede|land|country|pays|pais|regio|region)\b|(?:department|dept\.?|division|team|branch|office|unit|afdeling|divisie)$/
const departmentWord =
  /^(?:verkoop|sales|finance|financien|financial|accounting|hr|human resources|personeelszaken|p&o|p ?en ?o|it|ict|information technology|inkoop|purchasing|procurement|marketing|magazijn|warehouse|logistics|logistiek|administratie|administration|directie|management|productie|production|onderhoud|maintenance|legal|juridische zaken|operations|customer service|klantenservice|r&d|research|engineering|ventas|compras|finanzas|contabilidad|recursos humanos|logistica|produccion|comptabilite|achats|ventes|ressources humaines|logistique|direction|direccion|executive|facilities|quality|kwaliteit|security|beveiliging|receptie|reception|transport|planning|back office|front office|buitendienst|binnendienst)$/

/**
 * Whether the name of a row, which has neither address nor number, is no name; null where it may well be one. `alone`: no other cell of the row is filled.
 * @example nonPersonOf('Aantal medewerkers: 2', true) // 'no'
 */
export const nonPersonOf = (name: string, alone: boolean): NonPerson | null => {
  const text = plain(name)
  if (certain.some((pattern) => pattern.test(text))) return 'no'
  if (alone && groupWord.test(text)) return 'group'
  if (unsure.some((pattern) => pattern.test(text)) || (alone && departmentWord.test(text))) return 'maybe'
  return null
}

/** Whether a name is that of a room, a device or a shared mailbox. */
export const isResource = (name: string): boolean => resource.test(plain(name))

/** Whether a name shows how a row of the list is filled in: `e.g. John Smith`. */
export const isExample = (name: string): boolean => example.test(plain(name))

/** Signs that no name has, and a single letter; a row with nothing but such a name, and neither address nor number, may be a till, a desk or a remark. */
export const hasOddSigns = (name: string): boolean => /[\d!*]|^\p{L}\.?$/u.test(name)

const spreadsheetErrors = /^(?:#[¡¿]?[\p{L}_ ]{2,20}[!?]|#[¡¿]?DIV\/0!?|#N\/[A-Z]|#ND|#+|err:\s?\d{3})$/iu

/** Whether a cell is what a spreadsheet shows where a formula failed. */
export const isSpreadsheetError = (text: string): boolean => spreadsheetErrors.test(text)

/** Whether a text can be a name at all: it has a letter, and is no failed formula. */
export const canBeName = (text: string): boolean => /\p{L}/u.test(text) && !isSpreadsheetError(text)
