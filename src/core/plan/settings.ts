/** The figures a lead may change, with the guide's or the rules' defaults. */

export interface PlanSettings {
  /** Largest group in one session (TR-2). */
  readonly seats: number
  /** Minutes of a group session, 60 to 90 (TR-1). */
  readonly sessionMinutes: number
  /** People to one champion (PH-7). */
  readonly peoplePerChampion: number
  /** People to one buddy (TR-5). */
  readonly peoplePerBuddy: number
  /** Expected tickets per person in week 1, week 2 and after: an assumption until measured (PH-8). */
  readonly ticketsPerWeek: readonly [first: number, second: number, after: number]
  /** Tickets that an hour of office hours or of a champion answers (PH-8). */
  readonly ticketsPerHour: number
  /** Hours a week that a champion helps (PH-8). */
  readonly championHours: number
  /** How many trainers there are; each is at one location a day (TR-2). */
  readonly trainers: number
  /** Weeks between the go-lives of two waves of a phase. */
  readonly weeksPerWave: number
  /** Share of a session that somebody must be there for it to count, 0 to 1 (TR-6). */
  readonly presentShare: number
}

export const defaultSettings: PlanSettings = {
  seats: 12,
  sessionMinutes: 80,
  peoplePerChampion: 20,
  peoplePerBuddy: 3,
  ticketsPerWeek: [0.8, 0.4, 0.2],
  ticketsPerHour: 6,
  championHours: 3,
  trainers: 1,
  weeksPerWave: 1,
  presentShare: 0.75,
}

/** Settings as kept in the column of a rollout, with defaults for what it does not name. */
export const settingsOf = (json: string): PlanSettings => ({ ...defaultSettings, ...(JSON.parse(json) as Partial<PlanSettings>) })
