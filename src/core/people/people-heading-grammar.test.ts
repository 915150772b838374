import { expect, test } from 'vitest'
import { fieldOf } from '#core/people/people-heading-grammar.ts'
import type { PersonField } from '#core/people/people-headers.ts'

/** Headings of lists in English, Dutch, French and Spanish, as programs and people write them. */
const expected: Partial<Record<PersonField, string>> = {
  name: 'Voor- en achternaam|Nombre y apellidos del trabajador|Nom et prénom du salarié|Naam|Nombre del trabajador|Nom du salarié|Employee Full Name|Nombre y apellido|Nom et prénoms|Nombres y apellidos|Apellidos y nombres|Medewerker naam|Naam (voluit)|Collaborateur|Empleado|Naam werknemer|Name of employee|Staff name|Worker name|Nom & prénom|Naam & voornaam|Full Legal Name|Preferred name',
  firstName:
    'Eerste naam|Known as|Prénom|Prénoms|First|Given names|Roepnaam|Voorn.|Forename(s)|First Name(s)|Prénom usuel|Preferred first name|Legal First Name|Primer nombre|Nombres|Firstname|FNAME',
  lastName:
    "Fam. naam|Nom marital|Apellido 1|Nom de famille|Apellido(s)|Family name|Achtern.|Lastname|Surname(s)|LNAME|Legal Last Name|Nom d'usage",
  email:
    'E-mail 1|Email Address 1|E-mail|EMAIL_ADDRESS|Adresse mail|Adresse e-mail|Mél.|Correo|Correo electronico corporativo|E-mail (werk)|Work Email Address|Email professionnel|Courriel professionnel|Primary Work Email|Zakelijk mailadres|E-mailadres medewerker|Email ID|Mail ID|Dirección de correo electrónico|User principal name|Adresse courriel',
  employeeNumber:
    'Medewerkersnr|Employee Number|Emp #|EMP_ID|Employee Code|Personnel Nr.|Pers. nr.|Personeels-nr|Medewerkercode|Nº empleado|No. de empleado|Código de empleado|N° matricule|Matricule salarié|Numéro de matricule|ID empleado|Identifiant salarié|Worker ID|Associate ID|Stamnr.|Payroll ID|Badge|Staff code|Clave de empleado|Número de trabajador',
  phone:
    'Telefoonnr.|WhatsApp nummer|Tel.|Téléphone|Teléfono|N° de téléphone|Téléphone portable|Celular|Móvil|Work mobile|Gsm-nummer|Mobiel nr|Mobile No.|Cell #|Tel. mobiel|Phone (work)',
  department:
    'Département/Nom affiché|department_id/name|Employee/Department/Display Name|3. Afdeling|Afd.|Dept|Département|Departamento|Área|Service|Direction|Department Name|Team|Business Unit|Equipo|Gerencia|Dienst|Afdelingnaam|Org. Unit|Sección|Pôle|Département/Service|Cost Centre',
  location:
    'Lokatie|Campus|Vestiging|Locatie|Site|Lieu|Lieu de travail|Ubicación|Sede|Oficina|Bureau|Sucursal|Ciudad|Ville|City|Work site|Lugar de trabajo|Centro de trabajo|Establecimiento|Établissement|Agence|Duty station|Work location name|Plant|Branch name|Kantoorlocatie|Standplaats|Vestiging naam|Vestigingsnaam|Locatie/Site',
  country:
    'Country of employment|Country|Land|Pays|País|Country code|Country/Region|Country of work|Werkland|Pays de travail|País de trabajo|Land van vestiging',
  language:
    'Preferred lang.|Taal|Langue|Idioma|Preferred Language|Voorkeurstaal|Langue préférée|Idioma preferido|Langue de communication|Correspondentietaal|Language spoken',
  jobTitle:
    'Functie|Poste|Fonction|Puesto|Cargo|Job Title|Position|Intitulé du poste|Titre|Functietitel|Rol|Designation|Occupation|Emploi|Job Position/Job Position',
  managerEmail:
    "Reporting manager|Rapporteert aan|Manager|Leidinggevende|Supérieur hiérarchique|Jefe directo|Responsable|Manager Name|Naam leidinggevende|Line manager email|Supervisor|Reports to|Manager's email|N+1|Direct manager|Jefe inmediato|Email manager",
  startsOn:
    "In dienst op|Hired on|Start|Start date|Datum in dienst|Date d'embauche|Fecha de ingreso|Hire Date|Date d'entrée|Fecha de alta|Original hire date|Date of joining|DOJ|Employment start date|In dienst sinds|Datum indienst",
  leftOn:
    'Uit dienst op|Last day worked|End date|Datum uit dienst|Date de sortie|Fecha de baja|Termination date|Last working day|Date de fin de contrat|Employment end date|Fecha de egreso|Leaving date|Contract end date|Date de départ',
  employed:
    'Werkzaam|Still employed|HR status|Status|Statut|Estado|Employment Status|Actif|Activo|Actief|Employee status|Active?|Situación laboral|Estatus|Work status|Status medewerker|Contract status',
  zone: 'IANA zone|UTC offset|Local time zone|Timezone|Tijdzone|Fuseau horaire|Zona horaria|TZ|Time_Zone|IANA time zone',
  oldUse:
    'Aantal uren oude systeem|Time spent in old system (hours/week)|Horas semanales en el sistema anterior|Old tool usage (hrs/wk)|Hours per week in old system|Uren per week oud systeem|usage_of_old_tool_hours_per_week|Heures par semaine ancien système|Horas por semana sistema antiguo|Weekly hours in legacy CRM|Gebruik oude tool (uren/week)|Old tool usage|Legacy system logins per week|current_system_hours_per_week|Hours/week in the old system',
  champion: 'Champion|Kampioen|Ambassadeur|Ambassadrice|Key user|Embajador|Champion (ja/nee)|Super-user|Référent',
  infix: 'Vv|Middle|M.I.|Tussenv.|Tussenvoegsel(s)|tussenvoegsel|Middle Name|Voorvoegsel',
  pilot: 'Pilotdeelnemer|Testgebruiker|Pilot|Pilotgebruiker|Pilot group|Pilote|Pilot user?|Piloto|Usuario piloto',
  blocked:
    'Account geblokkeerd|Soft deleted|Block credential|Blocked|Account disabled|Inactive|Deleted?|Archived|Leaver|Is Deleted|Deactivated at|Exit reason|Ontslagreden|Motif de sortie|Motivo de baja',
  keenness: 'Volunteer|Vrijwilliger|Voluntario|Volontaire|Willing to volunteer|Animo|Enthusiasm (1-5)',
}

test.each(Object.entries(expected))('[IM-1] headings of %s', (field, list) => {
  expect(list.split('|').map((heading) => [heading, fieldOf(heading)?.field])).toEqual(list.split('|').map((heading) => [heading, field]))
})

test('[IM-1] headings of what is private, of the firm, or of something else are not taken for ours', () => {
  const others =
    'Company name|Bedrijfsnaam|Home phone|Privé e-mail|Personal email|Emergency contact|Emergency phone|Date of birth|Geboortedatum|Geboorteplaats|Date de naissance|Lieu de naissance|Salary|Salaris|Gender|Geslacht|Sexe|Sexo|Partner naam|Username|Login|Object Id|Postcode|Street|Adres|Adresse|Nationality|Row #|#|Nr|No.|N°|Remarks|Tool name|System name|Nom entreprise|Nombre de la empresa|Fax|Manager phone|Secondary email|Alternate email|Status date|Created|When created|Budget code|Language skills level|Total hours|Contract hours|Overtime hours'
  expect(others.split('|').flatMap((heading) => (fieldOf(heading) ? [[heading, fieldOf(heading)?.field]] : []))).toEqual([])
})

test.each([
  [
    'employeeNumber',
    'Cédula; Número de cédula; N° cédula; Cédula de identidad; DNI; Ficha; No. de ficha; Medew.nr; ID-nummer; ID number; File number',
  ],
  [
    'startsOn',
    'Ingangsdatum; Ingangsdatum dienstverband; Datum ingang; Aanvang dienstverband; Aanvangsdatum; Begin dienstverband; In dienst vanaf; Datum aanstelling; Contract start; Start of employment; Date of employment; Commencement date; Date de début de contrat; Début de contrat; Date d’effet; Date d’engagement; Entrée en fonction; Fecha de entrada; Inicio de contrato; Fecha de incorporación',
  ],
  [
    'leftOn',
    'Einde dienstverband; Eind dienstverband; Einddatum contract; Einddatum dienstverband; Einde contract; Datum einde dienstverband; Uit dienst vanaf; Ontslagdatum; Datum ontslag; Contract end; End of employment; End of contract; Employment end date; Separation date; Termination; Last working date; Fin de contrat; Date de fin de contrat; Fin de contrato; Fecha de término; Fecha de egreso; Último día de trabajo',
  ],
  ['name', 'Apellidos, Nombre; Trabajador; Salarié'],
  ['firstName', 'Christian name; Christian names; Vorname; Rufname'],
  ['lastName', 'Nachname; Familienname; Sobrenome; Apelidos'],
  ['employeeNumber', 'Empl. nr; Nro. empleado; Salarisnummer; Loonnummer; Mitarbeiter-Nr.'],
  ['email', 'Courrier électronique'],
  ['department', 'Unité; Section; Sectie'],
  ['location', 'Plaats van tewerkstelling; Centro'],
  ['country', 'Land van tewerkstelling'],
  ['employed', 'Arbeidsstatus; Employment status; Estado laboral'],
  ['jobTitle', 'Ocupación'],
  ['language', 'Moedertaal; Mother tongue'],
] as const)('[IM-1] headings of %s in four languages: %s', (field, headings) => {
  for (const heading of headings.split('; ')) expect([heading, fieldOf(heading)?.field]).toEqual([heading, field])
})

test('[IM-1] headings that are about other days, numbers and contracts are nothing that is asked for', () => {
  const others =
    'Fecha de nacimiento; Geboortedatum; Date of birth; Ingangsdatum functie; Datum laatste salarisverhoging; Fecha de última modificación; Contract type; Contractsoort; Type de contrat; Cédula jurídica; BSN; Start time; Einde proeftijd; Probation end date; Fin période d’essai; Contract number; Geboorteplaats; Retirement date; Leave reason; Leave type; Reason for change; Retraite'
  for (const heading of others.split('; ')) expect([heading, fieldOf(heading)]).toEqual([heading, undefined])
})
