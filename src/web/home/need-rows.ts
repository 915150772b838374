/** What each need says on Today: its title, what it is about, and the button that deals with it. */
import type { Need } from '#core/home/needs.ts'
import { ticketPath } from '#core/support/ticket-path.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { itemText } from '#web/checklist/checklist-item.ts'
import { pausedName, pausePath } from '#web/contingency/pause-selectors.ts'
import { offlinePlanPath } from '#web/contingency/offline-plan-selectors.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { rollout, zoneOfLocation } from '#web/sync/store.ts'
import { addressOf as addressOfReview, handoverPath, momentOf } from '#web/review/review-selectors.ts'
import { sessionPath } from '#web/training/session-rows.ts'
import { messageRow } from '#web/home/message-need.ts'
import { line, placeName, type Row, someOf } from '#web/home/need-row.ts'
import { needsWords } from '#web/home/needs-words.ts'

const w = voice(needsWords)

export const rowOf = (need: Need): Row => {
  switch (need.kind) {
    case 'pause':
      return {
        key: need.pause.pauseId,
        title: w('paused', { what: pausedName(need.pause) }),
        about: w('pauseAbout', { because: need.pause.because }),
        button: w('open'),
        href: pausePath(need.pause),
      }
    case 'approvePlan':
      return { key: 'approvePlan', title: w('approvePlan'), about: w('approvePlanAbout'), button: w('approveDo'), href: '/plan' }
    case 'gate': {
      const { phaseKey, holding, verdict } = need.gate
      const checks = (JSON.parse(holding) as string[]).length
      return {
        key: `gate ${phaseKey}`,
        title: w('gate', { phase: phaseName(phaseKey) }),
        about: line(w('gateOf'), verdict === 'pass' ? w('gatePasses') : w('gateHolds', { count: checks })),
        button: verdict === 'pass' ? w('approveDo') : w('open'),
        href: `/gates/${encodeURIComponent(phaseKey)}`,
      }
    }
    case 'messages':
      return messageRow(need)
    case 'task': {
      const { item } = need
      const owner = item.ownerId === null ? w('unassigned') : peopleById.value.get(item.ownerId)?.name
      return {
        key: item.itemKey,
        title: itemText(item),
        about: line(w('task'), phaseName(item.phaseKey), owner),
        button: w('done'),
        task: item,
      }
    }
    case 'attendance': {
      const [first] = need.sessions
      const count = need.sessions.length
      const local = zoneOfLocation(first.locationId)
      return {
        key: 'attendance',
        title: w('attendance', { count }),
        about: line(
          w('training'),
          someOf([...new Set(need.sessions.map(({ locationId }) => placeName(locationId)))]),
          f().moment(first.startsAt, local),
        ),
        button: w('record'),
        href: count === 1 ? sessionPath(first.sessionKey) : '/training',
      }
    }
    case 'untrained':
      return {
        key: 'untrained',
        title: w('untrained', { people: need.people }),
        about: line(w('training'), phaseName(need.phaseKey), w('noSeat')),
        button: w('invite'),
        href: '/training',
      }
    case 'champions': {
      const names = need.locationIds.map(placeName)
      return {
        key: 'champions',
        title: w('champions', { count: names.length, place: names[0] ?? '' }),
        about: line(w('people'), someOf(names)),
        button: w('choose'),
        href: '/people',
      }
    }
    case 'runbook':
      return {
        key: 'runbook',
        title: w('runbook', { lacks: need.lacks[0] }),
        about: w('runbookAbout'),
        button: w('open'),
        href: '/issues/runbook',
      }
    case 'ticket': {
      const { ticket } = need
      const asker = peopleById.value.get(ticket.personId)?.name
      return {
        key: ticket.ticketId,
        title: w('answer', { question: ticket.question }),
        about: line(
          w('question'),
          asker,
          ticket.locationId === null ? '' : placeName(ticket.locationId),
          w('level', { tier: ticket.tier }),
        ),
        button: w('answerDo'),
        href: ticketPath(ticket.ticketId),
      }
    }
    case 'review': {
      const { moment, on } = need.review
      return {
        key: moment,
        title: w('reviewDue', { moment }),
        about: w('reviewAbout', { day: on }),
        button: w('open'),
        href: addressOfReview[moment],
      }
    }
    case 'reviewAction': {
      const { actionId, title, ownerId, moment } = need.action
      return {
        key: actionId,
        title,
        about: line(w('reviewAction'), peopleById.value.get(ownerId)?.name),
        button: w('open'),
        href: addressOfReview[momentOf(moment)],
      }
    }
    case 'notices':
      return {
        key: 'notices',
        title: w('notices', { count: need.notices }),
        about: w('noticesAbout'),
        button: w('decide'),
        href: '/messages/undelivered',
      }
    case 'backups':
      return { key: 'backups', title: w('backups'), about: w(`backups_${need.trouble}`), button: w('open'), href: '/settings' }
    case 'https':
      return { key: 'https', title: w('https'), about: w('httpsAbout'), button: w('httpsDo'), href: '/settings/https' }
    case 'newcomers':
      return {
        key: 'newcomers',
        title: w(need.isComplete ? 'welcome' : 'newcomers', { people: need.people }),
        about: w(need.isComplete ? 'welcomeAbout' : 'newcomersAbout'),
        button: w('review'),
        href: need.isComplete ? handoverPath : '/plan',
      }
    case 'newcomer': {
      const { personId, name, startsOn, step: next } = need
      const { step } = next
      return {
        key: `newcomer ${personId}`,
        title: w('newcomerStep', { name, step }),
        about: line(w('newcomer'), w('newcomerFrom', { day: startsOn })),
        ...(step === 'buddy'
          ? { button: w('choose'), href: '/training/buddies' }
          : {
              button: w('done'),
              command: {
                name: 'review.settleNewcomer',
                input: { rolloutId: rollout.value?.rolloutId ?? '', personId, step, done: true, note: null },
              },
            }),
      }
    }
    case 'refusedFiles': {
      const [first, ...others] = need.files
      return {
        key: 'refusedFiles',
        title: w('refusedFiles', { name: first.fileName, others: others.length }),
        about: line(w('adoption'), tell(JSON.parse(first.reason) as { code: string; params: unknown })),
        button: w('open'),
        href: '/adoption/imports',
      }
    }
    case 'offlinePlans': {
      const { plans } = need
      return {
        key: 'offlinePlans',
        title: w('offlinePlans', { count: plans.length, place: placeName(plans[0].locationId) }),
        about: line(
          w('offlineAbout', { day: f().day(plans[0].on, 'short') }),
          plans.length > 1 && someOf(plans.map(({ locationId }) => placeName(locationId))),
        ),
        button: w('open'),
        href: plans.length === 1 ? offlinePlanPath(plans[0].locationId) : '/issues/offline',
      }
    }
    case 'paidData': {
      const { locations } = need
      return {
        key: 'paidData',
        title: w('paidData', { count: locations.length, place: placeName(locations[0].locationId) }),
        about: line(w('paidDataAbout'), locations.length > 1 && someOf(locations.map(({ locationId }) => placeName(locationId)))),
        button: w('open'),
        href: locations.length === 1 ? offlinePlanPath(locations[0].locationId) : '/issues/offline',
      }
    }
    case 'export':
      return {
        key: 'export',
        title: w('export', { system: rollout.value?.oldSystem ?? '' }),
        about: w('exportAbout', { day: f().day(need.on, 'short') }),
        button: w('record'),
        href: '/old-system',
      }
    case 'hosts': {
      const [first] = need.hours
      const local = zoneOfLocation(first.locationId)
      return {
        key: 'hosts',
        title: w('hosts', { count: need.hours.length }),
        about: line(
          w('training'),
          someOf([...new Set(need.hours.map(({ locationId }) => placeName(locationId)))]),
          w('fromMoment', { moment: f().moment(first.startsAt, local) }),
        ),
        button: w('assign'),
        href: '/training/help',
      }
    }
  }
}
