/** Lists of the kinds that people send, each with its truth: nobody is lost, nobody invented, or the row is asked about. */
import { describe, expect, test } from 'vitest'
import { type ImportPreview, importPreview } from '#core/people/people-import.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { utf8, workbookOf } from '#test/people-files.ts'

type Cells = readonly (string | null)[]
const previewOf = (bytes: Uint8Array, name: string): ImportPreview =>
  importPreview(readPeopleFile(bytes, name), { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } })
const csv = (...lines: string[]) => previewOf(utf8(`${lines.join('\n')}\n`), 'lijst.csv')
const rowXml = (cells: Cells, more = '') =>
  `<row${more}>${cells.map((cell) => (cell === null ? '<c/>' : `<c t="inlineStr"><is><t>${cell}</t></is></c>`)).join('')}</row>`
const sheet = (...rows: Cells[]) => rows.map((row) => rowXml(row)).join('')
const merged = (ranges: string, ...rows: Cells[]) => ({
  name: '',
  content: `<worksheet><sheetData>${sheet(...rows)}</sheetData><mergeCells>${ranges
    .split(' ')
    .map((range) => `<mergeCell ref="${range}"/>`)
    .join('')}</mergeCells></worksheet>`,
})
const book = (...sheets: Parameters<typeof workbookOf>[0][number][]) => previewOf(workbookOf(sheets), 'lijst.xlsx')
const names = ({ people }: ImportPreview) => people.map(({ name }) => name)
const codes = (rows: readonly { line: number; code: string }[]) => rows.map(({ line, code }) => `${line} ${code.slice(7)}`)
const noted = ({ notes }: ImportPreview) => notes.map(({ code }) => code.slice(12)).filter((code) => code !== 'placeGuessed')

describe('headings', () => {
  test.each([
    ['Nom patronymique;Prénom usuel;Matricule paie;Mél pro;Lieu d’affectation', 'de la Cruz;Ana;00042;a@x.gf;Kourou'],
    ['Ap. Paterno;Ap. Materno;Nombres;Cód. Empleado;Correo inst.;Sede', 'de la;Cruz;Ana;00042;a@x.gf;Kourou'],
    ['Nòmber i fam;Number di empleado;Korreo elektróniko;Lokashon', 'Ana de la Cruz;00042;a@x.gf;Kourou'],
    ['Fam;Nòmber;Nr. empleado;E-mail;Lugá', 'de la Cruz;Ana;00042;a@x.gf;Kourou'],
    ['Vnaam;Tsv.;Anaam;Pers.nr.;Emailadr.;Vest.', 'Ana;de la;Cruz;00042;a@x.gf;Kourou'],
    ['EE ID,Worker,primaryWorkEmail,Duty Station', '00042,Ana de la Cruz,a@x.gf,Kourou'],
    ['cn;sn;givenName;employeeNumber;mail;physicalDeliveryOfficeName', 'Ana de la Cruz;de la Cruz;Ana;00042;a@x.gf;Kourou'],
    ['Apellidos y nombre;Nº legajo;E-mail Addr;Site', '"de la Cruz, Ana";00042;a@x.gf;Kourou'],
    ['NOM Prénom;Matricule;Email addresses;Site', 'DE LA CRUZ Ana;00042;SMTP:a@x.gf smtp:b@x.gf;Kourou'],
  ])('[IM-1] %s', (head, row) => {
    const [one] = csv(head, row).people
    expect({ ...one, name: one?.name.toLowerCase() }).toMatchObject({
      name: 'ana de la cruz',
      email: 'a@x.gf',
      employeeNumber: '00042',
      location: 'Kourou',
    })
  })

  test('[IM-1] names whose heading says that the last name comes first are turned where it is clear where it ends, else that is said', () => {
    const list = csv('Pers.No.;Last name First name', '1;Lee Ann', '2;van der Kust Anneke')
    expect([names(list), noted(list)]).toEqual([['Ann Lee', 'van der Kust Anneke'], ['lastNameFirst']])
    expect(names(csv('Nombre y apellidos;E-mail', 'Ann Lee;a@x.sr'))).toEqual(['Ann Lee'])
  })

  test('[IM-1] where only a part of the names is found, it is said which columns may hold the rest', () => {
    const list = csv('Voornaam;Zzz;E-mail', 'Ann;Lee;a@x.sr')
    expect(list.notes).toContainEqual({ code: 'people.note.namesInPart', params: { part: 'firstName', unused: ['Zzz'] } })
    expect(noted(csv('E-mail', 'ann.lee@x.sr'))).toEqual(['namesInPart'])
    expect(noted(csv('Voornaam;Achternaam', 'Ann;Lee'))).toEqual([])
  })
})

describe('rows', () => {
  test('[IM-1] subtotals, examples, a till and the headings of a list on its side are no people', () => {
    const list = csv('Naam;E-mail', 'bijv. Jan Jansen;jan@x.sr', 'Ann Lee;a@x.sr', 'Kas Totaal;', 'Kassa 2;', 'Bob Roy;b@x.sr')
    expect([names(list), codes(list.refused), codes(list.asked)]).toEqual([
      ['Ann Lee', 'Bob Roy'],
      ['4 notAPerson'],
      ['2 askPerson', '5 askPerson'],
    ])
    const onItsSide = csv('Naam;Ann Lee;Bob Roy', 'E-mail;a@x.sr;b@x.sr', 'Afdeling;Kas;ICT')
    expect([names(onItsSide), codes(onItsSide.asked)]).toEqual([[], ['2 askPerson', '3 askPerson']])
    // Where figures in names are usual, they say nothing.
    expect(csv('Naam;Afdeling', 'Lid 1;Kas', 'Lid 2;Kas', 'Lid 3;Kas').people).toHaveLength(3)
  })

  test('[IM-1] names of groups above their rows, rooms with an address and single letters are no people', () => {
    const list = csv('Name;Position;Phone', 'Sales Department;;', 'Ann Lee;Clerk;1234567', 'Service Achats;;', 'Bob Roy;Clerk;1234568')
    expect([names(list), codes(list.refused)]).toEqual([
      ['Ann Lee', 'Bob Roy'],
      ['2 groupRow', '4 groupRow'],
    ])
    const others = ['Ann Lee;Chef;1;Kas', 'Bob Roy;Chef;2;Kas', 'Cas Day;Chef;3;ICT', 'Dee Fox;Chef;4;ICT']
    expect(codes(csv('Naam;Functie;Telefoon;Team', ...others, 'x;Chef;5;Kas').asked)).toEqual(['6 askPerson'])
    // A first and a last name are somebody, whatever else is empty.
    expect(csv('Achternaam;Voornaam;Nr. medewerker', 'Lee;Ann;1', 'Roy;Bob;2', 'Day;Cas;3', 'Fox;Dee;').people).toHaveLength(4)
    const accounts = csv('Name;Email', 'Conference Room A;room-a@x.gy', 'Zaal 1;zaal1@x.gy', 'Info Kust;info@x.gy', 'Ann Lee;office@x.gy')
    expect([names(accounts), codes(accounts.asked)]).toEqual([['Ann Lee'], ['2 askMailbox', '3 askMailbox', '4 askMailbox']])
  })

  test('[IM-1] “In dienst” with yes and no says who works here', () => {
    const list = csv('Naam;In dienst?;Uit dienst op', 'Ann;ja;', 'Bob;nee;', 'Cas;ja;01-01-2026')
    expect([names(list), codes(list.refused), noted(list)]).toEqual([['Ann'], ['3 hasLeft', '4 hasLeft'], []])
  })

  test('[IM-1] ditto marks stand for what is above them', () => {
    const list = csv('Naam;Afdeling;Vestiging', 'Ann Lee;Kas;Albina', "Bob Roy;'';idem", 'Cas Day;ICT;id.', 'Id. Pool;Idem;Moengo')
    expect(list.people.map(({ name, department, location }) => [name, department, location])).toEqual([
      ['Ann Lee', 'Kas', 'Albina'],
      ['Bob Roy', 'Kas', 'Albina'],
      ['Cas Day', 'ICT', 'Albina'],
      ['Id. Pool', 'ICT', 'Moengo'],
    ])
  })

  test('[IM-1] a status behind the name or in a remark counts', () => {
    const list = csv(
      'Worker;Functie;Opmerking',
      'Ann Lee (On Leave);Chef;',
      'Bob Roy (Terminated);Chef;',
      'Cas Day;Chef;met pensioen sinds mei',
    )
    expect([names(list), codes(list.refused), codes(list.asked)]).toEqual([['Ann Lee'], ['3 hasLeft'], ['4 askStatus']])
  })

  test.each([
    [
      'people',
      'En poste; Werkend; Habilitado; Licencia sin goce; Unpaid leave; Inactive - maternity leave; Inactif (congé); Opzegtermijn; Temp',
    ],
    [
      'people',
      'Leave of absence; Study leave; Parental leave until March; Long-term sick; Onbetaald verlof; Zorgverlof; En congé depuis mai',
    ],
    [
      'people',
      'Active - remote; Confirmed; On duty; On contract; Gedetacheerd; 0-uren; Bepaalde tijd; Temps partiel; Titulaire; Contratado',
    ],
    ['refused', 'Cesante; Deshabilitado; Dimitido; Redundancy; Afgevloeid; Resigned 01-03-2020'],
    ['refused', 'De-activated; Deprovisioned; Gone; VUT; Einde dienstverband; Einde contract; Werkt hier niet meer; Uitgetreden'],
    ['refused', 'Rupture conventionnelle; Départ; Plus en poste; De baja definitiva; Arbeidscontract niet verlengd'],
    [
      'asked',
      'Seconded; De baja; A; Resigned (effective 2027-01-01); Locked; Garden leave; Unknown; Onbekend; Retired (sick); Not on leave',
    ],
  ] as const)('[IM-1] among %s: %s', (where, statuses) => {
    for (const status of statuses.split('; ')) {
      const list = csv('Naam;Status', 'Ann;Active', `Bob;${status}`)
      expect([status, list[where].length]).toEqual([status, where === 'people' ? 2 : 1])
    }
  })

  test('[IM-1] guests in every spelling of their account are asked about, by the address that reaches them', () => {
    const list = csv(
      'displayName,userPrincipalName,userType',
      'Ann,ann_x.gy#EXT#@k.onmicrosoft.com,',
      'Bob,bob_my-firm.gy%23EXT%23@k.onmicrosoft.com,',
      'Cas,cas_lee_x.gy_ext_@k.onmicrosoft.com,',
      'Dee,live.com#dee@x.gy,Guest',
      'Eva,eva.x.gy#EXT#@k.onmicrosoft.com,Invité',
      'Fay,fay@x.gy,B2B',
      'Guy,guy_ext@x.gy,Member',
    )
    expect([names(list), list.asked.map(({ params }) => (params as { email: string | null }).email)]).toEqual([
      ['Guy'],
      ['ann@x.gy', 'bob@my-firm.gy', 'cas_lee@x.gy', 'dee@x.gy', null, 'fay@x.gy'],
    ])
  })

  test.each([
    ['Block credential', 'False', 'True'],
    ['Leaver', 'N', 'Y'],
    ['Gepensioneerd', 'nee', 'ja'],
    ['Is Deleted', 'false', 'true'],
    ['Deactivated At', '', '2024-05-06 10:00'],
    ['Reden uit dienst', '', 'Pensioen'],
    ['Termination Reason', '', 'Resignation'],
    ['Sign-in status', 'Allowed', 'Blocked'],
  ])('[IM-1] %s: “%s” is here, “%s” is gone', (heading, here, gone) => {
    const list = csv(`Naam;E-mail;${heading}`, `Ann;a@x.sr;${here}`, `Bob;b@x.sr;${gone}`)
    expect([names(list), codes(list.refused)]).toEqual([['Ann'], ['3 hasLeft']])
  })

  test('[IM-1] a column of guests with yes and no, and a status before a name or behind a dash', () => {
    expect(codes(csv('Name;Email;Guest', 'Ann;a@x.sr;no', 'Bob;b@x.gy;yes').asked)).toEqual(['3 askGuest'])
    const list = csv(
      'Naam;E-mail',
      '[Terminated] Ann Lee;a@x.sr',
      'Bob Roy - RETIRED;b@x.sr',
      'Cas Day - Oud;c@x.sr',
      'Jan (Kas) Pool;d@x.sr',
    )
    expect([names(list), codes(list.refused)]).toEqual([
      ['Cas Day - Oud', 'Jan (Kas) Pool'],
      ['2 hasLeft', '3 hasLeft'],
    ])
  })

  test('[IM-1] a last day that only fills a field is none', () => {
    const list = csv('Naam;Uit dienst', 'Ann;01-01-1900', 'Bob;1970-01-01', 'Cas;31-12-9999', 'Dee;01-11-2026')
    expect([names(list), codes(list.refused), noted(list)]).toEqual([['Ann', 'Bob', 'Cas'], ['5 hasLeft'], ['unread']])
  })

  test('[IM-1] letters as pages of the web write them, and lines that were quoted whole', () => {
    expect(names(csv('Naam,E-mail', 'Zo&euml; Lee,z@x.sr', 'D&#39;Andre &amp; Fran&ccedil;ois,d@x.sr', 'A & B;,b@x.sr'))).toEqual([
      'Zoë Lee',
      "D'Andre & François",
      'A & B;',
    ])
    expect(csv('"Naam;E-mail"', '"Ann Lee;a@x.sr"', '"""Roy; Bob"";b@x.sr"').people).toMatchObject([
      { line: 2, name: 'Ann Lee' },
      { line: 3, name: 'Roy; Bob', email: 'b@x.sr' },
    ])
    expect(csv('Naam;E-mail', 'Ren? Lee;z@x.sr').notes).toMatchObject([{ code: 'people.note.lettersLost', params: { line: 2 } }])
  })
})

describe('workbooks', () => {
  const head = ['Naam', 'E-mail']
  test('[IM-1] a sheet after a cover and beside lookups is taken; other sheets with people are named; leavers come last', () => {
    const list = book(
      sheet(['Instructies'], ['Naam', 'verplicht']),
      sheet(['Manager name', 'Manager email', 'Department'], ['Eva Hu', 'e@x.sr', 'Kas']),
      sheet([...head, 'Afdeling'], ['Ann Lee', 'a@x.sr', 'Kas']),
    )
    expect([names(list), list.sheet?.name]).toEqual([['Ann Lee'], 'Blad3'])
    const richer = book(
      sheet(head, ['Ann Lee', 'a@x.sr'], ['Bob Roy', 'b@x.sr']),
      sheet([...head, 'Uit dienst'], ['Old One', 'o@x.sr', '2020-01-01']),
    )
    expect(richer.notes).toMatchObject([{ code: 'people.note.otherLists', params: { others: ['Blad1'] } }])
    const former = workbookOf([sheet([...head, 'Functie'], ['Old One', 'o@x.sr', 'Chef']), sheet(head, ['Ann Lee', 'a@x.sr'])], {
      names: ['Ex-medewerkers', 'Personeel'],
    })
    expect(names(previewOf(former, 'lijst.xlsx'))).toEqual(['Ann Lee'])
  })

  test('[IM-1] a heading of two rows: a number beside first and last names, and a department with a code and a name', () => {
    const list = book(
      merged(
        'A1:C1 D1:E1 F1:G1',
        ['Medewerker', null, null, 'Leidinggevende', null, 'Afdeling', null],
        ['Nr.', 'Voornaam', 'Achternaam', 'Voornaam', 'Achternaam', 'Code', 'Naam'],
        ['12', 'Anneke', 'van der Kust', 'Milton', 'Pinas', 'K1', 'Kas'],
        ['13', 'Milton', 'Pinas', null, null, 'I1', 'ICT'],
      ),
    )
    expect(list.people.map(({ name, department }) => [name, department])).toEqual([
      ['Anneke van der Kust', 'Kas'],
      ['Milton Pinas', 'ICT'],
    ])
  })

  test('[IM-1] a sheet that explains the list, with the same headings and an example, is not taken for it', () => {
    for (const name of ['Instructions', 'Toelichting', 'Voorbeeld']) {
      const explained = sheet(head, ['Jan Lee', 'jan@x.sr'], ['Els Lee', 'els@x.sr'])
      const list = previewOf(workbookOf([explained, sheet(head, ['Ann Lee', 'a@x.sr'])], { names: [name, 'Personeel'] }), 'lijst.xlsx')
      expect([list.sheet?.name, names(list), noted(list)]).toEqual(['Personeel', ['Ann Lee'], ['firstSheet']])
    }
  })

  test('[IM-1] rows that the sheet hides are said and asked about', () => {
    const list = book({
      name: '',
      content: `<worksheet><sheetData>${rowXml(head)}${rowXml(['Ann Lee', 'a@x.sr'])}${rowXml(['Bob Roy', 'b@x.sr'], ' hidden="1"')}</sheetData></worksheet>`,
    })
    expect([names(list), codes(list.asked), list.notes]).toMatchObject([
      ['Ann Lee'],
      ['3 askHidden'],
      [{ code: 'people.note.hiddenRows', params: { count: 1, line: 3 } }],
    ])
    const cells = (...texts: string[]) => texts.map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`).join('')
    const fods = `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><table:table table:name="a"><table:table-row>${cells('Naam', 'E-mail')}</table:table-row><table:table-row table:visibility="filter">${cells('Ann Lee', 'a@x.sr')}</table:table-row></table:table></office:document>`
    const filtered = previewOf(utf8(fods), 'x.fods')
    expect([noted(filtered), codes(filtered.asked)]).toEqual([['hiddenRows'], ['2 askHidden']])
  })

  test('[IM-1] merged over columns and rows: a heading of two rows, groups, two contracts of one person', () => {
    const list = book(
      merged(
        'B1:D1 E1:F1 A1:A2 A3:A4',
        ['Nr', 'Werknemer', null, null, 'Plaatsing', null],
        [null, 'Voornaam', 'Tussenv.', 'Achternaam', 'Afdeling', 'Vestiging'],
        ['1', 'Anneke', 'van der', 'Kust', 'Kas', 'Paramaribo'],
        [null, null, null, null, 'ICT', null],
        ['AFDELING: MAGAZIJN', null, null, null, null, null],
        ['2', 'Milton', null, 'Pinas', null, 'Albina'],
      ),
    )
    expect([list.people.map(({ name, department, location }) => [name, department, location]), codes(list.refused)]).toEqual([
      [
        ['Anneke van der Kust', 'Kas', 'Paramaribo'],
        ['Milton Pinas', null, 'Albina'],
      ],
      ['4 noName', '5 noName'],
    ])
  })

  test('[IM-1] a second list below with its headings in another order, and one beside the first', () => {
    const below = csv(
      'Naam;E-mail;Afdeling',
      'Ann Lee;a@x.sr;Kas',
      ';;',
      'Naam;Afdeling;E-mail;Schoenmaat',
      'Bob Roy;ICT;b@x.sr;44',
      'Naam;E-mail;Afdeling',
      'Cas Day;c@x.sr;Kas',
    )
    expect(below.people.map(({ name, email, department }) => [name, email, department])).toEqual([
      ['Ann Lee', 'a@x.sr', 'Kas'],
      ['Bob Roy', 'b@x.sr', 'ICT'],
      ['Cas Day', 'c@x.sr', 'Kas'],
    ])
    expect([codes(below.refused), below.notes]).toMatchObject([
      ['4 headingsAgain', '6 headingsAgain'],
      [{ code: 'people.note.otherOrder', params: { line: 4, lost: ['Schoenmaat'] } }],
    ])
    const beside = csv('Naam;E-mail;;Naam;E-mail', 'Ann Lee;a@x.sr;;Bob Roy;b@x.sr')
    expect([names(beside), beside.notes]).toMatchObject([
      ['Ann Lee'],
      [{ code: 'people.note.secondList', params: { count: 1, value: 'Bob Roy' } }],
    ])
  })
})
