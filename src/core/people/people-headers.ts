/** The headings under which staff lists keep what we ask for, in Dutch, English, French and Spanish, and as Entra ID, Google Workspace and Odoo write them. */

export const personFields = [
  'name',
  'firstName',
  'infix',
  'lastName',
  'secondLastName',
  'email',
  'employeeNumber',
  'phone',
  'department',
  'location',
  'country',
  'zone',
  'language',
  'jobTitle',
  'managerEmail',
  'managerNumber',
  'startsOn',
  'leftOn',
  'employed',
  'blocked',
  'userType',
  'licence',
  'pilot',
  'keenness',
  'oldUse',
  'champion',
] as const
export type PersonField = (typeof personFields)[number]

/** Best first: where two columns fit one field, the earlier heading is asked first and the other fills its gaps. */
export const headings: Record<PersonField, readonly string[]> = {
  name: [
    'display name, full name, volledige naam, weergavenaam, nom complet, nombre completo, nomber completo, name, nomber i fam, fam i nomber, nomber, cn, employee name, person, staff member, employee, user, worker, colleague, naam',
    'naam medewerker, medewerker, naam werknemer, werknemer, personeelslid, collega, gebruiker, nombre, nom',
    'apellidos nombre, apellidos nombres, apellido nombre, nombre apellidos, nombre apellido, trabajador, trabajadora, salarié, employé',
    'nombre y apellido, nombres y apellidos, apellido y nombre, apellidos y nombres, nom et prénoms, prénom et nom, prénoms et nom, collaborateur, empleado',
    'naam en voornaam, nom et prénom, nom prénom, prénom nom, nombre y apellidos, apellidos y nombre, name and surname, naam voornaam, last name first name',
  ],
  firstName: [
    'first name, given name, forename, first names, first, voornaam, voornamen, roepnaam, voorletters, initialen, initials',
    'eerste naam, known as, called name, called, fname, vnaam, voorl, nom di pila, voorn, prénom, prénoms, nombres, nombre de pila, primer nombre',
  ],
  infix: [
    'infix, tussenvoegsel, tussenvoegsels, tussenv, tussen, tsv, voorvoegsel, voorvoegsels, voorv, tv',
    'vv, middle, middle name, middle names, middle initial, m i, mi, tweede naam, deuxième prénom, segundo nombre',
  ],
  lastName: [
    'last name, surname, family name, last, achternaam, familienaam, geslachtsnaam, naam familie, nom de famille',
    'fam naam, nom marital, nom d’épouse, lname, sn, anaam, ap paterno, nom patronymique, nom de naissance, fam, achtern, nom d’usage, apellido, apellidos, primer apellido, apellido paterno',
  ],
  secondLastName: ['second last name, second surname, ap materno, segundo apellido, apellido 2, apellido materno, tweede achternaam'],
  email: [
    'mail, email, e-mail, email address, email addresses, e-mail addresses, e-mailadressen, proxy addresses, work email, e-mailadres, mailadres, emailadres werk, zakelijk e-mailadres, work e-mail',
    'e-mail werk, werk e-mail, company email, primary email, email primary, primary smtp address, user principal name, upn',
    'courriel, korreo elektroniko, korreo, emailadr, email addr, e-mail addr, mél, adresse électronique, adresse de messagerie, correo, correo electrónico, correo corporativo, dirección de correo, related user login',
  ],
  employeeNumber: [
    'employee number, employee id, employee no, employee nr, emp id, emp no, empno, staff number, staff id, staff no, personnel number',
    'personnel no, personeelsnummer, personeelsnr, pers nr, persnr, medewerkernummer, medewerkersnummer, medewerkernr, medewerker id',
    'werknemersnummer, werknemernummer, werknemer nr, registratienummer, stamnummer, payroll number, badge number, worker id, person id, id',
    'id no, personalnummer, ee id, ee no, numero di empleado, number di empleado, matricule paie, position id, stamnr, clave de empleado, matricule, numéro matricule, legajo, número de legajo, número de nómina, número de personal, badge id, loonnummer, clock number',
    'id number, id nummer, identiteitsnummer, identification number',
  ],
  phone: [
    'mobile phone, mobile, mobile number, cell, cell phone, mobiel, mobiele telefoon, mobiel nummer, gsm, whatsapp, phone, phone number',
    'work phone, business phone, business phones, telephone, telephone number, tel, telefoon, telefoonnummer, tel nr, telefoon werk, zakelijke telefoon',
  ],
  department: [
    'abteilung, cost centre name, departamento i sekshon, sekshon, ou, supervisory organization, department, dept, department name, afdeling, afd, afdelingsnaam, team, business unit, organisational unit, division, unit',
    'dienst, sector, directie, org unit path, org unit, organisatie-eenheid, cost center, cost centre, kostenplaats',
  ],
  location: [
    'campus, standort, physical delivery office name, lieu d’affectation, lokashon, luga, luga di trabou, office location, location, work location, site, site name, office, branch, branch office, plant, building, building id, vestiging',
    'vestigingsplaats, filiaal, locatie, werklocatie, standplaats, kantoor, werkplek, plek, district, city, town, place, plaats, stad, woonplaats werk, centro de trabajo, duty station',
  ],
  country: [
    'country, country code, country or region, country/region, countryorregion, country country name, land, landcode, werkland, usage location, gebruikslocatie',
  ],
  zone: [
    'iana zone, utc offset, gmt offset, time zone, timezone, iana time zone, tijdzone, tz, fuseau horaire, fuseau, zona horaria, huso horario',
  ],
  language: [
    'idioma di preferensia, lenga, preferred language, language, taal, voorkeurstaal, spreektaal, voertaal, locale, language preference, lang, correspondentietaal, mother tongue, native language, langue maternelle, lengua materna',
  ],
  jobTitle: [
    'kargo, funshon, business title, job title, title, position, role, function, employee title, job, functie, functienaam, functietitel, functieomschrijving, rol, beroep',
  ],
  managerEmail: [
    'hefe, rep to, manager email, manager e-mail, manager mail, supervisor email, e-mail leidinggevende, e-mailadres leidinggevende, manager, supervisor, reports to',
    'leidinggevende, chef, direct leidinggevende, line manager, n+1',
  ],
  managerNumber: [
    'manager id, manager number, manager employee id, manager no, supervisor id, nummer leidinggevende, personeelsnummer leidinggevende',
  ],
  startsOn: [
    'hire date, employee hire date, start date, starting date, date of hire, date joined, joined, joining date, employed since, starts on',
    'hired on, joined on, started on, start, date started, in dienst op, in dienst, datum in dienst, indienst, in dienst per, in dienst sinds, datum indiensttreding, indiensttreding, startdatum, begindatum, in service',
    "date d'embauche, date d'entrée, date d'arrivée, f ingreso, eintrittsdatum, entry date, dat in dnst, date d’entrée société, fecha de ingreso, fecha de alta, fecha de contratación, fecha de inicio, doj, employment date",
    'in dienst vanaf, dienst vanaf, date of employment, service date, original service date, entrée en fonction, datum aanstelling, aanstellingsdatum',
  ],
  leftOn: [
    'austrittsdatum, dat uit dnst, leave date, employee leave date time, end date, last day, last working day, termination date, date left, leaving date, left on, leaves on',
    'uit dienst op, last day worked, end of service, uit dienst, datum uit dienst, uitdienst, uit dienst per, datum uitdiensttreding, uitdiensttreding, einddatum, laatste werkdag',
    'date de sortie, date de départ, date de fin, dernier jour, fecha de baja, fecha de salida, fecha de cese, último día',
    'uit dienst vanaf, last working date, termination, date de sortie effective',
  ],
  employed: [
    'employment st, emp st, actief j n, active y n, worker status, sit lab, account enabled, enabled, active, is active, status, employment status, user status, actief, in dienst ja nee, account ingeschakeld',
    'sign in status, sign in allowed, employed, currently employed, still employed, werkzaam, nog in dienst, hr status, account status, employee status, staff status, dienstverband, statut, estado, situación, situation, actif, activo',
  ],
  blocked: [
    'reden uit dienst, reden uitdienst, block credential, blocked, sign in blocked, is blocked, geblokkeerd, aanmelden geblokkeerd, account disabled, disabled, suspended, archived, deleted',
    'soft deletion time stamp, deleted on, deletion date, inactive, is inactive, inactief, terminated, gearchiveerd, verwijderd, bloqué, bloqueado, inactif, inactivo',
  ],
  userType: [
    'user type, usertype, type gebruiker, account type, creation type, gebruikerstype',
    'guest, is guest, guest user, gast, external, is external, external user, extern, externe, invité, invitado, externo',
  ],
  licence: ['licenses, licences, license, licence, assigned licenses, product licenses, licenties, licentie, licencias'],
  pilot: [
    'pilotdeelnemer, pilot participant, deelnemer pilot, testgebruiker, pilot, pilot user, in pilot, pilot group, pilotgebruiker, pilotgroep, in de pilot, testgroep, test group, tester, pilote, piloto, usuario piloto',
  ],
  keenness: [
    'volunteer, volunteers, keenness, keen, enthusiasm, motivation, willing, vrijwilliger, animo, enthousiasme, motivatie, wil eerder, wil meedoen',
    'early adopter, volunteers to go first, doet graag eerder mee, willingness, willing to volunteer, bereidheid, volontaire, voluntario',
  ],
  oldUse: [
    'old system use, use of old system, hours in old system, hours per week in old system, hours a week in the old system, old system hours',
    'hours per week, weekly hours in old system, usage, use, logins, logins per week, usage hours, gebruik, gebruik oud systeem, gebruik oude systeem',
    'uren oud systeem, uren oude systeem, uren per week, uren per week oud systeem, uren per week in oud systeem, uren per week in het oude systeem',
    'inlogs per week, aantal logins',
  ],
  champion: [
    'champion, nominated, nominated champion, nominated as champion, key user, keyuser, super user, superuser, ambassadeur, ambassador, sleutelgebruiker, kartrekker, aanspreekpunt',
    'kampioen, change champion, champion user, ambassadrice, embajador, campeón, référent',
  ],
}

/** A heading reduced to its letters and digits: no case, accents, punctuation, or remarks such as `[Required]`. */
export const plainHeading = (header: string): string =>
  header
    .normalize('NFD')
    .toLowerCase()
    .replace(/\[[^\]]{0,40}\]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
