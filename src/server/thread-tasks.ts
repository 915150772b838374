/** What can be done in a thread of its own, by name: reads of everyone that end in a file, and commands about everyone. */
import type { TaskList } from '#server/threads/thread-task.ts'

/** Each is loaded when it is first asked for. */
export const threadTasks = {
  backup: async () => (await import('#server/operations/backup-copy.ts')).dailyBackup,
  checklistSeen: async () => (await import('#server/checklist/items-seen.ts')).itemsSeen,
  command: async () => (await import('#server/write/command-in-thread.ts')).commandTask,
  commandEnvelope: async () => (await import('#server/write/command-body.ts')).commandEnvelope,
  commandPreview: async () => (await import('#server/write/preview.ts')).previewInThread,
  handover: async () => (await import('#server/review/handover-file.ts')).handoverFile,
  organisationFile: async () => (await import('#server/organisation/organisation-file.ts')).organisationFile,
  peopleList: async () => (await import('#server/people/people-list-file.ts')).peopleListFile,
  peoplePreview: async () => (await import('#server/people/people-preview.ts')).peoplePreview,
  pulseAnswers: async () => (await import('#server/pulse/pulse-answers.ts')).pulseAnswers,
  pulseCounted: async () => (await import('#server/pulse/pulse-told.ts')).pulseCounted,
  pulseTold: async () => (await import('#server/pulse/pulse-told.ts')).pulseTold,
  readRows: async () => (await import('#server/threads/reading.ts')).readRows,
  toldToAll: async () => (await import('#server/communication/told-to-all.ts')).toldToAll,
  usageColumns: async () => (await import('#server/metrics/usage-file-task.ts')).usageColumns,
  usageReport: async () => (await import('#server/metrics/usage-file-task.ts')).usageReport,
  plan: async () => (await import('#server/plan/plan-files.ts')).planFile,
} satisfies TaskList

export type ThreadTasks = typeof threadTasks
