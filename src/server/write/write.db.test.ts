import type { Actor } from '#core/access/access.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { emptyReturn } from '#core/finance/return-input.ts'
import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { auditHash } from '#server/audit/hash-chain.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { allCommands } from '#core/registry/commands.ts'
import { albina, cast, foundCompany, issue, issueAny, organisationId, person, rollout, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { refusalOf, refusedLeavesNothing, standingOf } from '#test/refusals.ts'

const wrongIds = {
  rolloutId: 'nobody-knows',
  personId: 'nobody',
  locationId: 'nowhere',
  phaseKey: 'never',
  itemKey: 'none',
  linkId: 'none',
  freezeId: 'none',
  accountId: 'nobody',
  invitationId: 'none',
  tokenId: 'none',
}

const wrongMessage = { ...wrongIds, messageKey: 'none' }

const wrongTicket = { ...wrongIds, ticketId: 'none' }

const wrongSession = { ...wrongIds, sessionKey: 'none' }

const wrongIssue = {
  ...wrongIds,
  issueId: 'none',
  title: 'X',
  severity: 'minor',
  scope: 'all',
  vendorFixOn: null,
  vendorReference: null,
}

const wrongStep = { ...wrongIds, stepId: 'none' }
const wrongRollback = { ...wrongIds, rollbackId: 'none', textEn: 'X', textNl: 'X' }
const wrongExport = { ...wrongIds, exportId: 'none' }

/** Inputs that are well formed and still have to be refused by the chapter itself; a command without one does not compile. */
const refusals: Record<CommandName, unknown> = {
  'organisation.describe': { name: 'X', country: 'SR', zone: 'America/Nowhere', language: 'nl', currency: 'SRD' },
  'regional.addLocation': albina,
  'regional.changeLocation': { ...albina, locationId: 'nowhere' },
  'regional.removeLocation': { locationId: 'albina' },
  'regional.adoptHolidays': { country: 'QQ', holidays: [] },
  'regional.changeHoliday': { country: 'QQ', day: '2027-01-01', nameEn: 'X', nameNl: 'X', provisional: false, off: true },
  'people.import': { rolloutId: 'nobody-knows', locations: [], people: [], leavers: ['nobody'] },
  'people.add': { ...person('ravi'), email: 'lilian@marowijne.internal' },
  'people.change': person('nobody'),
  'people.leave': { ...wrongIds, leftOn: null },
  'people.forget': wrongIds,
  'people.changeRetention': { forgetAfterDays: 29, booksDays: 90 },
  'people.clearLinks': { before: '2027-02-01' },
  'people.nominate': { ...wrongIds, nominated: true },
  'people.speakFor': { ...wrongIds, pilot: true, keenness: 1, oldUse: null },
  'finance.describeBudget': { ...wrongIds, currency: 'SRD', bufferPercent: 15, dearerPercent: 40 },
  'finance.approveBudget': { ...wrongIds, amount: '1' },
  'finance.keepLine': { ...wrongIds, lineId: 'l1', name: 'X', kind: 'tool', currency: 'SRD', price: '1', quantity: 1, months: null, paidOn: null, source: null }, // prettier-ignore
  'finance.removeLine': { ...wrongIds, lineId: 'l1' },
  'finance.keepRates': { rates: [{ dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD', rate: '0' }], source: null },
  'finance.removeRate': { dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD' },
  'finance.keepReturn': { ...wrongIds, of: emptyReturn },
  'metrics.describeSource': {
    ...wrongIds,
    sourceId: 's1',
    name: 'X',
    grain: 'daily',
    system: 'new',
    report: null,
    workflow: null,
    mapping: null,
  },
  'metrics.noteImport': { ...wrongIds, importId: 'i1', sourceId: 's1', fileName: null, contentHash: null, madeOn: null, newestOn: null, people: 0, taken: 0, refused: 0, unknown: 0, importedBy: 'X' }, // prettier-ignore
  'metrics.takeBackImport': { ...wrongIds, importId: 'i1' },
  'metrics.learnAlias': { aliasId: 'a1', identity: 'x', personId: 'nobody' },
  'metrics.endAlias': { aliasId: 'a1' },
  'metrics.chooseDeciding': { ...wrongIds, sourceId: 'nowhere' },
  'metrics.noteGoals': { ...wrongIds, verdicts: [] },
  'review.close': { ...wrongIds, moment: 'week1', heldOn: '2026-01-02', because: 'X' },
  'review.reopen': { ...wrongIds, moment: 'week1' },
  'review.noteLesson': { ...wrongIds, lessonId: 'l1', moment: 'week1', kind: 'keep', text: 'X', source: null },
  'review.removeLesson': { ...wrongIds, lessonId: 'l1' },
  'review.noteAction': { ...wrongIds, actionId: 'a1', moment: 'week1', title: 'X', ownerId: 'nobody', dueOn: '2026-01-02' },
  'review.settleAction': { ...wrongIds, actionId: 'a1', done: true },
  'review.removeAction': { ...wrongIds, actionId: 'a1' },
  'review.welcome': { ...wrongIds, startsOn: '2027-02-01', buddyId: null },
  'review.settleNewcomer': { ...wrongIds, step: 'account', done: true, note: null },
  'metrics.noteRefusal': { ...wrongIds, refusalId: 'r1', fileName: 'x.csv', reason: '{}' },
  'metrics.settleRefusal': { refusalId: 'r1' },
  'plan.startRollout': rollout,
  'plan.describe': { ...rollout, ...wrongIds },
  'plan.changeSettings': { ...wrongIds, settings: {} },
  'plan.draft': wrongIds,
  'plan.moveDate': { ...wrongIds, to: '2027-02-01' },
  'plan.pin': wrongIds,
  'plan.exclude': { ...wrongIds, because: 'away' },
  'plan.chooseApproach': { ...wrongIds, approach: 'phased', reason: 'safer' },
  'plan.addFreeze': { ...wrongIds, name: 'X', fromOn: '2027-01-01', toOn: '2027-01-02', locationId: null },
  'plan.removeFreeze': wrongIds,
  'plan.approve': wrongIds,
  'plan.setBaseline': { ...wrongIds, reason: 'X' },
  'plan.shareCalendar': { ...wrongIds, name: 'X', secretHash: 'a'.repeat(64) },
  'plan.unshareCalendar': wrongIds,
  'communication.writeDetail': { ...wrongIds, detail: 'benefit', language: 'nl', text: 'x' },
  'communication.brief': { ...wrongIds, pilotGroup: null, pilotResult: null, askName: null, askContact: null, signedBy: null },
  'communication.writeText': { ...wrongIds, scope: 'reminder:never', language: 'nl', subject: 'X', body: 'X' },
  'communication.dropText': { ...wrongIds, scope: 'update', language: 'nl' },
  'communication.approve': wrongMessage,
  'communication.withdrawApproval': wrongMessage,
  'communication.hold': { ...wrongMessage, because: 'wait' },
  'communication.release': wrongMessage,
  'communication.sendNow': wrongMessage,
  'communication.withdraw': wrongMessage,
  'communication.tell': { ...wrongMessage, how: 'talk' },
  'communication.untell': wrongMessage,
  'communication.confirmRead': wrongMessage,
  'communication.retry': wrongMessage,
  'communication.byHand': wrongMessage,
  'communication.settleUnsure': { ...wrongMessage, arrived: true },
  'communication.addChannel': { ...wrongIds, channelId: 'c', kind: 'slack', name: 'X', language: 'nl', address: 'https://x.example/h' },
  'communication.removeChannel': { ...wrongIds, channelId: 'none' },
  'communication.settlePost': { ...wrongMessage, channelId: 'none', arrived: true },
  'communication.readNotice': { noticeId: 'none' },
  'communication.queue': { ...wrongMessage, mail: true },
  'communication.queueReaders': { ...wrongMessage, mail: true, people: ['nobody'] },
  'communication.holdBack': { ...wrongMessage, code: 'communication.unfilled', params: {} },
  'communication.noteDeliveries': { ...wrongIds, outcomes: [] },
  'communication.notePosts': { ...wrongIds, outcomes: [] },
  'communication.noteNotices': { outcomes: [] },
  'communication.chooseChannel': { channel: 'hand' },
  'communication.leaveMail': { personId: 'nobody' },
  'communication.retryNotice': { noticeId: 'none' },
  'communication.settleNotice': { noticeId: 'none', how: 'told' },
  'communication.tellUndelivered': { ...wrongIds, personIds: ['milton'] },
  'training.changeSession': {
    ...wrongSession,
    startsAt: '2027-01-05T10:00:00-03:00',
    minutes: 80,
    seats: 5,
    trainer: 'X',
    room: null,
    form: 'online',
    link: null,
  },
  'training.cancelSession': { ...wrongSession, because: 'ill' },
  'training.signUp': wrongSession,
  'training.cannotCome': { ...wrongSession, because: null },
  'training.noteAttendance': { ...wrongSession, minutes: 80 },
  'training.takeAttendance': { ...wrongSession, source: 'teams', rows: [] },
  'training.closeSession': wrongSession,
  'training.askHelp': { ...wrongSession, appointmentId: 'a', topic: null, officeKey: null },
  'training.bookHelp': { ...wrongSession, appointmentId: 'a', hostId: 'lilian', startsAt: '2027-01-05T10:00:00-03:00', minutes: 30 },
  'training.settleHelp': { ...wrongSession, appointmentId: 'a', state: 'done', log: null },
  'training.noteDropIn': { ...wrongSession, appointmentId: 'a', officeKey: 'none', log: 'X' },
  'training.noteVisit': { ...wrongSession, appointmentId: 'a', visitedOn: '2026-11-23' },
  'training.takeBackVisit': { ...wrongSession, appointmentId: 'a' },
  'training.keepResource': {
    ...wrongSession,
    resourceId: 'r',
    kind: 'faq',
    language: 'nl',
    title: 'X',
    state: 'draft',
    bytes: null,
    extent: null,
    link: null,
    lighterId: null,
  },
  'training.removeResource': { ...wrongSession, resourceId: 'r' },
  'training.attachFile': {
    ...wrongSession,
    resourceId: 'r',
    fileName: 'x.pdf',
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: 'a'.repeat(64),
  },
  'training.rematch': { ...wrongSession, buddyId: null },
  'training.replaceBuddies': { rolloutId: 'nobody-knows' },
  'training.fillSeats': wrongSession,
  'training.invite': wrongSession,
  'support.ask': { ...wrongTicket, question: 'X', page: null, device: null },
  'support.askFor': { ...wrongTicket, question: 'X' },
  'support.solvedByArticle': { ...wrongTicket, question: 'X', articleId: 'none' },
  'support.solvedIt': wrongTicket,
  'support.say': { ...wrongTicket, text: 'X' },
  'support.solve': { ...wrongTicket, answer: 'X' },
  'support.up': { ...wrongTicket, to: 3, because: null },
  'support.goUp': wrongTicket,
  'support.reopen': { ...wrongTicket, because: null },
  'support.withdraw': wrongTicket,
  'support.askVendor': { ...wrongTicket, reference: null, text: 'X' },
  'support.noteVendor': { ...wrongTicket, reference: null, text: 'X' },
  'support.nameTier': { ...wrongTicket, tier: 3, ownerId: null, name: 'X', contact: null, hours: 8 },
  'support.writeArticle': {
    ...wrongTicket,
    articleId: 'none',
    language: 'nl',
    title: 'X',
    body: 'X',
    workaround: false,
  },
  'support.withdrawArticle': { ...wrongTicket, articleId: 'none' },
  'resistance.logObjection': { ...wrongIds, objectionId: 'none', locationId: null, kind: 'noTime', words: null },
  'resistance.answerObjection': { ...wrongIds, objectionId: 'none', response: null, outcome: 'open' },
  'resistance.estimate': { ...wrongIds, what: 'hoursSaved', amount: '2', basis: 'measured', source: 'X' },
  'resistance.noteStory': { ...wrongIds, storyId: 'none', kind: 'quickWin', text: 'X', consent: true },
  'resistance.consentToStory': { ...wrongIds, storyId: 'none', consent: true },
  'resistance.chooseStory': { ...wrongIds, storyId: 'none', chosen: true },
  'resistance.giveFeedback': { ...wrongIds, feedbackId: 'none', text: 'X' },
  'resistance.translate': { ...wrongIds, about: 'story', ofId: 'none', language: 'en', text: 'X', answer: null },
  'resistance.answerFeedback': { ...wrongIds, feedbackId: 'none', answer: 'X', adjusted: true },
  'impact.describeMeasure': { ...wrongIds, measureId: 'none', name: 'X', unit: 'minutes', perWeek: null },
  'impact.noteEstimate': { ...wrongIds, measureId: 'none', readingId: 'r', value: 2, low: 1, high: 3, takenOn: '2026-11-23' },
  'impact.timeTask': { ...wrongIds, measureId: 'none', readingId: 'r', minutes: 2, takenOn: '2026-11-23' },
  'impact.importReadings': { ...wrongIds, measureId: 'none', readings: [] },
  'impact.removeReading': { ...wrongIds, readingId: 'none' },
  'impact.freeze': wrongIds,
  'pulse.answer': { ...wrongIds, weekOn: '2026-11-23', satisfied: 8, recommend: 8, remark: null },
  'pulse.noteAnswered': { ...wrongIds, weekOn: '2026-11-23' },
  'pulse.chooseMode': { ...wrongIds, anonymous: true },
  'pulse.importAnswers': { ...wrongIds, named: [], nameless: [] },
  'pulse.shareLink': { ...wrongIds, secretHash: 'a'.repeat(64) },
  'pulse.remind': { ...wrongIds, weekOn: '2026-11-23', people: [], more: false },
  'pulse.sayEase': { ...wrongIds, saidOn: '2026-11-23', answer: 'yes' },
  'pulse.recordEase': { ...wrongIds, saidOn: '2026-11-23', answer: 'yes' },
  'pulse.callRoll': { ...wrongIds, weekOn: '2026-11-23', used: 'new' },
  'pulse.sayUsed': { ...wrongIds, weekOn: '2026-11-23', used: 'new' },
  'pulse.stateOldUse': { ...wrongIds, statedOn: '2026-11-23', stillThere: null },
  'contingency.pause': { ...wrongIds, pauseId: 'p', issueId: 'none', scope: 'all' },
  'contingency.resume': { ...wrongIds, pauseId: 'none' },
  'contingency.keepFrozen': wrongIds,
  'gates.changeCheck': {
    ...wrongIds,
    checkKey: 'none',
    kind: null,
    threshold: null,
    windows: null,
    minimum: null,
    maxAgeDays: null,
    basis: null,
    dryRun: null,
    because: 'X',
  },
  'gates.approve': { ...wrongIds, because: null },
  'gates.withdraw': wrongIds,
  'gates.evaluate': { ...wrongIds, evidence: [] },
  'gates.remind': { ...wrongIds, checkKey: 'never', people: [], more: false },
  'gates.keepWaiting': wrongIds,
  'contingency.openIssue': wrongIssue,
  'contingency.changeIssue': wrongIssue,
  'contingency.fixIssue': { ...wrongIds, issueId: 'none', fix: 'X' },
  'contingency.closeIssue': { ...wrongIds, issueId: 'none' },
  'contingency.reopenIssue': { ...wrongIds, issueId: 'none' },
  'contingency.keepStep': { ...wrongStep, title: 'X', minutes: 5, ownerId: null },
  'contingency.moveStep': { ...wrongStep, to: 1 },
  'contingency.removeStep': wrongStep,
  'contingency.setNoReturn': { ...wrongIds, noReturnOn: null },
  'contingency.startDrill': { ...wrongIds, drillId: 'none', startedAt: '2026-11-23T15:00:00Z' },
  'contingency.timeStep': { ...wrongStep, drillId: 'none', startedAt: null, endedAt: null },
  'contingency.endDrill': { ...wrongIds, drillId: 'none', endedAt: '2026-11-23T15:00:00Z', worked: true },
  'contingency.describeOldSystem': { ...wrongIds, everyDays: 7, keeperId: null },
  'contingency.recordExport': { ...wrongExport, fileName: 'X', bytes: 1, fileHash: 'a'.repeat(64), madeOn: '2026-11-23' },
  'contingency.removeExport': wrongExport,
  'contingency.recordRestore': { ...wrongExport, restoredOn: '2026-11-23', worked: true, note: 'X' },
  'contingency.placeArchive': { ...wrongIds, place: 'X', untilOn: null },
  'contingency.noteContract': { ...wrongIds, endsOn: '2027-02-15' },
  'contingency.skipProof': { ...wrongIds, proof: 'export', because: 'X' },
  'contingency.stateUnused': { ...wrongIds, unusedOn: '2026-11-23' },
  'contingency.planCelebration': { ...wrongIds, celebrateAt: null },
  'contingency.switchOff': wrongIds,
  'contingency.switchOn': wrongIds,
  'contingency.keepExport': { ...wrongIds, exportId: 'none', sha256: 'a'.repeat(64) },
  'contingency.remindExport': wrongIds,
  'contingency.startRollback': { ...wrongRollback, issueId: 'none', pauseId: 'p', lost: 'X' },
  'contingency.tickStep': { ...wrongRollback, stepId: 'none', done: true },
  'contingency.noteSystem': { ...wrongIds, state: 'old' },
  'contingency.writeRollbackText': wrongRollback,
  'contingency.approveRollbackText': wrongRollback,
  'contingency.tellRollback': { ...wrongRollback, personIds: [] },
  'contingency.decideRollback': { ...wrongRollback, decision: 'retry', because: 'X' },
  'contingency.writeOfflinePlan': { ...wrongIds, work: 'X', form: 'X', entry: 'X' },
  'contingency.notePrinted': { ...wrongIds, on: '2026-11-23' },
  'contingency.noteTried': { ...wrongIds, on: '2026-11-23' },
  'metrics.chooseWorkflows': { ...wrongIds, workflows: ['X'] },
  'contingency.noteData': { ...wrongIds, readingId: 'r', startMb: 1, startOn: '2026-11-23', endMb: null, endOn: null },
  'contingency.removeData': { ...wrongIds, readingId: 'r' },
  'contingency.priceData': { ...wrongIds, pricePerGb: '1', currency: 'SRD', paidBy: 'people' },
  'checklist.see': { ...wrongIds, items: [] },
  'access.enlist': { accountId: 'nobody', name: 'X', email: null, personId: null, role: 'champion', locationIds: [] },
  'access.giveRole': { ...wrongIds, role: 'lead', locationIds: [] },
  'access.withdrawRole': wrongIds,
  'access.endSessions': wrongIds,
  'access.invite': {
    ...wrongIds,
    name: 'X',
    email: null,
    language: null,
    role: 'member',
    locationIds: [],
    secretHash: 'a'.repeat(64),
    days: 14,
  },
  'access.changeInviteDays': { days: 1000 },
  // Whoever acts here is no member, because the company of the tests has none.
  'access.signIn': { way: 'password' },
  'access.signOut': { where: 'here' },
  'access.refuseSignIns': { accountId: 'nobody', count: 1, from: '2026-11-23T15:00:00Z', to: '2026-11-23T15:00:00Z' },
  'access.addPasskey': { name: 'X' },
  'access.removePasskey': { name: 'X' },
  'access.changePassword': { by: 'password' },
  'access.revokeInvitation': wrongIds,
  'access.acceptInvitation': { ...wrongIds, deviceHash: 'a'.repeat(64) },
  'checklist.settle': { ...wrongIds, state: 'done', evidence: null },
  'checklist.assign': { ...wrongIds, ownerId: null },
  'access.createToken': { tokenId: 't', name: 'X', rights: ['rows.read'], rolloutId: 'nobody-knows', secretHash: 'a'.repeat(64), days: 1 },
  'access.revokeToken': wrongIds,
}

/** Leaves out of an input what a command does not take, so that one list of ids serves all. */
const fitted = (
  input: unknown,
  takes: { safeParse(input: unknown): { success: boolean; error?: { issues: readonly { code: string; keys?: readonly string[] }[] } } },
): unknown => {
  const extra = takes.safeParse(input).error?.issues.flatMap(({ code, keys }) => (code === 'unrecognized_keys' ? (keys ?? []) : [])) ?? []
  return Object.fromEntries(Object.entries(input as object).filter(([key]) => !extra.includes(key)))
}

describeOnBoth('the one way to write', (open) => {
  test('a command changes rows, audit and feed together, and says so once', async () => {
    const database = await open()
    const { write, woken } = await foundCompany(database)
    const before = woken.length
    const issued = issue('people.add', person('bea'))
    const answer = await write(cast.owner, issued)
    expect(woken.slice(before)).toEqual([organisationId])
    const { db } = database
    const row = await db.selectFrom('person').selectAll().where('personId', '=', 'bea').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ organisationId, version: answer.version, name: 'Bea', leftOn: null })
    expect(await db.selectFrom('feed').selectAll().where('rowKey', '=', 'bea').execute()).toEqual([
      { organisationId, version: answer.version, table: 'person', rowKey: 'bea', op: 'put', person: 'bea', location: 'albina', movedAt: 0 },
    ])
    const audit = await db.selectFrom('audit').selectAll().where('commandId', '=', issued.id).executeTakeFirstOrThrow()
    expect(audit).toMatchObject({ name: 'people.add', accountId: 'orlando', version: answer.version })
    expect(JSON.parse(audit.changes)).toMatchObject([{ table: 'person', key: 'bea', before: null, after: { name: 'Bea' } }])
  })

  test('[AC-4] the audit trail is a chain: each hash covers its row and the hash before', async () => {
    const database = await open()
    await foundCompany(database)
    const trail = await database.db.selectFrom('audit').selectAll().orderBy('version').execute()
    expect(trail.length).toBeGreaterThan(8)
    let previous = ''
    for (const [index, { hash, ...row }] of trail.entries()) {
      expect(row.version).toBe(index + 1)
      expect(row.previousHash).toBe(previous)
      expect(auditHash(row)).toBe(hash)
      previous = hash
    }
    const head = await database.db
      .selectFrom('organisationVersion')
      .select(['organisationId', 'version', 'auditHash'])
      .executeTakeFirstOrThrow()
    expect(head).toEqual({ organisationId, version: trail.length, auditHash: previous })
  })

  test('the same command twice has one effect and one answer', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const issued = issue('people.add', person('bea'))
    const first = await write(cast.owner, issued)
    const then = await standingOf(database)
    expect(await write(cast.owner, issued)).toEqual(first)
    expect(await standingOf(database)).toEqual(then)
    const both = issue('people.add', person('cor'))
    const [one, other] = await Promise.all([write(cast.owner, both), write(cast.owner, both)])
    expect(one).toEqual(other)
  })

  test('another command under an id that was used is refused', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const issued = issue('people.add', person('bea'))
    await write(cast.owner, issued)
    const others = [
      [cast.owner, { ...issued, name: 'people.change' }],
      [cast.owner, { ...issued, input: person('cor') }],
      [cast.lead, issued],
    ] as const
    for (const [actor, other] of others) await refusedLeavesNothing(database, () => write(actor, other), 'access.idTaken')
  })

  test('[AC-2] every command: a refusal leaves rows, audit and feed untouched', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    for (const { name, input } of allCommands()) {
      const codeFor = async (actor: Actor, sent: unknown) => (await refusalOf(database, () => write(actor, issueAny(name, sent))))?.code
      expect(await codeFor(cast.sponsor, {}), `${name} by a sponsor`).toBe('access.notFound')
      expect(await codeFor(cast.owner, { surely: 'not' }), `${name} with bad input`).toBe('access.badInput')
      const code = await codeFor(cast.owner, fitted(refusals[name as CommandName], input))
      expect(code, `${name} refused by its chapter`).toBeTypeOf('string')
      expect(code, `${name} refused by its chapter`).not.toBe('access.badInput')
    }
  })

  test('[AC-2] the right is checked before existence: what is there and what is not answer alike', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    for (const personId of ['milton', 'nobody']) {
      await refusedLeavesNothing(database, () => write(cast.member, issue('people.leave', { personId, leftOn: null })), 'access.notFound')
      await refusedLeavesNothing(database, () => write(cast.champion, issue('people.leave', { personId, leftOn: null })), 'access.notFound')
    }
    await refusedLeavesNothing(database, () => write(cast.member, issueAny('people.leave', 'not even an input')), 'access.notFound')
    await refusedLeavesNothing(database, () => write(cast.owner, issueAny('people.doesNotExist', {})), 'access.notFound')
  })

  test('writers at the same time take versions without gaps', async () => {
    const database = await open()
    const first = await foundCompany(database)
    const second = writerOf(database)
    const { version } = await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? first : second).write(cast.owner, issue('people.add', person(`p${index}`)))),
    )
    expect(answers.map((one) => one.version).toSorted((a, b) => a - b)).toEqual(answers.map((_, index) => version + 1 + index))
    const feed = await changesAfter(database, cast.owner, version)
    expect(feed.changes.map((one) => one.version)).toEqual(feed.changes.map((_, index) => version + 1 + index))
    expect(feed.version).toBe(version + 40)
  })

  test('a refusal alongside a command undoes the command too', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const alongside = async (): Promise<void> => {
      throw new Problem('access.linkUsedUp', {})
    }
    await refusedLeavesNothing(database, () => write(cast.owner, issue('people.add', person('bea')), { alongside }), 'access.linkUsedUp')
  })

  test('trouble while one of many commands in a commit is written undoes that one alone', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { version } = await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
    const broken = async (): Promise<void> => {
      throw new Error('the disk is full')
    }
    const settled = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        write(cast.owner, issue('people.add', person(`q${index}`)), index % 4 === 1 ? { alongside: broken } : {}),
      ),
    )
    expect(settled.map(({ status }, index) => (status === 'rejected') === (index % 4 === 1))).toEqual(settled.map(() => true))
    const versions = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.version] : []))
    expect(versions.toSorted((a, b) => a - b)).toEqual(versions.map((_, index) => version + 1 + index))
    const people = await database.db.selectFrom('person').select('personId').where('personId', 'like', 'q%').execute()
    expect(people.map(({ personId }) => personId).toSorted()).toEqual(
      settled.flatMap((one, index) => (one.status === 'fulfilled' ? [`q${index}`] : [])).toSorted(),
    )
    expect((await verifyTrail(database, organisationId)).whole).toBe(true)
  })

  test('a row that stays as it is, is not written again', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { version } = await write(cast.owner, issue('people.change', person('milton')))
    expect(await changesAfter(database, cast.owner, version - 1)).toEqual({ version, changes: [], more: false })
  })

  test('ten thousand people go in by one command', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const people = Array.from({ length: 10_000 }, (_, index) => {
      const { locationId: _place, ...rest } = person(`p${index}`)
      return { ...rest, personId: null, location: 'Albina' }
    })
    const { version } = await write(cast.owner, issue('people.import', { rolloutId: null, locations: [], people, leavers: [] }))
    const feed = await changesAfter(database, cast.owner, version - 1)
    expect(feed.changes).toHaveLength(10_000)
    expect(feed.more).toBe(false)
  })

  test('text that no database keeps is refused, not stored in part', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    for (const name of ['a\u0000b', 'half \ud83d'])
      await refusedLeavesNothing(database, () => write(cast.owner, issue('people.add', { ...person('bea'), name })), 'access.badInput')
  })
})
