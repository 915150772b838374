/** Reports of attendance as other programs and languages lay them out. */
import { describe, expect, test } from 'vitest'
import { minutesThere, readReport } from '#core/training/attendance-report.ts'

describe('[TR-6] reports in other layouts and languages', () => {
  const times = ',03/12/2026 09:00:00,03/12/2026 10:00:00,60'
  const early = ',03/12/2026 08:30:00,03/12/2026 09:00:00,30'
  test.each([
    [
      'Zoom in French',
      'Nom (nom d’origine),Adresse e-mail de l’utilisateur,Heure d’arrivée,Heure de départ,Durée (minutes),Dans la salle d’attente',
      'Non',
      'Oui',
    ],
    [
      'Zoom in Spanish',
      'Nombre (nombre original),Correo electrónico del usuario,Hora de unión,Hora de salida,Duración (minutos),En la sala de espera',
      'No',
      'Sí',
    ],
    [
      'Zoom in Dutch',
      'Naam (oorspronkelijke naam),E-mail van gebruiker,Deelnametijd,Vertrektijd,Duur (minuten),In wachtkamer',
      'Nee',
      'Ja',
    ],
    ['Zoom with a status', 'Name,Email,Join time,Leave time,Duration (Minutes),Status', 'In meeting', 'In waiting room'],
    ['Teams with a lobby', 'Name,Email,Join Time,Leave Time,Duration,Status', 'In meeting', 'In lobby'],
  ])('%s: waiting is no attendance, coming in again counts once', (_, head, inside, waiting) => {
    const rows = [
      `Ann Lee,a@x.sr${early},${waiting}`,
      `Ann Lee,a@x.sr${times},${inside}`,
      `Ann Lee,a@x.sr,03/12/2026 09:30:00,03/12/2026 10:10:00,40,${inside}`,
      `Bob Roy,b@x.sr${early},${waiting}`,
    ]
    const { participants } = readReport([head, ...rows].join('\n'))
    expect(participants.map((one) => [one.name, minutesThere([one], 90)])).toEqual([
      ['Ann Lee', 70],
      ['Bob Roy', 0],
    ])
  })

  test.each([
    [
      'Teams in French',
      'Titre de la réunion\tFormation\nHeure de début\t03/12/2026 09:00:10\n\nNom\tPremière connexion\tDernière déconnexion\tDurée de la réunion\tE-mail\nAnn Lee\t03/12/2026 09:00:10\t03/12/2026 10:20:00\t1 h 10 min 2 s\ta@x.sr\n',
    ],
    [
      'Teams in Spanish',
      'Título de la reunión\tFormación\nHora de inicio\t3/12/2026 9:00:10\n\nNombre\tPrimera unión\tÚltima salida\tDuración de la reunión\tCorreo electrónico\nAnn Lee\t3/12/2026 9:00:10\t3/12/2026 10:20:00\t1 h 10 min 2 s\ta@x.sr\n',
    ],
    [
      'Teams of before in French',
      'Nom complet\tAction de l’utilisateur\tHorodatage\nAnn Lee\tA rejoint\t03/12/2026 09:00:00\nAnn Lee\tA quitté\t03/12/2026 10:10:00\n',
    ],
    ['Meet', 'First name,Last name,Email,Duration,Time joined,Time exited\nAnn,Lee,a@x.sr,1 hr 10 min,9:00 AM,10:20 AM\n'],
    [
      'Meet in Dutch',
      'Voornaam,Achternaam,E-mailadres,Duur,Tijdstip van deelname,Tijdstip van vertrek\nAnn,Lee,a@x.sr,1 uur 10 min.,09:00,10:20\n',
    ],
    ['a list of attendees', 'First Seen At,Attendee Name,Duration (minutes)\n2026-12-03 09:01:00,Ann Lee,70\n'],
  ])('%s', (_, text) => {
    const { participants } = readReport(text)
    expect(participants.map((one) => [one.name, Math.round(minutesThere([one], 90))])).toEqual([['Ann Lee', 70]])
  })
})
