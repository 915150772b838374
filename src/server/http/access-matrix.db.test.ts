import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Right, rights } from '#core/access/access.ts'
import { accessMatrix, type Matrix } from '#test/access-matrix.ts'
import { accessMatrixPage } from '#test/access-matrix-page.ts'
import { everyone, type Someone } from '#test/access-stage.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'

/** Written by hand, apart from the code: who has which right. */
const holders: Record<Right, readonly Someone[]> = {
  'organisation.manage': ['owner', 'token'],
  'regional.manage': ['owner', 'lead', 'token'],
  'people.manage': ['owner', 'lead', 'token'],
  'plan.run': ['owner', 'lead', 'token'],
  'plan.share': ['owner', 'lead', 'token'],
  'communication.run': ['owner', 'lead', 'token'],
  'training.run': ['owner', 'lead', 'token'],
  'support.run': ['owner', 'lead', 'token'],
  'metrics.run': ['owner', 'lead', 'token'],
  'usage.send': ['owner', 'lead', 'token'],
  'place.help': ['owner', 'lead', 'champion'],
  'part.take': ['owner', 'lead', 'champion', 'member'],
  'checklist.work': ['owner', 'lead', 'champion', 'token'],
  'rows.read': ['owner', 'lead', 'champion', 'member', 'token'],
  'figures.read': ['owner', 'lead', 'sponsor'],
  'gates.approve': ['owner', 'lead'],
  'gates.override': ['owner'],
  'audit.read': ['owner', 'lead'],
  'access.tokens': ['owner', 'lead'],
  'access.invite': ['owner', 'lead'],
  'access.roles': ['owner'],
}

/** Routes that open without anybody being signed in; whoever adds one, adds it here. */
const openToAll = [
  'GET /api/me',
  'POST /api/first-owner',
  'POST /api/sign-in',
  'POST /api/sign-out',
  'GET /api/sign-in/ways',
  'POST /api/sign-in/mail',
  'POST /api/sign-in/link/about',
  'POST /api/sign-in/link',
  'POST /api/password/reset',
  'POST /api/sign-in/passkey/options',
  'POST /api/sign-in/passkey',
  'GET /api/sign-in/company',
  'GET /api/sign-in/company/return',
  'POST /api/invite/about',
  'POST /api/invite',
  'POST /api/pulse/link/about',
  'POST /api/pulse/link',
  'GET /calendar/{token}.ics',
  'POST /api/mail/choice/{organisationId}/{personId}/{token}',
  'GET /api/mail/choice/{organisationId}/{personId}/{token}',
  'GET /health',
  'GET /ready',
  'GET /metrics',
  'GET /api/openapi.json',
  'GET /api',
  'GET /api/reference.css',
]
/** Routes that machines come in by. */
const forMachines = [
  'POST /api/commands',
  'POST /api/commands/preview',
  'POST /api/people/preview',
  'GET /api/changes',
  'GET /api/changes/stream',
  'GET /api/rollouts/{rolloutId}/plan.{format}',
  'GET /api/rollouts/{rolloutId}/handover.{format}',
  'POST /api/usage',
  'GET /api/adoption',
  'GET /api/adoption/conclusions',
  'GET /api/pulse',
  'POST /api/pulse/import',
  'GET /api/impact',
  'POST /api/impact/import',
  'GET /api/adoption/overview',
  'POST /api/usage/preview',
  'POST /api/usage/columns',
  'POST /api/usage/import',
  'GET /api/usage/imports',
  'GET /api/usage/imports/{importId}',
  'GET /api/usage/imports/{importId}/left-out',
]
const machines: readonly Someone[] = ['token', 'bare token']

/** Commands that the server alone issues. */
const inside: readonly string[] = [
  'people.clearLinks',
  'communication.queue',
  'communication.queueReaders',
  'communication.holdBack',
  'communication.noteDeliveries',
  'communication.notePosts',
  'communication.noteNotices',
  'communication.tellUndelivered',
  'communication.leaveMail',
  'training.attachFile',
  'training.replaceBuddies',
  'training.fillSeats',
  'training.invite',
  'support.goUp',
  'metrics.noteImport',
  'metrics.noteGoals',
  'metrics.noteRefusal',
  'contingency.keepFrozen',
  'contingency.remindExport',
  'contingency.keepExport',
  'contingency.tellRollback',
  'gates.evaluate',
  'gates.keepWaiting',
  'gates.remind',
  'pulse.noteAnswered',
  'pulse.remind',
  'pulse.importAnswers',
  'checklist.see',
  'access.enlist',
  'access.acceptInvitation',
  'access.signIn',
  'access.signOut',
  'access.refuseSignIns',
  'access.addPasskey',
  'access.removePasskey',
  'access.changePassword',
]

const commandsFit = ({ commands }: Matrix): void => {
  for (const { name, right, outcomes } of commands)
    for (const someone of everyone) {
      const may = holders[right].includes(someone) && !inside.includes(name)
      expect(outcomes[someone], `${name} as ${someone}`).toBe(someone === 'nobody' ? 'sign in first' : may ? 'yes' : 'not found')
    }
}

const routesFit = ({ routes }: Matrix): void => {
  expect(
    routes
      .filter(({ access }) => access === 'open')
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(openToAll.toSorted())
  expect(
    routes
      .filter(({ forTokens }) => forTokens)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(forMachines.toSorted())
  for (const { name, access, outcomes } of routes) {
    if (access === 'open') {
      // What a secret opens, opens for whoever has it; nobody is asked to sign in for it.
      expect(new Set(Object.values(outcomes)).size, name).toBe(1)
      expect(outcomes.nobody, name).not.toBe('sign in first')
      continue
    }
    const right = rights.find((one) => one === access)
    for (const someone of everyone) {
      const outcome = outcomes[someone]
      const stays = someone === 'nobody' || (machines.includes(someone) && !forMachines.includes(name))
      if (stays) expect(outcome, `${name} as ${someone}`).toBe('sign in first')
      else if (right && !holders[right].includes(someone)) expect(outcome, `${name} as ${someone}`).toBe('not found')
      else expect(['yes', 'not found'], `${name} as ${someone}`).toContain(outcome)
    }
  }
}

/** Tables that only those who run the rollout see anything of. */
const forLeads = [
  'gate',
  'gateCheck',
  'gateEvaluation',
  'gateReminder',
  'usageSource',
  'usageChoice',
  'keyWorkflow',
  'goalVerdict',
  'toldPhase',
  'usageImport',
  'usageRefusal',
  'calendarLink',
  'warning',
  'baseline',
  'pastBaseline',
  'accessToken',
  'membership',
  'invitation',
  'messageText',
  'translation',
  'channel',
  'post',
  'pulseRound',
  'pulseLink',
  'oldUse',
]
const secret = [
  'calendarLink',
  'accessToken',
  'membership',
  'invitation',
  'channel',
  'letter',
  'notice',
  'objection',
  'pulseReply',
  'pulseLink',
]
/** What was said to one person, which who runs the rollout does not get all at once. */
const toOneself = ['letter', 'notice', 'pulseReply']
/** What stays on the server, whoever asks. */
const onServer = ['gateEvaluation']

const rowsFit = ({ rows }: Matrix): void => {
  for (const { table, whose, seen } of rows) {
    const at = `${table}, ${whose}`
    for (const someone of ['sponsor', 'bare token', 'nobody'] as const) expect(seen[someone], `${at} as ${someone}`).toBe(false)
    const ours = whose !== 'another organisation'
    for (const someone of ['owner', 'lead'] as const)
      expect(seen[someone], `${at} as ${someone}`).toBe(
        ours && !onServer.includes(table) && (!toOneself.includes(table) || whose === 'own'),
      )
    expect(seen.token, `${at} as a token`).toBe(ours && ![...secret, ...onServer].includes(table))
    const others = ['somebody elsewhere', 'another place', 'another organisation']
    if (others.includes(whose) || forLeads.includes(table)) expect(seen.champion, `${at} as a champion`).toBe(false)
    if (/^(somebody|another organisation)/.test(whose) || forLeads.includes(table)) expect(seen.member, `${at} as a member`).toBe(false)
    if (whose === 'own') expect([seen.champion, seen.member], at).toEqual([!forLeads.includes(table), !forLeads.includes(table)])
  }
}

describeOnBoth('the access matrix', (_open, place, dialect) => {
  test('[AC-1] [AC-2] [ME-8] every command, route and row, for everyone: what is not allowed is not found, and what is there is not told from what is not', async () => {
    const matrix = await accessMatrix((await place()).url)
    commandsFit(matrix)
    routesFit(matrix)
    rowsFit(matrix)
    expect(matrix.leaks, 'commands that told somebody of another organisation what is here').toEqual([])
    expect(matrix.strays, 'rows that a live stream and a feed do not agree about').toEqual([])
    const tries = everyone.length * (matrix.commands.length + matrix.routes.length + matrix.rows.length)
    const what = `${dialect}: commands, routes and rows, each tried as everyone, gave what the rights say and nothing else`
    recordEvidence({ what, tries, held: tries })
    const page = await readFile(join(import.meta.dirname, '../../../docs/reference/access-matrix.md'), 'utf8')
    expect(page, 'docs/reference/access-matrix.md is behind: npm run reference').toBe(accessMatrixPage(matrix))
  })
})
